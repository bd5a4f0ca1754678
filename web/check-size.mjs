// Fails if the built page is larger than promised: `check-size.mjs [FOLDER]`. What counts is what a browser loads,
// compressed as servers do it. What is loaded only when it is opened has limits of its own: see README.md.

import { readFileSync, readdirSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const LIMIT = 300_000;
/** Parts that are counted apart, with what their files are called. */
const PARTS = [
  { name: 'reader of lists', files: /^reader\.wasm$/, limit: 700_000 },
  { name: 'part of sales, scores, announcements and history', files: /^apart-/, limit: 60_000 },
  { name: 'light client', files: /^smoldot/, limit: 3_500_000 },
];
const COMPRESSED = new Set(['.html', '.js', '.css', '.svg', '.json', '.wasm']);

const folder = process.argv[2] ?? 'dist';
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
if (files.length === 0) {
  console.error(`error: there is no built page in ${folder}`);
  process.exit(1);
}
const sums = new Map([[null, 0], ...PARTS.map((part) => [part, 0])]);
for (const file of files.sort()) {
  const bytes = readFileSync(file);
  const size = COMPRESSED.has(extname(file)) ? gzipSync(bytes, { level: 9 }).length : bytes.length;
  const part = PARTS.find((one) => one.files.test(basename(file))) ?? null;
  sums.set(part, sums.get(part) + size);
  console.log(`${String(size).padStart(8)}  ${file}`);
}
for (const [part, sum] of sums) {
  const [name, limit] = part ? [part.name, part.limit] : ['page', LIMIT];
  console.log(`${String(sum).padStart(8)}  bytes compressed, of ${limit}: ${name}`);
  if (sum > limit) {
    console.error(`error: the ${name} has become too large`);
    process.exitCode = 1;
  }
}
