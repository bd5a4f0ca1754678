// On which machine weights were measured, and whether this one is as fast as the SDK's reference hardware.
//
//   weights-machine.mjs --statement   a line with the machines that the heads of runtime/src/weights/ name
//   weights-machine.mjs LOG           what `distribution-node benchmark machine` has printed into LOG, judged, and this
//                                     processor compared with those of the files
//
// It only says so; a machine that is slower makes weights that are higher, which is safe and costs throughput.

import { readFileSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const WEIGHTS = fileURLToPath(new URL('../runtime/src/weights/', import.meta.url));

/** Processor and day of each weight file that names them. */
export function measuredOn(folder = WEIGHTS) {
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const [, date, cpu] =
        /^\/\/! Date: (\d{4}-\d\d-\d\d)\. CPU: (.*)\.$/m.exec(readFileSync(join(folder, file), 'utf8')) ?? [];
      return date ? [{ file, date, cpu }] : [];
    });
}

/** The machines of the files, those of most files first. */
export function statement(files) {
  const machines = new Map();
  for (const { cpu, date } of files) {
    if (!machines.has(cpu)) machines.set(cpu, []);
    machines.get(cpu).push(date);
  }
  const parts = [...machines].sort(([, a], [, b]) => b.length - a.length);
  return parts
    .map(([cpu, dates]) => {
      const days = [...new Set(dates)].sort();
      const when = days.length > 1 ? `${days[0]} to ${days.at(-1)}` : days[0];
      return `${cpu}, ${when} (${dates.length} ${dates.length > 1 ? 'files' : 'file'})`;
    })
    .join('; ');
}

/** What `benchmark machine` found: each row of its table, and whether the machine is at least the reference hardware. */
export function judged(log) {
  const cell = '[|│┆] *([^|│┆\\n]+?) *';
  const rows = [...log.matchAll(new RegExp(`^${cell.repeat(4)}[|│┆] *(?:✅|❌) (Pass|Fail)`, 'gmu'))];
  if (rows.length === 0) throw new Error('this is not what `benchmark machine` prints');
  const found = rows.map(([, category, name, score, minimum, result]) => ({
    name: `${category} ${name}`,
    score,
    minimum,
    passed: result === 'Pass',
  }));
  return { rows: found, reference: found.every(({ passed }) => passed) };
}

/** The judgement in words. */
export function report({ rows, reference }, cpu, files) {
  const slower = rows.filter(({ passed }) => !passed);
  const others = [...new Set(files.map((file) => file.cpu))].filter((each) => each !== cpu);
  return [
    `this machine: ${cpu}`,
    `reference hardware: ${reference ? 'at least as fast' : 'SLOWER'}`,
    ...slower.map(({ name, score, minimum }) => `  ${name}: ${score}, reference ${minimum}`),
    `the files: ${statement(files)}`,
    ...(others.length > 0
      ? [`note: files of another processor (${others.join('; ')}) cannot be compared with measurements of this one`]
      : []),
  ].join('\n');
}

function main([what]) {
  const files = measuredOn();
  if (what === '--statement') {
    console.log(statement(files));
    return;
  }
  if (!what) throw new Error('usage: weights-machine.mjs --statement, or weights-machine.mjs LOG');
  const [, cpu = 'unknown'] = /^model name\s*: (.*)$/m.exec(readFileSync('/proc/cpuinfo', 'utf8')) ?? [];
  console.log(report(judged(readFileSync(what, 'utf8')), cpu, files));
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) main(process.argv.slice(2));
