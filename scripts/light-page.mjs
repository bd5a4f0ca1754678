// Lets a built page follow the chain by its light client: light-page.mjs RELAY_SPEC PARACHAIN_SPEC FOLDER. Looks whether
// both specs belong together and whether a browser can reach their boot nodes, puts them into FOLDER/chain, and says so
// in FOLDER/deployment.json, which has to be there. Changes nothing if anything is wrong.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The ways in which a browser reaches a node. Those without TLS only from pages without it, or on its own machine. */
const REACHED = /\/(?:ws|wss|webrtc-direct)(?:\/|$)/;

function fail(message) {
  console.error(`error: ${message}`);
  process.exit(3);
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return fail(`${file} cannot be read: ${error.message}`);
  }
}

const [relayFile, paraFile, folder, ...rest] = process.argv.slice(2);
if (!folder || rest.length > 0) fail('usage: light-page.mjs RELAY_SPEC PARACHAIN_SPEC FOLDER');
const deploymentFile = join(folder, 'deployment.json');
const [relay, para, deployment] = [relayFile, paraFile, deploymentFile].map(read);

const named = para.relay_chain ?? para.relayChain;
if (typeof named !== 'string') fail(`${paraFile} is not the spec of a parachain: it has no field relay_chain`);
if (named !== relay.id) fail(`${paraFile} names the relay chain ${named}, but ${relayFile} is ${relay.id}`);
if (para.para_id === undefined && para.paraId === undefined) fail(`${paraFile} has no field para_id`);
for (const [file, spec] of [
  [relayFile, relay],
  [paraFile, para],
]) {
  if (!spec.genesis?.raw && !spec.genesis?.stateRootHash) fail(`${file} is not raw: export it with --raw`);
  const reached = (spec.bootNodes ?? []).filter((node) => REACHED.test(node));
  const wanted = 'one with /ws, /wss or /webrtc-direct';
  if (reached.length === 0) fail(`${file} has no boot node that a browser can reach: ${wanted}`);
}

mkdirSync(join(folder, 'chain'), { recursive: true });
// Without blanks: browsers load them.
writeFileSync(join(folder, 'chain', 'relay.json'), JSON.stringify(relay));
writeFileSync(join(folder, 'chain', 'para.json'), JSON.stringify(para));
writeFileSync(deploymentFile, `${JSON.stringify({ ...deployment, light: true }, null, 2)}\n`);
console.log(`The page in ${folder} offers its light client for ${para.id} on ${relay.id}.`);
