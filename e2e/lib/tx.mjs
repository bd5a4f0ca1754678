// Sends transactions: signed ones, and bare ones without signature.

import { head, recordsOf, until } from './blocks.mjs';

export class Refused extends Error {
  constructor(code, docs = '') {
    super(docs ? `${code}: ${docs}` : code);
    this.code = code;
  }
}

export function errorName(api, error) {
  if (error.isModule) {
    const meta = api.registry.findMetaError(error.asModule);
    return [`${meta.section}.${meta.name}`, meta.docs.join(' ')];
  }
  const inner = error.inner?.type;
  return [inner ? `${error.type}.${inner}` : error.type, ''];
}

function checkSuccess(api, events) {
  const failed = events.find(({ event }) => api.events.system.ExtrinsicFailed.is(event));
  if (failed) throw new Refused(...errorName(api, failed.event.data[0]));
}

/**
 * Signs, sends and waits until it is in a block. Rejects with `Refused` if the call fails. Other options are
 * those of the API for signing.
 */
export async function send(api, tx, signer, { timeout = 180_000, nonce, ...options } = {}) {
  // Unlike the API's own default, this counts transactions in the pool.
  nonce ??= await api.rpc.system.accountNextIndex(signer.address);
  return new Promise((resolve, reject) => {
    let unsubscribe;
    let over = false;
    const finish = (settle, value) => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      unsubscribe?.();
      settle(value);
    };
    const timer = setTimeout(() => finish(reject, new Error('not included in time')), timeout);
    // Immortal: a mortal transaction is refused if the pool has not seen the block yet that it counts from, which
    // happens on a busy machine with short blocks.
    tx.signAndSend(signer, { era: 0, ...options, nonce }, (result) => {
      try {
        if (result.isError) throw new Error(`transaction ${result.status.type}`);
        // A development node may report Finalized without InBlock.
        if (!result.status.isInBlock && !result.status.isFinalized) return;
        checkSuccess(api, result.events);
        const hash = result.status.isInBlock ? result.status.asInBlock : result.status.asFinalized;
        finish(resolve, { events: result.events, block: hash.toHex() });
      } catch (error) {
        finish(reject, error);
      }
    }).then(
      (u) => {
        unsubscribe = u;
        if (over) u();
      },
      (error) => finish(reject, error),
    );
  });
}

/** The block with this hash as the node has it: a header, and transactions in hexadecimal. */
export const rawBlock = async (api, hash) => (await api._rpcCore.provider.send('chain_getBlock', [hash])).block;

/**
 * Sends a call without signature, as the API does by itself, and waits until it is in a block. Rejects with `Refused` if
 * the call fails.
 */
export async function sendUnsigned(api, tx, { timeout = 180_000 } = {}) {
  // A transaction that was signed before stays so.
  const bare = tx.isSigned ? api.tx(tx.method) : tx;
  const hex = bare.toHex();
  let next = (await head(api)) + 1;
  // Not watched: for a while after the first time the API would answer what it answered then to the same bytes.
  await bare.send();
  const { block, index } = await until(
    api,
    async () => {
      for (const last = await head(api); next <= last; next += 1) {
        const block = (await api.rpc.chain.getBlockHash(next)).toHex();
        const index = (await rawBlock(api, block)).extrinsics.indexOf(hex);
        if (index >= 0) return { block, index };
      }
      return undefined;
    },
    timeout,
  );
  const all = await recordsOf(api, block);
  const events = all.filter(({ phase }) => phase.isApplyExtrinsic && phase.asApplyExtrinsic.eqn(index));
  checkSuccess(api, events);
  return { events, block };
}

/** Whether the events show that a fee was paid. The supply would not tell: an era may have ended in between. */
export const feePaid = (api, events) =>
  events.some(({ event }) => api.events.transactionPayment.TransactionFeePaid.is(event));

/** Expects a promise to reject with the error `code`, such as `distribution.AlreadyClaimed`. */
export async function refused(promise, code) {
  try {
    await promise;
  } catch (error) {
    if (error.code === code) return error;
    throw new Error(`expected ${code}, got ${error.code ?? ''} ${error.message}`);
  }
  throw new Error(`expected ${code}, but it went through`);
}

/** Expects the pool to refuse an unsigned call with the error `name` of `pallet`. */
export async function refusedByPool(api, promise, name, pallet = 'Distribution') {
  const { errors } = api.runtimeMetadata.asLatest.pallets.find((p) => p.name.toString() === pallet);
  const type = api.registry.lookup.getSiType(errors.unwrap().type);
  const index = type.def.asVariant.variants.find((v) => v.name.toString() === name).index.toNumber();
  try {
    await promise;
  } catch (error) {
    if (error.data === `Custom error: ${index}` || error.message.includes(`Custom error: ${index}`)) return;
    throw new Error(`expected the pool to refuse for ${name} (${index}), got ${error.message} ${error.data ?? ''}`);
  }
  throw new Error(`expected the pool to refuse for ${name}, but it went through`);
}
