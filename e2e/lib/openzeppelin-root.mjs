// Builds the tree of a list in the order of its rows with @openzeppelin/merkle-tree; prints its root and the time that
// took: openzeppelin-root.mjs FILE
import { readFileSync } from 'node:fs';
import { StandardMerkleTree } from '@openzeppelin/merkle-tree';

const started = performance.now();
const rows = readFileSync(process.argv[2], 'utf8')
  .trim()
  .split('\n')
  .map((line, index) => [String(index), ...line.split(',')]);
const { root } = StandardMerkleTree.of(rows, ['uint256', 'bytes32', 'uint256'], { sortLeaves: false });
const seconds = (performance.now() - started) / 1000;
console.log(
  JSON.stringify({
    library: '@openzeppelin/merkle-tree',
    rows: rows.length,
    root,
    seconds,
    microsecondsPerRow: (seconds * 1e6) / rows.length,
  }),
);
