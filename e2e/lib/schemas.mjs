// What commands print with --json, judged by the schemas that are published in docs/schemas.

import { readdirSync, readFileSync } from 'node:fs';
import Ajv from 'ajv-2020/dist/2020.js';

const FOLDER = new URL('../../docs/schemas/', import.meta.url);
// They belong to no command.
const SHARED = new Set(['common', 'error']);
// Options before the command that are followed by a value.
const WITH_VALUE = new Set(
  ['url', 'genesis', 'network', 'profile', 'token', 'reconnect', 'timeout', 'finality'].map((name) => `--${name}`),
);

const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
const names = new Set(files.map((name) => name.slice(0, -'.json'.length)));
// Strict: a word that means nothing in a schema is a fault of it.
const ajv = new Ajv({ strict: true, allErrors: true });
// Schemas refer to each other by the names of their files.
for (const name of files) ajv.addSchema(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')), name);

/** The names of all commands that have a schema. */
export const commands = [...names].filter((name) => !SHARED.has(name));

/** The command of a command line as its schema is named: `round-show`. */
export function commandOf(args) {
  const words = args.map(String);
  while (words[0]?.startsWith('-')) words.splice(0, WITH_VALUE.has(words[0]) ? 2 : 1);
  for (const length of [3, 2, 1]) {
    const name = words.slice(0, length).join('-');
    if (names.has(name) && !SHARED.has(name)) return name;
  }
  throw new Error(`docs/schemas has no schema for distribution ${words.join(' ')}`);
}

/** Fails if a value is not what the schema of this name says. */
export function judge(name, value) {
  const validate = ajv.getSchema(`${name}.json`);
  if (validate(value)) return;
  const faults = validate.errors.map(({ instancePath, message, params }) => {
    return `${instancePath || 'it'} ${message} ${JSON.stringify(params)}`;
  });
  throw new Error(`not what docs/schemas/${name}.json says:\n${faults.join('\n')}\n${JSON.stringify(value, null, 2)}`);
}

/** The JSON objects in what a command printed: some print several, one after another, and messages between. */
export function objectsIn(text) {
  const found = [];
  for (const part of text.trim().split(/\n(?=\{)/)) {
    try {
      found.push(JSON.parse(part));
    } catch {
      /* not JSON */
    }
  }
  return found;
}

/** Fails if what a command printed is not what its schema says, or the schema of errors. */
export function judgeOutput(args, out, err) {
  const printed = objectsIn(out);
  if (printed.length > 0) {
    const name = commandOf(args);
    for (const value of printed) judge(name, value);
  }
  for (const value of objectsIn(err)) judge('error', value);
}
