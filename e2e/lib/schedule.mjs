// Finds the test files, selects among them, and orders them.

import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const SUFFIX = '.test.mjs';

/** The names of all test files below `folder`: their paths from there, without `.test.mjs`. */
export function filesIn(folder) {
  const names = [];
  const visit = (path) => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (entry.isDirectory()) visit(join(path, entry.name));
      else if (entry.name.endsWith(SUFFIX)) {
        names.push(relative(folder, join(path, entry.name)).split(sep).join('/').slice(0, -SUFFIX.length));
      }
    }
  };
  visit(folder);
  return names.sort();
}

export const pathOf = (folder, name) => join(folder, `${name}${SUFFIX}`);

/**
 * Selects from `names`. Each entry of `wanted` is a file (`chain/rounds`, or `rounds` in any folder) or a folder
 * (`chain`); an empty `wanted` selects everything. Throws if an entry matches nothing.
 */
export function select(names, wanted) {
  if (wanted.length === 0) return names;
  const selected = new Set();
  for (const part of wanted) {
    const found = names.filter((name) => name === part || name.startsWith(`${part}/`) || name.endsWith(`/${part}`));
    if (found.length === 0) throw new Error(`no test file matches ${part}; there are: ${names.join(', ')}`);
    for (const name of found) selected.add(name);
  }
  return names.filter((name) => selected.has(name));
}

/**
 * Sorts `names` by the seconds they took last time, longest first, so that the last files are short and no core idles
 * for long. Files that were never measured come first.
 */
export function longestFirst(names, seconds) {
  const length = (name) => seconds[name] ?? Infinity;
  return [...names].sort((a, b) =>
    length(a) === length(b) ? names.indexOf(a) - names.indexOf(b) : length(b) - length(a),
  );
}
