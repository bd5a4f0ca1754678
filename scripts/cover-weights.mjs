// Raises weights in a file that scripts/weights.hbs made to what they were made of: cover-weights.mjs FILE RESULTS, with
// what `benchmark pallet --json-file` wrote in the same run. Where the fitted line does not reach the median time at an
// end of a component, a slope or the base is raised, with a comment that says so. Fails if FILE has a weight that RESULTS
// lacks.

import { readFileSync, writeFileSync } from 'node:fs';
import { covering, measurements } from './weights.mjs';

const [file, results] = process.argv.slice(2);
writeFileSync(file, covering(readFileSync(file, 'utf8'), measurements(results)));
