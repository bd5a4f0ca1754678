// Reads the weight files that scripts/weights.sh makes from weights.hbs, and compares what they declare with what was
// measured again.

import { readFileSync } from 'node:fs';

const NUMBER = '(\\d[\\d_]*)';
const amount = (digits) => Number(digits.replaceAll('_', ''));

/** What the template writes in a function, line by line. */
const LINES = [
  [new RegExp(`^Weight::from_parts\\(${NUMBER}, ${NUMBER}\\)$`), ['time', 'proof']],
  [
    new RegExp(
      `^\\.saturating_add\\(Weight::from_parts\\(${NUMBER}, 0\\)\\.saturating_mul\\((\\w)\\.into\\(\\)\\)\\)$`,
    ),
    ['time', 'of'],
  ],
  [
    new RegExp(
      `^\\.saturating_add\\(Weight::from_parts\\(0, ${NUMBER}\\)\\.saturating_mul\\((\\w)\\.into\\(\\)\\)\\)$`,
    ),
    ['proof', 'of'],
  ],
  [new RegExp(`^\\.saturating_add\\(T::DbWeight::get\\(\\)\\.reads\\(${NUMBER}\\)\\)$`), ['reads']],
  [new RegExp(`^\\.saturating_add\\(T::DbWeight::get\\(\\)\\.writes\\(${NUMBER}\\)\\)$`), ['writes']],
  ...['reads', 'writes'].map((what) => [
    new RegExp(
      `^\\.saturating_add\\(T::DbWeight::get\\(\\)\\.${what}\\(\\(${NUMBER}_u64\\)\\.saturating_mul\\((\\w)\\.into\\(\\)\\)\\)\\)$`,
    ),
    [what, 'of'],
  ]),
];

/**
 * The functions of a weight file by name: their parameters, the doc lines, whether the shortest measured time is noted, and
 * the terms of the sum, each a part (`time` in picoseconds, `proof` in bytes, `reads`, `writes`), an amount, and the
 * component that it is times.
 */
export function functionsOf(text) {
  const found = new Map();
  let docs = [];
  let current;
  for (const [number, line] of text.split('\n').entries()) {
    const code = line.trim();
    const [, name, parameters] = /^(?:pub )?fn (\w+)\((.*?)\) -> Weight \{$/.exec(code) ?? [];
    if (name) {
      const names = [...parameters.matchAll(/_?(\w): u32/g)].map(([, each]) => each);
      current = { docs, measured: false, parameters: names, terms: [] };
      found.set(name, current);
      docs = [];
    } else if (!current) {
      if (code.startsWith('///')) docs.push(code.slice(3).trim());
      else docs = [];
    } else if (code === '}') {
      current = undefined;
    } else if (code.startsWith('//')) {
      current.measured ||= code.startsWith('// Shortest time: ');
    } else if (code) {
      const [form, parts] = LINES.find(([form]) => form.test(code)) ?? [];
      if (!form) throw new Error(`line ${number + 1} is not of the template: ${code}`);
      const values = form.exec(code).slice(1);
      const of = parts.includes('of') ? values[parts.indexOf('of')] : undefined;
      for (const [at, part] of parts.entries()) {
        if (part !== 'of') current.terms.push({ part, amount: amount(values[at]), of });
      }
    }
  }
  return found;
}

/** A function of a weight file with the doc lines above it, by name. */
const blocksOf = (text) =>
  new Map(
    [...text.matchAll(/(?:\t\/\/\/.*\n)*\t(?:pub )?fn (\w+)\([\s\S]*?\n\t\}\n/g)].map((found) => [found[1], found[0]]),
  );

/** A function without its comments. */
const codeOf = (block) => block.replace(/^\t+\/\/.*\n/gm, '');

/**
 * The numbers of a function's time, each with the component that it is times, and with the comment that it was raised: not
 * those of its proof.
 */
const TIMES =
  /(\/\/ Raised .*\n\t+)?(?:\.saturating_add\()?Weight::from_parts\(([\d_]+)(?:, \d+\)(?!\.)|, 0\)\.saturating_mul\((\w)\.into\(\)\))/g;
const timesOf = (block) =>
  new Map([...block.matchAll(TIMES)].map(([, note = '', time, component = '']) => [component, { note, time }]));

/** A function with the higher of its times and those of another measurement: each number of the sum on its own. */
function raised(block, before) {
  const [own, others] = [timesOf(block), timesOf(before)];
  for (const component of [...own.keys(), ...others.keys()]) {
    if (!own.has(component) || !others.has(component)) {
      throw new Error(`time by \`${component}\` was found by one measurement only`);
    }
  }
  return block.replace(TIMES, (all, note = '', time, component = '') => {
    const other = others.get(component);
    return amount(other.time) > amount(time) ? other.note + all.slice(note.length).replace(time, other.time) : all;
  });
}

/**
 * A weight file in which the functions of another one, of fewer benchmarks, stand in place of its own; with `raise`,
 * with the higher of their times. Reads, writes and proof are counted, not timed: those of the other file always stand.
 */
export function withMeasured(text, some, raise = false) {
  const [, date] = /^\/\/! Date: (\S+)\. CPU: /m.exec(some) ?? [];
  if (date === undefined) throw new Error('the weights do not say when they were measured');
  const [old, put] = [blocksOf(text), blocksOf(some)];
  if (put.size === 0) throw new Error('no weight was measured');
  const note = `Measured on its own on ${date}${raise ? '; of its times and those before the higher.' : '.'}`;
  return [...put].reduce((whole, [name, block]) => {
    const before = old.get(name);
    if (before === undefined) throw new Error(`there is no weight \`${name}\` to put the new one in place of`);
    const taken = raise ? raised(block, before) : block;
    if (raise && codeOf(taken) === codeOf(before)) return whole;
    const dated = taken.replace(/^(\t\t\/\/ Shortest time: \S+ picoseconds\.).*$/m, `$1 ${note}`);
    return whole.replace(before, () => dated);
  }, text);
}

/** The cases in which each component is at its least or at its most. */
function endsOf(cases) {
  const isEnd = (name, value) => {
    const values = cases.map(({ components }) => components[name]);
    return value === Math.min(...values) || value === Math.max(...values);
  };
  return cases.filter(({ components }) => Object.entries(components).every((each) => isEnd(...each)));
}

const underscored = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, '_');

/** A function with a number of its time raised: that which is times `component`, or the base. */
const raisedBy = (block, component, by, reason) =>
  block.replace(TIMES, (all, note = '', time, of = '') => {
    if (of !== component) return all;
    const [, before] = /^\/\/ Raised by ([\d_]+) /.exec(note) ?? [];
    const sum = by + (before ? amount(before) : 0);
    const indent = component ? '\t\t\t' : '\t\t';
    return `// Raised by ${underscored(sum)} picoseconds, to ${reason}.\n${indent}${all
      .slice(note.length)
      .replace(time, underscored(amount(time) + by))}`;
  });

/**
 * A weight file that covers what it was made of: the SDK fits a line through all that was timed, and that line need
 * not reach an end of a component. Where the time of a function is less than the median at an end, what is missing is
 * added to what makes the most of the time there: to the slope of a component that is at its most, rounded up, or else to
 * the base. A base raised to what many items take would have a single one pay for them. `measured` is what `measurements`
 * read, of the same run.
 */
export function covering(text, measured) {
  const casesOf = new Map(measured.map(({ name, cases }) => [name, cases]));
  return [...blocksOf(text)].reduce((whole, [name, block]) => {
    const cases = casesOf.get(name) ?? [];
    if (cases.length === 0) throw new Error(`there are no times of \`${name}\``);
    const least = (component) => Math.min(...cases.map(({ components }) => components[component]));
    const sum = ({ components }) => Object.values(components).reduce((one, other) => one + other, 0);
    const ends = endsOf(cases).sort((one, other) => sum(one) - sum(other));
    const higher = ends.reduce((raising, { components, time }) => {
      const by = time - declared(functionsOf(raising).get(name), components).time;
      if (Number.isNaN(by)) throw new Error(`\`${name}\` is by a component that was not measured`);
      if (by <= 0) return raising;
      const times = timesOf(raising);
      const share = ([component, value]) => amount(times.get(component)?.time ?? '0') * value;
      const parts = Object.entries(components).filter(([component, value]) => value > least(component));
      const [most, count] = parts.reduce((one, other) => (share(other) > share(one) ? other : one), ['', 1]);
      const at = Object.entries(components).map(([component, value]) => `${component} = ${value}`);
      const reason = at.length ? `what was measured at ${at.join(', ')}` : 'what was measured';
      return raisedBy(raising, most, Math.ceil(by / count), reason);
    }, block);
    return whole.replace(block, () => higher);
  }, text);
}

/** What a function declares for these values of its components. */
export function declared({ terms }, components = {}) {
  const sum = { time: 0, proof: 0, reads: 0, writes: 0 };
  for (const { part, amount: each, of } of terms) sum[part] += each * (of === undefined ? 1 : components[of]);
  return sum;
}

/** The functions that a pallet's trait `WeightInfo` asks for, with the number of their parameters. */
export function askedFor(text) {
  const [, body] = /pub trait WeightInfo \{(.*?)\n\}/s.exec(text) ?? [];
  if (body === undefined) throw new Error('no trait WeightInfo');
  return new Map(
    [...body.matchAll(/fn (\w+)\((.*?)\) -> Weight;/gs)].map(([, name, list]) => [
      name,
      list.split(',').filter((each) => each.trim()).length,
    ]),
  );
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/**
 * What `benchmark pallet --json-file` found: for each benchmark, and each set of values of its components, the median time
 * in picoseconds, and the most reads, writes and bytes of proof.
 */
export function measurements(file) {
  return JSON.parse(readFileSync(file, 'utf8')).map(
    ({ pallet, benchmark, time_results: times, db_results: counts }) => {
      const cases = new Map();
      const caseOf = ({ components }) => {
        const key = JSON.stringify(components);
        if (!cases.has(key)) {
          cases.set(key, { components: Object.fromEntries(components), times: [], reads: 0, writes: 0, proof: 0 });
        }
        return cases.get(key);
      };
      for (const result of times) caseOf(result).times.push(result.extrinsic_time * 1000);
      for (const result of counts) {
        const each = caseOf(result);
        each.reads = Math.max(each.reads, result.reads);
        each.writes = Math.max(each.writes, result.writes);
        each.proof = Math.max(each.proof, result.proof_size);
      }
      return {
        pallet,
        name: benchmark,
        cases: [...cases.values()]
          .filter(({ times: all }) => all.length > 0)
          .map(({ times: all, ...rest }) => ({ ...rest, time: median(all) })),
      };
    },
  );
}

// Declared may be this much below what is measured again, which never comes out the same, and this much above.
const LEAST = 0.9;
const MOST = 2;
/** Differences below this are not judged: the clock's own noise, and what rounding a slope can lose. */
const SLACK = { time: 3e6, reads: 1, writes: 2 };
/** Picoseconds that database.rs says for a read and a write. */
export function databaseOf(text) {
  const part = (name) => {
    const line = new RegExp(`^\\s*${name}: WEIGHT_REF_TIME_PER_NANOS\\.saturating_mul\\(${NUMBER}\\),$`, 'm');
    const [, nanoseconds] = line.exec(text) ?? [];
    if (nanoseconds === undefined) throw new Error(`database.rs does not say what a ${name} takes`);
    return amount(nanoseconds) * 1000;
  };
  return { reads: part('read'), writes: part('write') };
}

const weightFile = (name) => readFileSync(new URL(`../runtime/src/weights/${name}`, import.meta.url), 'utf8');

/** What the runtime counts for a read and a write. */
export const DATABASE = databaseOf(weightFile('database.rs'));

/** Picoseconds that the runtime counts for a transaction alone, without its extensions. */
export function transactionOf() {
  const pattern = new RegExp(
    `const TRANSACTION: Weight =\\s+Weight::from_parts\\(\\w+\\.saturating_mul\\(${NUMBER}\\)`,
  );
  const [, nanoseconds] = pattern.exec(weightFile('block.rs')) ?? [];
  if (nanoseconds === undefined) throw new Error('block.rs does not say what a transaction takes');
  return amount(nanoseconds) * 1000;
}

/** Time with the database's. */
const whole = ({ time, reads, writes }) => time + reads * DATABASE.reads + writes * DATABASE.writes;

/**
 * The faults of a declared weight: what is too low, and what is too high. At the `least` of a component, a line that was
 * fitted to all of it is off by a few parts in a hundred of the most: there time is too high only if the database's does not
 * make it little.
 */
export function faultsOf(declares, measures, least = false) {
  const faults = [];
  // At the end of a component a fitted line can have too much of one part for too little of another.
  const enough = whole(declares) >= whole(measures);
  const little = least && whole(declares) <= MOST * whole(measures);
  for (const [part, slack] of Object.entries(SLACK)) {
    const [said, seen] = [declares[part], measures[part]];
    if (!enough && said < LEAST * seen && seen - said > slack) faults.push(`${part} too low`);
    else if (said > MOST * seen && said - seen > slack && !(little && part === 'time')) faults.push(`${part} too high`);
  }
  // Estimated for a state of millions of entries, so much above what the small one of a benchmark needs.
  if (declares.proof < measures.proof) faults.push('proof too low');
  return faults;
}
