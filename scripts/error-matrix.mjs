// The matrix of refusals: which test has met which error of which call of our pallets. A refusal that the docs of a call name
// and no test has met fails, and so does one that a call gave and its docs do not name. Whoever notes it compares the state's
// root (pallets/common/src/test.rs), so every cell says as well that the refused call changed nothing.
//
// Each test program of a pallet notes, one to a line, with tabs between the words:
//   error ERROR                     an error of the pallet
//   names CALL ERROR                the docs of a call name an error
//   links CALL OTHER                the docs of a call refer to those of another
//   dispatched CALL ERROR TEST      a call was refused in a test
//   expected CALL ERROR TEST        the function that the call delegates to was

import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The refusals that no test can meet, with the reason: `{ "PALLET.CALL": { "ERROR": "why" } }`. */
const EXCUSED = fileURLToPath(new URL('./error-matrix.json', import.meta.url));

/** What a program has noted, as lines of words. */
const linesOf = (text) =>
  text
    .split('\n')
    .filter((line) => line)
    .map((line) => line.split('\t'));

/** A map of sets, filled from pairs. */
function grouped(pairs) {
  const groups = new Map();
  for (const [key, value] of pairs) groups.set(key, (groups.get(key) ?? new Set()).add(value));
  return groups;
}

/** The errors that the docs of a call name, or those of calls that they refer to. */
function allowed(call, names, links, seen = new Set()) {
  if (seen.has(call)) return new Set();
  seen.add(call);
  const further = [...(links.get(call) ?? [])].flatMap((other) => [...allowed(other, names, links, seen)]);
  return new Set([...(names.get(call) ?? []), ...further]);
}

/**
 * Judges what the tests of `pallet` have noted. `excused` is what no test can meet. Returns the matrix as rows of pallet,
 * call, error and test, the number of refusals that are named, and what is wrong.
 */
export function judge(pallet, text, excused = {}) {
  const lines = linesOf(text);
  const of = (kind) => lines.filter(([what]) => what === kind).map(([, ...words]) => words);
  const errors = new Set(of('error').map(([error]) => error));
  const names = grouped(of('names').filter(([, error]) => errors.has(error)));
  const links = grouped(of('links'));
  const dispatched = of('dispatched').filter(([, error]) => errors.has(error));
  const met = [...dispatched, ...of('expected')];
  const tests = grouped(met.map(([call, error, test]) => [`${call} ${error}`, test]));
  const rows = [];
  const faults = [];
  for (const [call, own] of names) {
    for (const error of own) {
      const by = [...(tests.get(`${call} ${error}`) ?? [])].sort();
      const reason = excused[`${pallet}.${call}`]?.[error];
      rows.push(...by.map((test) => [pallet, call, error, test]));
      if (reason && by.length) faults.push(`${pallet}.${call}: ${error} is excused, but ${by[0]} meets it`);
      if (reason && !by.length) rows.push([pallet, call, error, `none: ${reason}`]);
      if (!reason && !by.length) faults.push(`${pallet}.${call}: no test meets ${error}`);
    }
  }
  for (const [call, error, test] of dispatched) {
    if (!allowed(call, names, links).has(error)) {
      faults.push(`${pallet}.${call} was refused with ${error}, which its docs do not name (${test})`);
    }
  }
  for (const [place, reasons] of Object.entries(excused)) {
    const [of, call] = place.split('.');
    for (const error of of === pallet ? Object.keys(reasons) : []) {
      if (!names.get(call)?.has(error)) faults.push(`${place}: ${error} is excused, but the docs do not name it`);
    }
  }
  const cells = [...names.values()].reduce((sum, own) => sum + own.size, 0);
  return { rows, cells, faults: [...new Set(faults)] };
}

/** Judges all that programs have noted in `folder`, in files that are called FOLDER+PROGRAM. */
export function judgeFolder(folder) {
  const excused = JSON.parse(readFileSync(EXCUSED, 'utf8'));
  const files = readdirSync(folder).sort();
  const judged = files.map((file) =>
    judge(basename(file).split('+')[0], readFileSync(join(folder, file), 'utf8'), excused),
  );
  return {
    rows: judged.flatMap(({ rows }) => rows),
    cells: judged.reduce((sum, { cells }) => sum + cells, 0),
    faults: judged.flatMap(({ faults }) => faults),
  };
}
