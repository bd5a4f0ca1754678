// What the programs for other people's clients share. The driver (run.mjs) starts each of them as
// `client.mjs read|claim LIFE ANSWER`: it reads LIFE, which says where the node is, and writes ANSWER.

import { readFileSync, writeFileSync } from 'node:fs';

const [what, lifeFile, answerFile] = process.argv.slice(2);

/** Gives the driver what it asked for. */
export const deliver = (answer) => writeFileSync(answerFile, JSON.stringify(answer));

const textOf = (error) => String(error?.message ?? error);

/**
 * Does what the driver asks for, and ends the program. `read` returns the blocks, `claim` nothing, or what the claim
 * paid where it is not on the chain that it can be seen.
 */
export async function answer({ read, claim }) {
  const life = JSON.parse(readFileSync(lifeFile, 'utf8'));
  try {
    deliver(what === 'read' ? { blocks: await read(life) } : { claim: (await claim(life)) ?? null });
  } catch (error) {
    console.error(error);
    deliver({ error: textOf(error) });
  }
  process.exit(0);
}

/** Looks at each block: what `look` returns of it, or why it could not. */
export async function blocks(life, look) {
  const read = [];
  for (const { number, hash } of life.blocks) {
    try {
      read.push({ number, ...(await look(hash, number)) });
    } catch (error) {
      read.push({ number, error: textOf(error) });
    }
  }
  return read;
}

/** Calls a method of the node, for clients that bring no connection. */
export async function rpc(life, method, params = []) {
  const response = await fetch(life.url.replace('ws:', 'http:'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
  const { error, result } = await response.json();
  if (error) throw new Error(`${error.code}: ${error.message}: ${error.data ?? ''}`);
  return result;
}

/** The evidence of a row of a list, as clients built on polkadot.js take it. */
export const evidenceOf = ({ index, amount, proof }) => ({ Merkle: { index, amount, proof } });

/** An extrinsic as clients built on polkadot.js have it. */
export function extrinsicOf({ method, isSigned, hash }) {
  const call = `${method.section}.${method.method}`;
  const [round, account] = method.args;
  return {
    call,
    signed: isSigned,
    ...(hash && { hash: hash.toHex() }),
    ...(call === 'distribution.claim' && { round: round.toNumber(), account: account.toHex() }),
  };
}

/** An event record as clients built on polkadot.js have it. */
export function eventOf({ phase, event }) {
  const name = `${event.section}.${event.method}`;
  const { id, beneficiary, amount } = event.data;
  return {
    event: name,
    at: phase.isApplyExtrinsic ? phase.asApplyExtrinsic.toNumber() : null,
    ...(name === 'distribution.Paid' && {
      round: id.toNumber(),
      account: beneficiary.toHex(),
      amount: amount.toString(),
    }),
  };
}
