// The weights of our calls: each is measured, in the documented way; and the script that measures them again fails when
// they no longer hold.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { DATABASE, askedFor, databaseOf, declared, functionsOf, transactionOf } from '../../../scripts/weights.mjs';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const read = (...path) => readFileSync(join(ROOT, ...path), 'utf8');
const work = mkdtempSync(join(tmpdir(), 'distribution-weights-'));
after(() => rmSync(work, { recursive: true, force: true }));

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

describe('base-weights.mjs', () => {
  const folder = join(work, 'base');
  mkdirSync(folder);
  const write = (name, text) => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  const run = (...args) =>
    spawnSync(process.execPath, [join(ROOT, 'scripts', 'base-weights.mjs'), ...args], { encoding: 'utf8' });

  it('counts what was measured of the database, and no less than the fellowship does', () => {
    const spread = { readSpread: [1, 2, 3, 4], writeSpread: [5, 6, 7, 8] };
    const result = { read: 12_000, write: 40_000, ...spread, batch: 10_000, rounds: 10, date: '2026-11-30 (Y/M/D)' };
    const file = write('result.json', JSON.stringify({ ...result, cpu: 'Some CPU' }));
    const { status, stderr } = run('database', file, '1000', folder);
    assert.equal(status, 0, stderr);
    const text = readFileSync(join(folder, 'database.rs'), 'utf8');
    assert.match(text, /^\/\/! Date: 2026-11-30\. CPU: Some CPU\.$/m);
    assert.deepEqual(databaseOf(text), { reads: 13_701e3, writes: 40_000e3 });
  });

  /** A file as `benchmark overhead` writes it, as far as it is read. */
  const overhead = (time, proof) =>
    [
      '//! DATE: 2026-11-30 (Y/M/D)',
      '//! HOSTNAME: `somewhere`, CPU: `Some CPU`',
      '//! WARMUPS: `10`, REPEAT: `100`',
      '\t///   Min, Max: 1_000, 3_000',
      '\t///   Average:  2_000',
      '\t///   Median:   2_000',
      `\t\tWeight::from_parts(WEIGHT_REF_TIME_PER_NANOS.saturating_mul(${time}), ${proof});`,
    ].join('\n');

  it('takes the time of the extensions off that of a transaction, which has them', () => {
    write('block_weights.rs', overhead('2_500_000', '5_000'));
    write('extrinsic_weights.rs', overhead('200_000', '0'));
    const { status, stderr } = run('overhead', folder, folder);
    assert.equal(status, 0, stderr);
    const text = readFileSync(join(folder, 'block.rs'), 'utf8');
    assert.doesNotMatch(text, /somewhere/);
    assert.match(text, /saturating_mul\(2_500_000\), 5_000\)/);
    const [, own] = /Of this ([\d_]+) ns/.exec(text);
    const [, rest] = /saturating_mul\(([\d_]+)\), 0\)/.exec(text);
    const number = (shown) => Number(shown.replaceAll('_', ''));
    assert.ok(number(own) > 10_000);
    assert.equal(number(own) + number(rest), 200_000);
  });

  it('fails when a transaction took no more than its extensions', () => {
    write('extrinsic_weights.rs', overhead('1_000', '0'));
    const { status, stderr } = run('overhead', folder, folder);
    assert.notEqual(status, 0);
    assert.match(stderr, /of which its extensions are/);
  });
});

describe('check-weights.mjs', () => {
  let folders = 0;

  /** A weight file with one call, `pay`, for each of `n` items. */
  const weights = ({ time = 40, slope = 10, reads = 2, writes = 1, proof = 5_000 } = {}) =>
    [
      '\t/// Storage: `Pots::Pot` (r:1 w:1)',
      '\tfn pay(n: u32, ) -> Weight {',
      '\t\t// Shortest time: 40_000_000 picoseconds.',
      `\t\tWeight::from_parts(${time}_000_000, ${proof})`,
      '\t\t\t// Standard error: 5',
      `\t\t\t.saturating_add(Weight::from_parts(${slope}_000_000, 0).saturating_mul(n.into()))`,
      `\t\t\t.saturating_add(T::DbWeight::get().reads(${reads}))`,
      `\t\t\t.saturating_add(T::DbWeight::get().writes(${writes}))`,
      '\t\t\t.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))',
      '\t\t\t.saturating_add(Weight::from_parts(0, 2500).saturating_mul(n.into()))',
      '\t}',
      '',
    ].join('\n');

  /** What the node reports of a benchmark: times in nanoseconds, for 1 and 100 items. */
  const results = ({ name = 'pay', short = 50_000, long = 1_040_000, reads = 2, writes = 2, proof = 3_000 } = {}) => {
    const each = (components, time, all) => ({
      components,
      extrinsic_time: time,
      storage_root_time: 0,
      reads,
      repeat_reads: 0,
      writes: all,
      repeat_writes: 0,
      proof_size: proof,
    });
    const cases = [
      [[['n', 1]], short, writes],
      [[['n', 100]], long, writes + 99],
    ];
    // One run that was disturbed must not count.
    const times = cases.flatMap(([components, time, all]) =>
      [time, time, 9 * time].map((one) => each(components, one, all)),
    );
    const counts = cases.map(([components, time, all]) => each(components, time, all));
    return { pallet: 'pallet_pots', instance: 'Pots', benchmark: name, time_results: times, db_results: counts };
  };

  /** Compares a weight file with files of results. */
  function check(declares, files, flags = []) {
    folders += 1;
    const folder = join(work, String(folders));
    for (const part of ['weights', 'results']) mkdirSync(join(folder, part), { recursive: true });
    writeFileSync(join(folder, 'weights', 'pallet_pots.rs'), declares);
    for (const [at, some] of files.entries()) {
      writeFileSync(join(folder, 'results', `${at}.json`), JSON.stringify(some));
    }
    const script = join(ROOT, 'scripts', 'check-weights.mjs');
    const args = [script, ...flags, join(folder, 'weights'), join(folder, 'results')];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    return { status, out: stdout, err: stderr };
  }

  it('passes when all is as measured, with a table', () => {
    const { status, out, err } = check(weights(), [[results()]]);
    assert.equal(status, 0, err);
    assert.match(out, /^\| `pots::pay`, n = 1 \| 50\.0, 50\.0 µs \| 1\.00 \| 2, 2 \| 2, 2 \| 7500, 3000 \| {2}\|$/m);
    assert.match(out, /^\| `pots::pay`, n = 100 \| 1040\.0, 1040\.0 µs \| 1\.00 \| 2, 2 \| 101, 101 \|/m);
    assert.match(out, /^2 cases of 1 pallets: none too low/m);
  });

  it('passes when the second measurement is a little above the first', () => {
    assert.equal(check(weights(), [[results({ short: 55_000, long: 1_150_000 })]]).status, 0);
  });

  it('fails when a weight is too low, at either end', () => {
    for (const [measured, fault] of [
      [{ short: 60_000 }, 'n = 1: time too low'],
      [{ long: 1_200_000 }, 'n = 100: time too low'],
      [{ reads: 4 }, 'n = 1: reads too low'],
      [{ writes: 20 }, 'n = 1: writes too low'],
      [{ proof: 7_501 }, 'n = 1: proof too low'],
    ]) {
      const { status, err } = check(weights(), [[results(measured)]]);
      assert.equal(status, 1, fault);
      assert.match(err, new RegExp(`pallet_pots::pay, ${fault}$`, 'm'));
    }
  });

  it('passes when a line has too little time for too many writes, and not otherwise', () => {
    const short = { short: 60_000, long: 1_040_000 };
    assert.equal(check(weights({ writes: 2 }), [[results(short)]]).status, 0);
    assert.equal(check(weights({ writes: 1 }), [[results(short)]]).status, 1);
  });

  it('fails when a weight is more than twice what it need be', () => {
    for (const [declares, fault] of [
      [{ time: 200 }, 'n = 1: time too high'],
      [{ slope: 30 }, 'n = 100: time too high'],
      [{ reads: 6 }, 'n = 1: reads too high'],
    ]) {
      const { status, err } = check(weights(declares), [[results()]]);
      assert.equal(status, 1, fault);
      assert.match(err, new RegExp(`pallet_pots::pay, ${fault}$`, 'm'));
    }
  });

  it('lists the worst first', () => {
    const { out } = check(weights(), [[results({ long: 2_000_000 })]]);
    assert.match(out, /\|---\|\n\| `pots::pay`, n = 100 .* time too low \|\n\| `pots::pay`, n = 1 /);
  });

  it('names what to measure again, and lets the second measurement count', () => {
    const disturbed = [results({ long: 2_000_000 })];
    const { status, out } = check(weights(), [disturbed], ['--doubtful']);
    assert.equal(status, 0);
    assert.equal(out, 'pallet_pots pay\n');
    assert.equal(check(weights(), [[results()]], ['--doubtful']).out, '');
    assert.equal(check(weights(), [disturbed, [results()]]).status, 0);
    assert.equal(check(weights(), [[results()], disturbed]).status, 1);
  });

  it('fails when a weight or a measurement is missing, and when there is nothing', () => {
    const [other] = [results({ name: 'close' })];
    for (const [files, fault] of [
      [[[results(), other]], /pallet_pots::close has no weight/],
      [[[other]], /pallet_pots::pay was not measured/],
      [[[{ ...results(), time_results: [] }]], /pallet_pots::pay was not timed/],
      [[[]], /nothing was measured/],
    ]) {
      const { status, err } = check(weights(), files);
      assert.equal(status, 1, String(fault));
      assert.match(err, fault);
    }
  });

  it('fails when a weight file was edited by hand', () => {
    const edited = weights().replace('.reads(2)', '.reads(1 + 1)');
    const { status, err } = check(edited, [[results()]]);
    assert.equal(status, 1);
    assert.match(err, /line 7 is not of the template/);
  });
});

describe('ratios.mjs', () => {
  let folders = 0;

  /** What is measured, in microseconds, reads and writes, and for each of a component; all ratios are what is wanted. */
  const all = () => ({
    'pallet_distribution claim_immediate': [60, 4, 3, { 'time/d': 0.1 }],
    'pallet_distribution claim_vested': [80, 5, 4, { 'time/d': 0.1 }],
    'pallet_distribution claim_streamed': [90, 6, 5, { 'time/d': 0.1 }],
    'pallet_distribution claim_batch_immediate': [50, 4, 3, { 'time/n': 5, 'reads/n': 2, 'writes/n': 1 }],
    'pallet_distribution claim_range_immediate': [50, 4, 3, { 'time/n': 2, 'reads/n': 2, 'writes/n': 1 }],
    'pallet_distribution bitmap_word': [2, 1, 1],
    'pallet_distribution proof_hashes': [1, 0, 0, { 'time/h': 0.1 }],
    'pallet_distribution push_immediate': [20, 2, 1],
    'pallet_distribution authorize_claim': [20, 2, 0, { 'time/d': 0.1 }],
    'pallet_distribution authorize_claim_range': [20, 2, 0, { 'time/n': 1 }],
    'pallet_distribution_lists publish': [100, 9, 6, { 'time/r': 2 }],
    'pallet_distribution_lists carrier': [10, 2, 0, { 'time/k': 0.5 }],
    'pallet_compliance pay': [6, 1, 0],
    'pallet_compliance pay_without_limit': [5, 1, 0],
    'pallet_compliance pay_unconditionally': [4, 1, 0],
    'pallet_emission on_initialize': [5, 1, 0],
    'pallet_emission end_era': [50, 5, 5, { 'time/p': 10 }],
    'pallet_emission claim_scores': [50, 3, 2, { 'time/e': 5 }],
    'pallet_emission claim_stake': [60, 3, 2],
    'pallet_emission claim_stake_joined': [60, 4, 3],
    'pallet_emission claim_stake_last': [60, 4, 3],
    'pallet_emission stake': [60, 6, 4],
    'pallet_emission stake_joined': [60, 7, 5],
    'pallet_emission unstake': [60, 6, 4],
    'pallet_emission unstake_last': [60, 7, 5],
    'frame_system_extensions check_non_zero_sender': [1, 0, 0],
    'frame_system_extensions check_spec_version': [1, 0, 0],
    'frame_system_extensions check_tx_version': [1, 0, 0],
    'frame_system_extensions check_genesis': [1, 0, 0],
    'frame_system_extensions check_mortality_mortal_transaction': [1, 0, 0],
    'frame_system_extensions check_nonce': [5, 1, 1],
    'frame_system_extensions check_weight': [1, 0, 0],
    'pallet_transaction_payment charge_transaction_payment': [20, 1, 1],
    'cumulus_pallet_weight_reclaim storage_weight_reclaim': [1, 0, 0],
    'pallet_asset_rewards harvest_rewards': [80, 3, 2],
    'pallet_asset_rewards stake': [60, 6, 4],
    'pallet_asset_rewards unstake': [60, 6, 4],
    'pallet_balances transfer_allow_death': [100, 2, 2],
    'pallet_balances transfer_keep_alive': [60, 1, 1],
    'pallet_balances force_set_balance_creating': [30, 1, 1],
    'pallet_utility batch': [10, 1, 0, { 'time/c': 5 }],
    'pallet_vesting vested_transfer': [100, 5, 3, { 'time/l': 0.1, 'time/s': 0.1 }],
    'polkadot_runtime_common::claims claim': [400, 10, 7],
  });

  /** Compares these measurements: `[execution, reads, writes, { slopes in microseconds or counts }]` by name. */
  function compare(measured) {
    folders += 1;
    const folder = join(work, `ratios-${folders}`);
    mkdirSync(folder);
    const ps = (microseconds) => Math.round(microseconds * 1e6);
    for (const [name, [time, reads, writes, slopes = {}]] of Object.entries(measured)) {
      const more = Object.entries(slopes).map(([of, each]) => `${of} ${of.startsWith('time') ? ps(each) : each}`);
      const line = `${name} base ${ps(time)} reads ${reads} writes ${writes} proof 1000 ${more.join(' ')}`;
      writeFileSync(join(folder, `${name.replace(/\W+/g, '_')}.txt`), `\n${line}\n`);
    }
    const script = join(ROOT, 'scripts', 'ratios.mjs');
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, folder], { encoding: 'utf8' });
    return { status, out: stdout, err: stderr };
  }

  /** The figures of a row of the table, and of the row that follows it, and its remark. */
  function ratio(out, label) {
    const lines = out.split('\n');
    const at = lines.findIndex((line) => line.startsWith(`| ${label} |`));
    assert.notEqual(at, -1, `${label}\n${out}`);
    const cells = (line) => line.split('|').map((cell) => cell.trim());
    const [, , is, wanted, execution, rocks, remark] = cells(lines[at]);
    const [, next, then] = cells(lines[at + 1]);
    return { is, wanted, execution, rocks, remark, next, then };
  }
  const us = { read: DATABASE.reads / 1e6, write: DATABASE.writes / 1e6 };

  it('passes when everything is as wanted', () => {
    const { status, out, err } = compare(all());
    assert.equal(status, 0, err + out);
    assert.equal(err, '');
    assert.doesNotMatch(out, /missed|NaN|undefined/);
  });

  it('judges a claim by what it weighs further in its block, and shows one alone', () => {
    const { out } = compare(all());
    const peer = 400 + 10 * us.read + 7 * us.write;
    const [alone, further] = [62.4 + 4 * us.read + 3 * us.write, 62.4 + 2 * us.read + us.write];
    const found = ratio(out, 'claim (24) to `claims.claim`');
    assert.equal(found.is, (further / peer).toFixed(2));
    assert.equal(found.rocks, ((62.4 + 150) / (400 + 950)).toFixed(2));
    assert.equal(found.wanted, 'at most 0.4');
    assert.deepEqual([found.next, found.then], ['the same, alone in its block', (alone / peer).toFixed(2)]);
    // The first claim of a batch counts round and pot as one alone does.
    const more = 5 + 24 * 0.1 + us.read + us.write;
    const slope = ratio(out, 'one more claim (24) of a batch to claim (24) alone in its block');
    assert.equal(slope.is, (more / alone).toFixed(2));
    assert.deepEqual(
      [slope.next, slope.then],
      ['the same, if somebody is frozen or blocked', ((more + us.read) / alone).toFixed(2)],
    );
  });

  it('counts no extensions for bare claims, on either side', () => {
    const base = transactionOf() / 1e6;
    // Admission, without the round and the word that the claim reads too.
    const free = base + 22.4 + 62.4 + 2 * us.read + us.write;
    const peer = base + 400 + 10 * us.read + 7 * us.write;
    const { out } = compare({ ...all(), 'frame_system_extensions check_genesis': [9, 0, 0] });
    const { is } = ratio(out, 'free claims of a fifth of a block to `claims.claim` of 75 %');
    assert.equal(is, (0.2 / free / (0.75 / peer)).toFixed(2));
    const [, single] = /^\| a fifth of it, which they always have \| (\d+) \|/m.exec(out);
    assert.equal(Number(single), Math.floor((400_000 - 2 * us.read - 2 * us.write) / free));
  });

  it('judges what a signed transaction takes by the time of RocksDB, by which it was set', () => {
    const parts = transactionOf() / 1e6 + 7 + 25;
    const label = 'a signed transaction besides its call to what it was, in the time of RocksDB';
    assert.equal(ratio(compare(all()).out, label).rocks, ((parts + 125) / 1_121.6).toFixed(2));
    const dear = { ...all(), 'pallet_transaction_payment charge_transaction_payment': [20, 8, 4] };
    const { status, err } = compare(dear);
    assert.equal(status, 1);
    assert.match(err, new RegExp(`^error: ${label}: `, 'm'));
  });

  it('fails when a ratio is not what is wanted', () => {
    for (const [name, measured, label] of [
      ['pallet_distribution claim_immediate', [600, 4, 3], 'claim \\(24\\) to `claims.claim`'],
      ['pallet_distribution authorize_claim', [3_000, 2, 0], 'free claims of a fifth of a block'],
      [
        'pallet_distribution claim_batch_immediate',
        [50, 4, 3, { 'time/n': 400 }],
        'one more claim \\(24\\) of a batch',
      ],
    ]) {
      const { status, err } = compare({ ...all(), [name]: measured });
      assert.equal(status, 1, name);
      assert.match(err, new RegExp(`^error: ${label}.*; no reason is known$`, 'm'));
    }
  });

  it('lets a documented miss pass, with its floor, and only if that cannot be met either', () => {
    const label = 'stake to `asset_rewards.stake`';
    const [theirs, floor] = [60 + 6 * us.read + 4 * us.write, 60 + 9 * us.read + 7 * us.write];
    const stored = compare({ ...all(), 'pallet_emission stake': [90, 9, 7] });
    assert.equal(stored.status, 0, stored.err);
    const { is, remark } = ratio(stored.out, label);
    assert.equal(is, ((floor + 30) / theirs).toFixed(2));
    assert.match(remark, new RegExp(`^missed: floor ${(floor / theirs).toFixed(2)}, a hold changes`));
    const slow = compare({ ...all(), 'pallet_emission stake': [3_000, 6, 4] });
    assert.equal(slow.status, 1);
    assert.match(slow.err, new RegExp(`^error: ${label}: .*; its floor of 1.00 would do$`, 'm'));
    assert.equal(ratio(slow.out, label).remark, 'missed');
  });

  it('tells what a list in the chain weighs, a chunk and a row', () => {
    const { out } = compare(all());
    const chunk = 100 + 2 * 4_096 + 10 + 0.5 * 192 + 11 * us.read + 6 * us.write;
    const figures = (label) => new RegExp(`^${label} .*?([\\d.]+) µs$`, 'm').exec(out)?.[1];
    assert.equal(figures('lists.publish of 4096 rows, alone'), chunk.toFixed(1));
    assert.equal(figures('lists.publish, one more row'), (2 + (0.5 * 48) / 1024).toFixed(1));
  });

  it('fails when something was not measured', () => {
    const { 'pallet_utility batch': _missing, ...others } = all();
    const { status, err } = compare(others);
    assert.notEqual(status, 0);
    assert.match(err, /pallet_utility\.batch was not measured/);
  });
});

describe('weights.sh', () => {
  let folders = 0;

  /**
   * Runs the script with programs in place of the node's and of the system's: four processors in `cores` cores; each benchmark
   * takes a moment, notes its pallet, its processor, and when it began and ended, and writes what it was asked for.
   */
  function weigh(args, { jobs, cores = 2, fails = 'none' } = {}) {
    folders += 1;
    const folder = join(work, `weigh-${folders}`);
    const [target, home, out] = ['target', 'home', 'out'].map((name) => join(folder, name));
    for (const each of [join(target, 'release'), join(home, 'bin'), out]) mkdirSync(each, { recursive: true });
    const program = (path, ...lines) => writeFileSync(path, `#!/bin/bash\n${lines.join('\n')}\n`, { mode: 0o755 });
    const notes = join(folder, 'notes');
    program(
      join(target, 'release', 'distribution-node'),
      'for argument; do',
      '  case "$before" in --pallets) pallet="$argument" ;; --output) out="$argument" ;; --json-file) json="$argument" ;; esac',
      '  before="$argument"',
      'done',
      `echo "begin $pallet \${CPU:-any}" >>'${notes}'`,
      'sleep 0.3',
      `echo "end $pallet \${CPU:-any}" >>'${notes}'`,
      `[ "$pallet" != ${fails} ] || { echo "no such benchmark" >&2; exit 1; }`,
      '[ -z "$out" ] || echo "of $pallet" >"$out/$pallet.rs"',
      '[ -z "$json" ] || echo "[]" >"$json"',
    );
    const wasm = join(target, 'bench-runtime', 'wasm32v1-none', 'release');
    program(join(home, 'bin', 'cargo'), `mkdir -p '${wasm}' && touch '${wasm}/runtime_wasm.wasm'`);
    program(join(home, 'bin', 'taskset'), '[ "$1" = -c ] || exit 2', 'CPU="$2" exec "${@:3}"');
    const cpus = [0, 1, 2, 3].map((cpu) => `${cpu},${Math.floor((cpu * cores) / 4)},0`);
    program(join(home, 'bin', 'lscpu'), 'echo "# CPU,Core,Socket"', `printf '%s\\n' ${cpus.join(' ')}`);
    const { NODE_TEST_CONTEXT: _context, JOBS: _jobs, ...clean } = process.env;
    const env = { ...clean, CARGO_TARGET_DIR: target, CARGO_HOME: home, BUILDS: 'no', OUT: out };
    if (jobs) env.JOBS = jobs;
    const result = spawnSync('bash', [join(ROOT, 'scripts', 'weights.sh'), ...args], { encoding: 'utf8', env });
    const noted = existsSync(notes) ? readFileSync(notes, 'utf8').trim().split('\n') : [];
    const files = Object.fromEntries(readdirSync(out).map((file) => [file, readFileSync(join(out, file), 'utf8')]));
    return { ...result, files, noted: noted.map((line) => line.split(' ')) };
  }

  /** The most that ran at a time; and whether two ran on one processor. */
  function overlap(noted) {
    const running = new Map();
    let most = 0;
    for (const [what, pallet, cpu] of noted) {
      if (what === 'end') running.delete(pallet);
      else running.set(pallet, cpu);
      assert.equal(new Set(running.values()).size, running.size, JSON.stringify(noted));
      most = Math.max(most, running.size);
    }
    return most;
  }
  const some = ['pallet_brakes', 'pallet_distribution_clock', 'pallet_distribution', 'pallet_emission'];
  const written = Object.fromEntries(some.map((name) => [`${name}.rs`, `of ${name}\n`]));

  it('measures one pallet after another, wherever the system puts it', () => {
    const { status, stderr, stdout, files, noted } = weigh(some);
    assert.equal(status, 0, stderr + stdout);
    assert.deepEqual(files, written);
    assert.equal(overlap(noted), 1);
    assert.deepEqual(
      noted.filter(([what]) => what === 'begin').map(([, ...rest]) => rest),
      some.map((name) => [name, 'any']),
    );
  });

  it('measures JOBS pallets at a time, each on a core of its own, the longest first, to the same files', () => {
    const { status, stderr, stdout, files, noted } = weigh(some, { jobs: '2' });
    assert.equal(status, 0, stderr + stdout);
    assert.deepEqual(files, written);
    assert.equal(overlap(noted), 2);
    assert.deepEqual([...new Set(noted.map(([, , cpu]) => cpu))].sort(), ['0', '2']);
    const order = noted.filter(([what]) => what === 'begin').map(([, name]) => name);
    assert.deepEqual(order.slice(0, 2).sort(), ['pallet_distribution', 'pallet_emission']);
    assert.match(stdout, /pallet_emission, on processor [02]/);
  });

  it('refuses more at a time than there are cores', () => {
    const { status, stderr, noted } = weigh(some, { jobs: '2', cores: 1 });
    assert.equal(status, 1);
    assert.match(stderr, /JOBS is 2, but there are 1 physical cores/);
    assert.deepEqual(noted, []);
    assert.match(weigh(some, { jobs: 'two' }).stderr, /JOBS is a number/);
  });

  it('fails when one of those fails, and says which and why', () => {
    for (const jobs of [undefined, '2']) {
      const { status, stderr, stdout, files } = weigh(some, { jobs, fails: 'pallet_distribution' });
      assert.equal(status, 1);
      assert.match(stdout, /no such benchmark/);
      assert.match(stderr, /pallet_distribution failed/);
      assert.ok(!('pallet_distribution.rs' in files));
    }
  });

  it('measures again for a check, as many at a time, and fails where nothing was found', () => {
    const { status, stderr, noted } = weigh(['--check', ...some], { jobs: '2' });
    assert.equal(status, 1);
    assert.match(stderr, /nothing was measured/);
    assert.equal(overlap(noted), 2);
    assert.equal(noted.length, 8);
  });
});
