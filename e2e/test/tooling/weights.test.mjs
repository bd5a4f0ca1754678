// The weights of our calls: each is measured, in the documented way.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { judged, measuredOn, report, statement } from '../../../scripts/weights-machine.mjs';
import { DATABASE, askedFor, declared, functionsOf } from '../../../scripts/weights.mjs';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const read = (...path) => readFileSync(join(ROOT, ...path), 'utf8');

/** The files below a folder, without tests. */
const sources = (...folder) =>
  readdirSync(join(ROOT, ...folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'tests') return [];
    return entry.isDirectory() ? sources(...folder, entry.name) : [[...folder, entry.name]];
  });

/** Our pallets that have weights: the name of the crate, and its source. */
const pallets = readdirSync(join(ROOT, 'pallets')).flatMap((folder) => {
  const files = sources('pallets', folder, 'src');
  if (!files.some((path) => path.at(-1) === 'weights.rs')) return [];
  const [, crate] = /^name = "(.*)"/m.exec(read('pallets', folder, 'Cargo.toml'));
  const bench = (path) => path.some((part) => part.startsWith('benchmarking'));
  const text = (some) => some.map((path) => read(...path)).join('\n');
  return [
    {
      crate: crate.replaceAll('-', '_'),
      asked: askedFor(read('pallets', folder, 'src', 'weights.rs')),
      benchmarks: text(files.filter(bench)),
      code: text(files.filter((path) => !bench(path) && !['weights.rs', 'mock.rs'].includes(path.at(-1)))),
    },
  ];
});

/** What the runtime adds up itself. */
const runtime = sources('runtime', 'src', 'configs')
  .map((path) => read(...path))
  .join('\n');

const weightFile = (crate) => read('runtime', 'src', 'weights', `${crate}.rs`);
const ours = new Set(pallets.map(({ crate }) => `${crate}.rs`));
const weightFiles = readdirSync(join(ROOT, 'runtime', 'src', 'weights')).filter(
  (file) => !['mod.rs', 'xcm.rs', 'block.rs', 'database.rs'].includes(file),
);

/** The text between the bracket at `from` and the one that closes it. */
function enclosed(text, from) {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if ('([{'.includes(text[at])) depth += 1;
    if (')]}'.includes(text[at])) depth -= 1;
    if (depth === 0) return text.slice(from + 1, at);
  }
  throw new Error(`no end of ${text.slice(from, from + 40)}`);
}

/** The bodies of all functions by this name. */
const bodies = (code, name) =>
  [...code.matchAll(new RegExp(`fn ${name}(?:<[^>]*>)?\\([^{;]*\\{`, 'g'))].map((match) =>
    enclosed(code, match.index + match[0].length - 1),
  );

/** Whether code asks for a measured weight, itself or through functions that it calls. */
function weighs(code, text, deep = 3) {
  // Time of the database is measured too: runtime/src/weights/database.rs.
  if (/T::WeightInfo::\w+|\bvalue_weight::</.test(text)) return true;
  if (deep === 0) return false;
  const calls = [...text.matchAll(/(?:Self|Pallet::<T>)::(\w+)\(/g)];
  return calls.some(([, name]) => bodies(code, name).some((body) => weighs(code, body, deep - 1)));
}

describe('the weight files', () => {
  /** The words of weights.hbs at the head of each file, with what stands in their place. */
  function header(text) {
    const [template] = read('scripts', 'weights.hbs').split('\n\n#!');
    const names = [];
    const literal = template.split(/\{\{([\w.]+)\}\}/).map((part, at) => {
      // The option had another name in an earlier release.
      if (at % 2 === 0) return part.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace('--pallets ', '--pallets? ');
      names.push(part);
      return '([^\\n`]*?)';
    });
    const match = new RegExp(`^${literal.join('')}\\n`).exec(text);
    return match && names.map((name, at) => [name, match[at + 1]]);
  }
  const script = read('scripts', 'weights.sh');
  const usual = {
    'cmd.steps': /--steps "\$\{STEPS:-(\d+)\}"/.exec(script)?.[1],
    'cmd.repeat': /--steps "\$\{STEPS:-\d+\}" --repeat "\$\{REPEAT:-(\d+)\}"/.exec(script)?.[1],
  };

  it('each say when and how they were measured: as scripts/weights.sh does it', () => {
    assert.ok(usual['cmd.steps'] && usual['cmd.repeat'], 'the usual steps and repeats');
    assert.ok(weightFiles.length > 30);
    const faults = [];
    for (const file of weightFiles) {
      const said = header(read('runtime', 'src', 'weights', file));
      if (!said) {
        faults.push(`${file} does not begin as scripts/weights.hbs does`);
        continue;
      }
      for (const [name, value] of said) {
        const wanted = usual[name];
        // The SDK's pallets are measured by the same command, with fewer steps: `all` takes more than an hour.
        const enough = ours.has(file) ? value === wanted : Number(value) > 1;
        if (wanted !== undefined && !enough) faults.push(`${file}: ${name} is ${value}, not ${wanted}`);
        if (name === 'date' && Number.isNaN(Date.parse(value))) faults.push(`${file}: no date: ${value}`);
        if (name === 'pallet' && `${value.replaceAll('::', '_')}.rs` !== file) faults.push(`${file} is of ${value}`);
      }
    }
    assert.deepEqual(faults, []);
  });

  it('count at least what the fellowship counts for the database', () => {
    assert.ok(DATABASE.reads >= 13_701e3 && DATABASE.writes >= 33_060e3, JSON.stringify(DATABASE));
  });

  it('say nothing of the machine but its processor', () => {
    const [template] = read('scripts', 'weights.hbs').split('\nuse ');
    const names = new Set([...template.matchAll(/\{\{(.*?)\}\}/g)].map(([, name]) => name));
    assert.deepEqual([...names].sort(), ['cmd.repeat', 'cmd.steps', 'cmd.wasm_execution', 'cpuname', 'date', 'pallet']);
  });

  it('hold no figure that was not measured', () => {
    const faults = [];
    for (const file of weightFiles) {
      const text = read('runtime', 'src', 'weights', file);
      if (/provisional/i.test(text)) faults.push(`${file} calls figures provisional`);
      for (const [name, { measured }] of functionsOf(text)) if (!measured) faults.push(`${file} ${name}`);
    }
    assert.deepEqual(faults, []);
  });

  it('read and write at least something where the benchmark touched storage', () => {
    const faults = [];
    for (const file of weightFiles) {
      for (const [name, each] of functionsOf(read('runtime', 'src', 'weights', file))) {
        const all = Object.fromEntries(each.parameters.map((parameter) => [parameter, 1]));
        const weight = declared(each, all);
        for (const [part, letter] of [
          ['reads', 'r'],
          ['writes', 'w'],
        ]) {
          const touched = each.docs.some((line) => line.startsWith('Storage:') && !line.includes(`${letter}:0`));
          if (touched && weight[part] === 0) faults.push(`${file} ${name}: no ${part}`);
        }
      }
    }
    assert.deepEqual(faults, []);
  });
});

for (const { crate, asked, benchmarks, code } of pallets) {
  describe(`the weights of ${crate}`, () => {
    it('are all in the runtime, with the parameters that the pallet names', () => {
      const there = [...functionsOf(weightFile(crate))].map(([name, { parameters }]) => [name, parameters.length]);
      assert.deepEqual(there.sort(), [...asked].sort());
    });

    it('have a benchmark each', () => {
      const names = [...benchmarks.matchAll(/#\[benchmark[^\]]*\]\s+fn (\w+)\(/g)].map(([, name]) => name);
      assert.deepEqual(names.sort(), [...asked.keys()].sort());
    });

    it('are each used', () => {
      const unused = [...asked.keys()].filter((name) => {
        const elsewhere = `\\b${crate}\\b[^;]*WeightInfo[\\w<>: ]*::${name}\\(`;
        return !new RegExp(`T::WeightInfo::${name}\\(`).test(code) && !new RegExp(elsewhere).test(runtime);
      });
      assert.deepEqual(unused, []);
    });

    it('are those of every call', () => {
      const calls = code.split('#[pallet::call_index(').slice(1);
      const unweighed = [];
      for (const call of calls) {
        const [, name] = /pub fn (\w+)\(/.exec(call);
        const from = call.indexOf('#[pallet::weight(');
        const own = from !== -1 && from < call.indexOf('pub fn ');
        if (!own || !weighs(code, enclosed(call, from + '#[pallet::weight'.length))) unweighed.push(name);
      }
      assert.deepEqual(unweighed, []);
    });

    it('are those of every hook', () => {
      const hooks = ['on_initialize', 'on_idle', 'on_poll'].flatMap((name) =>
        bodies(code, name).map((body) => [name, body]),
      );
      // What happens at the end of a block is paid for at its beginning.
      if (bodies(code, 'on_finalize').length > 0) {
        assert.ok(
          hooks.some(([name, body]) => name === 'on_initialize' && weighs(code, body)),
          'on_finalize has no weight',
        );
      }
      assert.deepEqual(
        hooks.filter(([, body]) => !weighs(code, body)).map(([name]) => name),
        [],
      );
    });
  });
}

describe('the machine of the weights', () => {
  it('is that of the document, and so is the command', () => {
    const document = read('docs', 'benchmarks.md');
    const vendors = new Set(measuredOn().map(({ cpu }) => cpu.split(/[ (]/)[0]));
    assert.ok(vendors.size > 0);
    assert.deepEqual(
      [...vendors].filter((vendor) => !document.includes(vendor)),
      [],
    );
    const [, steps] = /--steps "\$\{STEPS:-(\d+)\}" --repeat "\$\{REPEAT:-(\d+)\}"/.exec(read('scripts', 'weights.sh'));
    assert.match(document, new RegExp(`measures the weights of our pallets with ${steps} steps`));
  });

  it('is said with its days', () => {
    const files = [
      { file: 'a.rs', date: '2026-01-02', cpu: 'Some CPU' },
      { file: 'b.rs', date: '2026-01-03', cpu: 'Some CPU' },
      { file: 'c.rs', date: '2026-01-01', cpu: 'Other' },
    ];
    assert.equal(statement(files), 'Some CPU, 2026-01-02 to 2026-01-03 (2 files); Other, 2026-01-01 (1 file)');
  });

  it('is compared with the reference hardware, as the node prints it', () => {
    const table = (result) => `
+----------+----------------+-------------+-------------+-------------------+
| Category | Function       | Score       | Minimum     | Result            |
+===========================================================================+
| CPU      | BLAKE2-256     | 1.58 GiBs   | 1000.00 MiBs | ✅ Pass (161.5 %) |
|----------+----------------+-------------+-------------+-------------------|
| CPU      | SR25519-Verify | 500.00 KiBs | 637.62 KiBs | ${result} ( 78.4 %) |
+----------+----------------+-------------+-------------+-------------------+
From 2 benchmarks in total`;
    assert.equal(judged(table('✅ Pass')).reference, true);
    const slow = judged(table('❌ Fail'));
    assert.equal(slow.reference, false);
    const files = [{ file: 'a.rs', date: '2026-01-02', cpu: 'Other' }];
    const said = report(slow, 'This CPU', files);
    assert.match(said, /^reference hardware: SLOWER\n {2}CPU SR25519-Verify: 500\.00 KiBs, reference 637\.62 KiBs$/m);
    assert.match(said, /^note: files of another processor \(Other\)/m);
    assert.doesNotMatch(report(slow, 'Other', files), /note/);
    assert.throws(() => judged('nothing'), /not what/);
  });
});
