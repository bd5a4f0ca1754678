// Prints a list of N generated rows: make-list.mjs N. The same N gives the same list.
import { createHash } from 'node:crypto';

const rows = Number(process.argv[2]);
let out = '';
for (let i = 0; i < rows; i += 1) {
  const account = createHash('sha256').update(`row ${i}`).digest('hex');
  out += `0x${account},${10_000_000_000 + i}\n`;
  if (out.length > 1 << 20) {
    if (!process.stdout.write(out)) await new Promise((resolve) => process.stdout.once('drain', resolve));
    out = '';
  }
}
process.stdout.write(out);
