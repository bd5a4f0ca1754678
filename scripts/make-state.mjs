// Adds accounts to a raw chain spec, so that its state is as deep as that of a chain in use: make-state.mjs SPEC N OUT.
// Their keys are like those of real accounts, spread evenly; their hashes need not be right, because no call reads them.
import { createHash } from 'node:crypto';
import { createWriteStream, readFileSync } from 'node:fs';
import { once } from 'node:events';

const [specFile, count, outFile] = process.argv.slice(2);
const spec = JSON.parse(readFileSync(specFile, 'utf8'));
const { top } = spec.genesis.raw;
// `System::Account`: what the accounts have that are there already.
const PREFIX = '0x26aa394eea5630e07c48ae0c9558cef7b99d880ec681799c0cf30e8886371da9';
const [example] = Object.entries(top).filter(([key]) => key.startsWith(PREFIX));
if (!example) throw new Error(`${specFile} has no accounts; is it raw?`);
const [, value] = example;

const out = createWriteStream(outFile);
const write = async (text) => {
  if (!out.write(text)) await once(out, 'drain');
};
// The accounts come where a last entry stands that no state has.
top.last = 'here';
const [before, after] = JSON.stringify(spec).split('"last":"here"');
await write(before);
let text = '';
for (let n = 0; n < Number(count); n += 1) {
  const account = createHash('sha256').update(`account ${n}`).digest('hex');
  const hash = createHash('sha256').update(account).digest('hex').slice(0, 32);
  text += `${n === 0 ? '' : ','}"${PREFIX}${hash}${account}":"${value}"`;
  if (text.length > 1 << 20) {
    await write(text);
    text = '';
  }
}
await write(text);
await write(after);
out.end();
await once(out, 'finish');
