// Fails if the built page is larger than promised: `check-size.mjs [FOLDER]`. What counts is what a browser loads,
// compressed as servers do it. The reader of lists, which only managers load, and the light client, once there is one, are
// loaded on demand and counted apart.

import { readFileSync, readdirSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const LIMIT = 300_000;
const READER = 'reader.wasm';
const READER_LIMIT = 700_000;
const COMPRESSED = new Set(['.html', '.js', '.css', '.svg', '.json', '.wasm']);

const folder = process.argv[2] ?? 'dist';
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
if (files.length === 0) {
  console.error(`error: there is no built page in ${folder}`);
  process.exit(1);
}
let sum = 0;
let reader = 0;
for (const file of files.sort()) {
  const bytes = readFileSync(file);
  const size = COMPRESSED.has(extname(file)) ? gzipSync(bytes, { level: 9 }).length : bytes.length;
  if (basename(file) === READER) reader += size;
  else sum += size;
  console.log(`${String(size).padStart(8)}  ${file}`);
}
console.log(`${String(sum).padStart(8)}  bytes compressed, of ${LIMIT}`);
if (sum > LIMIT || reader > READER_LIMIT) {
  console.error(`error: the ${sum > LIMIT ? 'page' : 'reader of lists'} has become too large`);
  process.exit(1);
}
