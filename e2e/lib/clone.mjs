// A clone in which scripts/run.sh can be tried: the real scripts, with stand-ins for what sets up, compiles and installs.

import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const REAL = [
  ...['lib.sh', 'npm.sh', 'run.sh', 'versions.env', 'web.sh'].map((name) => `scripts/${name}`),
  ...['check-size.mjs', 'public/deployment.json'].map((name) => `web/${name}`),
  'rust-toolchain.toml',
];

/**
 * Makes the clone. `programs` are the node and the command line, and `page` what builds the page into WEB_DIST: each is
 * the text of a shell script.
 */
export function makeClone({ programs, page }) {
  const work = mkdtempSync(join(tmpdir(), 'distribution-clone-'));
  const file = (...path) => join(work, ...path);
  const write = (path, content, options) => {
    mkdirSync(join(file(path), '..'), { recursive: true });
    writeFileSync(file(path), content, options);
  };
  const script = (path, ...lines) => write(path, ['#!/bin/sh', ...lines, ''].join('\n'), { mode: 0o755 });
  for (const path of REAL) {
    mkdirSync(join(file('clone', path), '..'), { recursive: true });
    copyFileSync(join(ROOT, path), file('clone', path));
  }
  script('clone/scripts/setup.sh', 'touch "$CARGO_TARGET_DIR/tools.sh"');
  script('clone/scripts/reader.sh', 'printf "\\0asm" >"$1/reader.wasm"');
  for (const source of ['lists/rows', 'account', 'address', 'encoding', 'text', 'token']) {
    write(`clone/client/src/${source}.rs`, '');
  }
  write('clone/primitives/src/chain.rs', '');
  write('clone/node/wasm-opt/Cargo.toml', '');
  write('clone/web/package-lock.json', '{}');
  write('clone/web/src/main.ts', '');
  script('cargo/bin/cargo', `echo "cargo $1" >>${file('calls')}`);
  script(
    'cargo/bin/npm',
    `echo npm >>${file('calls')}`,
    // As npm does it, with its own values where none are given.
    '[ "${npm_config_fetch_retry_mintimeout:-10000}" -le "${npm_config_fetch_retry_maxtimeout:-60000}" ] || exit 1',
    `[ ! -f ${file('no-registry')} ] || { echo "npm error code ENOTFOUND" >&2; exit 1; }`,
    'mkdir -p node_modules/.bin',
    `cp ${file('vite')} node_modules/.bin/vite`,
  );
  script('vite', `echo vite >>${file('calls')}`, 'rm -rf "$WEB_DIST" && mkdir -p "$WEB_DIST"', page);
  for (const [name, text] of Object.entries(programs)) script(`target/release/${name}`, text);
  return {
    path: file('clone'),
    cache: file('cache', 'distribution'),
    target: file('target'),
    write: (path, content) => write(join('clone', path), content),
    /** Whether the registry of npm answers. */
    registry(answers) {
      if (answers) rmSync(file('no-registry'), { force: true });
      else write('no-registry', '');
    },
    /** What was called since this was asked last. */
    calls() {
      const called = existsSync(file('calls')) ? readFileSync(file('calls'), 'utf8').trim().split('\n') : [];
      rmSync(file('calls'), { force: true });
      return called;
    },
    /** The environment in which its scripts run. */
    env: { CARGO_HOME: file('cargo'), CARGO_TARGET_DIR: file('target'), XDG_CACHE_HOME: file('cache') },
    remove: () => rmSync(work, { recursive: true, force: true }),
  };
}
