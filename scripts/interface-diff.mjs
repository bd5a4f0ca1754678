// What changed for everybody outside between two versions of the runtime: interface-diff.mjs OLD [NEW], each a file or a
// revision of git whose runtime/interface.txt is meant; NEW is the file of this clone by default. Prints what is gone,
// changed and new, and fails if the versions do not say so (docs/upgrades.md). How the lines are made is in
// runtime/tests/it/interface.rs.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FILE = 'runtime/interface.txt';
/** What is one thing in two versions: the part of a line that does not change. */
const IDENTITY = [
  /^pallet \d+/,
  /^\w+ call \d+/,
  /^\w+ event \d+/,
  /^\w+ error \d+/,
  /^\w+ storage \w+/,
  /^extension \d+/,
  /^api \w+\.\w+/,
  /^type [^=]+(?= = )/,
];

/** The lines of a version by what they are, and its numbers. */
export function parse(text) {
  const number = (name) => Number(new RegExp(`^${name} .*?(\\d+)$`, 'm').exec(text)?.[1]);
  const lines = new Map();
  for (const line of text.split('\n')) {
    const identity = IDENTITY.map((form) => form.exec(line)?.[0]).find(Boolean);
    if (identity) lines.set(identity, line);
  }
  if (lines.size === 0) throw new Error('this is not an interface of the runtime');
  return { spec: number('spec'), transactions: number('transactions'), lines };
}

/** The types by the names that other lines have for them. */
function typesOf({ lines }) {
  const types = new Map();
  for (const [identity, line] of lines) {
    if (!identity.startsWith('type ')) continue;
    const name = /(\w+)(<.*)?$/.exec(identity.replace(/<.*/, ''))[1];
    types.set(name, [...(types.get(name) ?? []), line]);
  }
  return types;
}

/** A line with the types that it is made of, and those that they are made of. */
function whole(line, types) {
  const found = new Set([line]);
  const waiting = [line];
  while (waiting.length > 0) {
    for (const [name] of waiting.pop().matchAll(/\b[A-Z]\w*/g)) {
      for (const type of types.get(name) ?? []) {
        if (found.has(type)) continue;
        found.add(type);
        waiting.push(type);
      }
    }
  }
  return found;
}

/** Whether a type only has variants that it did not have before. */
function onlyGrew(before, now) {
  const variants = (line) => line.split(' = ').slice(1).join(' = ').split(' | ');
  if (!/^\d+ /.test(variants(before)[0])) return false;
  const has = new Set(variants(now));
  return variants(before).every((variant) => has.has(variant));
}

/** How two versions differ, and what their numbers should say about it. */
export function compare(before, now) {
  const gone = [...before.lines].filter(([identity]) => !now.lines.has(identity)).map(([, line]) => line);
  const added = [...now.lines].filter(([identity]) => !before.lines.has(identity)).map(([, line]) => line);
  const changed = [...before.lines].flatMap(([identity, line]) => {
    const other = now.lines.get(identity);
    return other === undefined || other === line ? [] : [[line, other]];
  });
  // What was signed before must mean the same, or be refused by its version.
  const [had, has] = [typesOf(before), typesOf(now)];
  const signed = [...before.lines].filter(([identity]) => /^(\w+ call|extension) /.test(identity));
  const otherwise = signed.flatMap(([identity, line]) => {
    const other = now.lines.get(identity);
    if (other !== line) return [identity];
    const parts = whole(other, has);
    const same = [...whole(line, had)].every((part) => {
      if (parts.has(part)) return true;
      const identity = IDENTITY.at(-1).exec(part)?.[0];
      const successor = now.lines.get(identity);
      return successor !== undefined && onlyGrew(part, successor);
    });
    return same ? [] : [identity];
  });
  const moved = [...now.lines.keys()].filter((each) => each.startsWith('extension ') && !before.lines.has(each));
  const faults = [];
  const differs = gone.length + added.length + changed.length > 0;
  if (differs && now.spec <= before.spec) {
    faults.push(`the interface differs, and the spec version is still ${now.spec}: raise it`);
  }
  if (now.spec < before.spec) faults.push(`the spec version fell from ${before.spec} to ${now.spec}`);
  if ((otherwise.length > 0 || moved.length > 0) && now.transactions <= before.transactions) {
    const which = [...otherwise, ...moved].join(', ');
    faults.push(`what is signed is encoded otherwise (${which}): raise the transaction version`);
  }
  if (now.transactions < before.transactions) {
    faults.push(`the transaction version fell from ${before.transactions} to ${now.transactions}`);
  }
  const stored =
    changed.some(([line]) => /^\w+ storage /.test(line)) || gone.some((line) => /^\w+ storage /.test(line));
  return { gone, added, changed, otherwise: [...otherwise, ...moved], stored, faults };
}

/** The comparison as text. */
export function report(before, now, { gone, added, changed, otherwise, stored }) {
  const part = (title, lines) => (lines.length > 0 ? [`## ${title}`, '', ...lines, ''] : []);
  return [
    `spec version ${before.spec} -> ${now.spec}, transaction version ${before.transactions} -> ${now.transactions}`,
    '',
    ...part(
      'Signed otherwise: offline signers need the new metadata',
      otherwise.map((each) => `  ${each}`),
    ),
    ...(stored ? ['## What is stored has another form: this takes a migration', ''] : []),
    ...part(
      'Gone',
      gone.map((line) => `- ${line}`),
    ),
    ...part(
      'Changed',
      changed.flatMap(([was, is]) => [`- ${was}`, `+ ${is}`]),
    ),
    ...part(
      'New',
      added.map((line) => `+ ${line}`),
    ),
    ...(gone.length + added.length + changed.length === 0 ? ['Nothing changed.', ''] : []),
  ].join('\n');
}

/** The interface that an argument means. */
function read(named) {
  if (existsSync(named)) return readFileSync(named, 'utf8');
  const { status, stdout } = spawnSync('git', ['show', `${named}:${FILE}`], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  if (status !== 0) throw new Error(`${named} is neither a file nor a revision that has ${FILE}`);
  return stdout;
}

function main([old, recent = join(ROOT, FILE), ...more]) {
  if (old === undefined || more.length > 0) {
    console.error('usage: scripts/interface-diff.mjs OLD [NEW]');
    return 2;
  }
  const [before, now] = [old, recent].map((named) => parse(read(named)));
  const found = compare(before, now);
  console.log(report(before, now, found));
  for (const fault of found.faults) console.error(`error: ${fault}`);
  return found.faults.length > 0 ? 1 : 0;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    process.exitCode = main(process.argv.slice(2));
  } catch (error) {
    console.error(`error: ${error.message}`);
    process.exitCode = 2;
  }
}
