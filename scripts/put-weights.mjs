// Puts weights that were measured on their own in the place of those in a weight file: put-weights.mjs FILE SOME, both as
// scripts/weights.hbs makes them. Says at each when that was. Fails if FILE lacks one of them.
//
//   --raise   takes of both measurements the higher time, each number of a sum on its own; the rest is as in SOME

import { readFileSync, writeFileSync } from 'node:fs';
import { withMeasured } from './weights.mjs';

const raise = process.argv[2] === '--raise';
const [file, some] = process.argv.slice(raise ? 3 : 2);
writeFileSync(file, withMeasured(readFileSync(file, 'utf8'), readFileSync(some, 'utf8'), raise));
