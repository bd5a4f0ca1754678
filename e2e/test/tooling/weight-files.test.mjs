// The scripts that write weight files: what was measured is in them, and covered; and the one that compares them with
// another measurement fails when they no longer hold.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { covering, databaseOf, declared, functionsOf, withMeasured } from '../../../scripts/weights.mjs';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'distribution-weights-'));
after(() => rmSync(work, { recursive: true, force: true }));

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

describe('weights measured on their own', () => {
  const file = (date, functions) =>
    [
      `//! Date: ${date}. CPU: Some Processor.`,
      'impl<T> Weights for WeightInfo<T> {',
      ...functions.flatMap(([name, time]) => [
        `\t/// Storage: \`Pots::${name}\` (r:1 w:1)`,
        `\tfn ${name}(n: u32, ) -> Weight {`,
        '\t\t// Shortest time: 40_000_000 picoseconds.',
        `\t\tWeight::from_parts(${time}_000_000, 100)`,
        '\t}',
      ]),
      '}',
      '',
    ].join('\n');
  const whole = file('2026-01-02', [
    ['pay', 40],
    ['pay_all', 50],
    ['close', 60],
  ]);

  it('take the place of those in the file, with their day, and leave the others', () => {
    const merged = withMeasured(whole, file('2026-03-04', [['pay_all', 70]]));
    const note = 'picoseconds. Measured on its own on 2026-03-04.';
    const expected = whole.replace('50_000_000', '70_000_000').split('\n');
    const at = expected.findIndex((line) => line.includes('fn pay_all')) + 1;
    expected[at] = expected[at].replace('picoseconds.', note);
    assert.equal(merged, expected.join('\n'));
    assert.equal(functionsOf(merged).get('pay_all').measured, true);
  });

  it('raise those in the file, number by number, and lower none', () => {
    const line = (base, slope) =>
      file('2026-03-04', [['pay_all', 1]]).replace(
        '1_000_000, 100)',
        `${base}, 7)\n\t\t\t.saturating_add(Weight::from_parts(${slope}, 0).saturating_mul(n.into()))\n` +
          '\t\t\t.saturating_add(Weight::from_parts(0, 2500).saturating_mul(n.into()))',
      );
    const both = withMeasured(line('5_000', '900'), line('7_000', '800'), true);
    assert.deepEqual(declared(functionsOf(both).get('pay_all'), { n: 1 }), {
      time: 7_900,
      proof: 2_507,
      reads: 0,
      writes: 0,
    });
    assert.match(both, /picoseconds\. Measured on its own on 2026-03-04; of its times and those before the higher\.$/m);
    assert.equal(withMeasured(line('7_000', '900'), line('7_000', '800'), true), line('7_000', '900'));
    assert.throws(
      () => withMeasured(file('2026-03-04', [['pay_all', 1]]), line('7', '8'), true),
      /one measurement only/,
    );
  });

  it('count reads, writes and proof as they are now, however times are raised', () => {
    const counting = (time, reads, proof) =>
      file('2026-03-04', [['pay', time]]).replace(
        '100)',
        `${proof})\n\t\t\t.saturating_add(T::DbWeight::get().reads(${reads}))`,
      );
    for (const [before, now] of [
      [counting(60, 2, 100), counting(50, 3, 200)],
      [counting(60, 3, 200), counting(50, 2, 100)],
    ]) {
      const { time, reads, proof } = declared(functionsOf(withMeasured(before, now, true)).get('pay'));
      const counted = declared(functionsOf(now).get('pay'));
      assert.deepEqual([time, reads, proof], [60e6, counted.reads, counted.proof]);
    }
  });

  it('keep the comment that a base was raised with that base', () => {
    const note = '// Raised by 1_000 picoseconds, to what was measured.\n\t\t';
    const line = (time, comment = '') => file('2026-03-04', [['pay', time]]).replace('Weight::', `${comment}Weight::`);
    assert.match(withMeasured(line(60, note), line(50), true), /Raised by 1_000 .*\n\t\tWeight::from_parts\(60_/);
    assert.doesNotMatch(withMeasured(line(60), line(50, note), true), /Raised/);
    assert.match(withMeasured(line(50), line(60, note), true), /Raised by 1_000 .*\n\t\tWeight::from_parts\(60_/);
    const sloped = (slope, comment = '') => {
      const added = `${comment}.saturating_add(Weight::from_parts(${slope}, 0).saturating_mul(n.into()))`;
      return file('2026-03-04', [['pay', 1]]).replace(/(Weight::from_parts\(1.*\n)/, `$1\t\t\t${added}\n`);
    };
    const above = '// Raised by 7 picoseconds, to what was measured at n = 9.\n\t\t\t';
    assert.match(withMeasured(sloped(60, above), sloped(50), true), /Raised by 7 .*\n\t\t\t\.saturating_add\(.*\(60,/);
    assert.doesNotMatch(withMeasured(sloped(60), sloped(50, above), true), /Raised/);
  });

  it('are refused when the file has no such weight, when there are none, and when they have no day', () => {
    for (const [some, fault] of [
      [file('2026-03-04', [['open', 1]]), /there is no weight `open`/],
      [file('2026-03-04', []), /no weight was measured/],
      [file('2026-03-04', [['pay', 1]]).replace('//! Date', '//! Day'), /do not say when/],
    ]) {
      assert.throws(() => withMeasured(whole, some), fault);
    }
  });
});

describe('weights that cover what they were made of', () => {
  const line = (base, slopes) =>
    [
      '\t/// Storage: `Pots::Pot` (r:1 w:1)',
      `\tfn pay(${slopes.map(([name]) => `${name}: u32, `).join('')}) -> Weight {`,
      '\t\t// Shortest time: 40_000_000 picoseconds.',
      `\t\tWeight::from_parts(${base}, 5000)`,
      ...slopes.flatMap(([name, slope]) => [
        '\t\t\t// Standard error: 5',
        `\t\t\t.saturating_add(Weight::from_parts(${slope}, 0).saturating_mul(${name}.into()))`,
      ]),
      '\t\t\t.saturating_add(T::DbWeight::get().reads(2))',
      ...slopes.map(([name]) => `\t\t\t.saturating_add(Weight::from_parts(0, 9).saturating_mul(${name}.into()))`),
      '\t}',
      '',
    ].join('\n');
  const measured = (...times) => [
    { name: 'pay', cases: times.map(([time, components = {}]) => ({ time, components })) },
  ];

  it('are raised at the base to what was measured at the least, and keep their slope', () => {
    const fitted = line('25_800_000', [['n', '1_000_000']]);
    const raised = covering(fitted, measured([55_300_000, { n: 1 }], [90_000_000, { n: 50 }], [120e6, { n: 100 }]));
    const expected = fitted.replace(
      '\t\tWeight::from_parts(25_800_000, 5000)',
      '\t\t// Raised by 28_500_000 picoseconds, to what was measured at n = 1.\n' +
        '\t\tWeight::from_parts(54_300_000, 5000)',
    );
    assert.equal(raised, expected);
    assert.equal(functionsOf(raised).get('pay').measured, true);
  });

  it('are raised to what was measured at the most', () => {
    const raised = covering(line('1_000', [['n', '10']]), measured([900, { n: 1 }], [2_007, { n: 100 }]));
    assert.equal(declared(functionsOf(raised).get('pay'), { n: 100 }).time, 2_007);
    assert.match(raised, /Raised by 7 picoseconds, to what was measured at n = 100\.$/m);
    assert.match(raised, /^\t\tWeight::from_parts\(1_007, 5000\)$/m);
  });

  it('are raised at the slope that makes most of the time, so that one item does not pay for many', () => {
    const fitted = line('1_000', [['n', '100']]);
    const raised = covering(fitted, measured([1_200, { n: 1 }], [20_007, { n: 100 }]));
    const expected = fitted
      .replace('\t\tWeight', '\t\t// Raised by 100 picoseconds, to what was measured at n = 1.\n\t\tWeight')
      .replace('(1_000,', '(1_100,')
      .replace('\t\t\t.sat', '\t\t\t// Raised by 90 picoseconds, to what was measured at n = 100.\n\t\t\t.sat')
      .replace('(100,', '(190,');
    assert.equal(raised, expected);
    assert.equal(declared(functionsOf(raised).get('pay'), { n: 100 }).time, 20_100);
    assert.equal(covering(raised, measured([1_200, { n: 1 }], [20_007, { n: 100 }])), raised);
    // What a later measurement adds is added to the comment.
    const more = covering(raised, measured([1_200, { n: 1 }], [20_200, { n: 100 }]));
    assert.match(more, /Raised by 91 picoseconds, to what was measured at n = 100\.\n\t\t\t\.sat.*\(191, 0\)/);
  });

  it('are raised to the least of each of several components, with the others at their most', () => {
    const cases = [
      [1_200, { n: 10, m: 10 }],
      [1_150, { n: 1, m: 10 }],
      [1_130, { n: 10, m: 1 }],
    ];
    const raised = covering(line('1_000', Object.entries({ n: '10', m: '10' })), measured(...cases));
    const { time } = declared(functionsOf(raised).get('pay'), { n: 1, m: 10 });
    assert.equal(time, 1_150);
    for (const [least, components] of cases) {
      assert.ok(declared(functionsOf(raised).get('pay'), components).time >= least);
    }
  });

  it('stay when they cover both ends, whatever is between them', () => {
    const fitted = line('1_000', [['n', '10']]);
    assert.equal(covering(fitted, measured([1_010, { n: 1 }], [9_000, { n: 50 }], [2_000, { n: 100 }])), fitted);
  });

  it('are raised without a component too, and where time does not depend on it', () => {
    const flat = line('1_000', []);
    assert.match(covering(flat, measured([1_234_567])), /Raised by 1_233_567 picoseconds, to what was measured\.\n/);
    assert.equal(covering(flat, measured([1_000])), flat);
    assert.match(covering(flat, measured([900, { n: 1 }], [1_100, { n: 2 }])), /from_parts\(1_100, 5000\)/);
  });

  it('are refused without times', () => {
    assert.throws(() => covering(line('1', []), []), /there are no times of `pay`/);
    assert.throws(() => covering(line('1', []), measured()), /there are no times of `pay`/);
    const other = measured([1, { m: 1 }], [2, { m: 9 }]);
    assert.throws(() => covering(line('1', [['n', '1']]), other), /`pay` is by a component that was not measured/);
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
  function check(declares, files, flags = [], asked = []) {
    folders += 1;
    const folder = join(work, String(folders));
    for (const part of ['weights', 'results']) mkdirSync(join(folder, part), { recursive: true });
    writeFileSync(join(folder, 'weights', 'pallet_pots.rs'), declares);
    for (const [at, some] of files.entries()) {
      writeFileSync(join(folder, 'results', `${at}.json`), JSON.stringify(some));
    }
    const script = join(ROOT, 'scripts', 'check-weights.mjs');
    const args = [script, ...flags, join(folder, 'weights'), join(folder, 'results'), ...asked];
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
      [{ time: 500 }, 'n = 1: time too high'],
      [{ slope: 30 }, 'n = 100: time too high'],
      [{ reads: 6 }, 'n = 1: reads too high'],
    ]) {
      const { status, err } = check(weights(declares), [[results()]]);
      assert.equal(status, 1, fault);
      assert.match(err, new RegExp(`pallet_pots::pay, ${fault}$`, 'm'));
    }
  });

  it('takes time for too high at the least of a component only if it is so beside the database', () => {
    // A read and two writes take 117 µs by what the runtime counts.
    for (const [time, status] of [
      [150, 0],
      [500, 1],
    ]) {
      assert.equal(check(weights({ time, slope: 9 }), [[results()]]).status, status, String(time));
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

  it('asks of a pallet for the benchmarks that are named alone', () => {
    const both = weights() + weights().replace('fn pay', 'fn close');
    assert.match(check(both, [[results()]]).err, /pallet_pots::close was not measured/);
    assert.match(check(both, [[results()]], [], ['pallet_pots']).err, /pallet_pots::close was not measured/);
    const { status, out, err } = check(both, [[results()]], [], ['pallet_pots:pay']);
    assert.equal(status, 0, err);
    assert.match(out, /^2 cases of 1 pallets/m);
    const missed = check(both, [[results()]], [], ['pallet_pots:pay,open']);
    assert.equal(missed.status, 1);
    assert.match(missed.err, /pallet_pots::open was not measured/);
  });

  it('fails when a weight file was edited by hand', () => {
    const edited = weights().replace('.reads(2)', '.reads(1 + 1)');
    const { status, err } = check(edited, [[results()]]);
    assert.equal(status, 1);
    assert.match(err, /line 7 is not of the template/);
  });
});
