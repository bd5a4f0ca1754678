// Runs a program and prints how long it took and how much memory it needed at most: peak-memory.mjs PROGRAM ARG…
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

const [program, ...args] = process.argv.slice(2);
const started = performance.now();
const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
let peak = 0;
const timer = setInterval(() => {
  try {
    peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0));
  } catch {
    /* it has ended */
  }
}, 20);
child.on('close', (code) => {
  clearInterval(timer);
  console.log(
    JSON.stringify({ seconds: (performance.now() - started) / 1000, peakMiB: Math.round(peak / 1024), code }),
  );
  process.exitCode = code;
});
