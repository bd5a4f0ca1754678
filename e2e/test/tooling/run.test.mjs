// scripts/run.sh with stand-ins for what it builds and starts: when the page is built, what it is told, and that the chain
// starts whatever becomes of the page.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import { makeClone } from '../../lib/clone.mjs';

const clone = makeClone({
  programs: {
    // It would outlive the node, were it not ended with it: then this test would wait for it.
    distribution: '[ "$4" != 127.0.0.1:1 ] || exit 3; echo "Serving $2 at http://$4/"; exec sleep 300',
    'distribution-node': 'echo "node $*"',
  },
  page: 'cp public/deployment.json "$WEB_DIST"; echo page >"$WEB_DIST/index.html"',
});
after(() => clone.remove());

function run(args = [], env = {}) {
  const { status, stdout, stderr } = spawnSync(join(clone.path, 'scripts/run.sh'), args, {
    encoding: 'utf8',
    env: { ...process.env, ...clone.env, ...env },
    timeout: 120_000,
  });
  return { status, out: stdout, err: stderr, calls: clone.calls() };
}
const pageAt = (out) => /^ {2}Page +(\S+)$/m.exec(out)?.[1];
const nodesTold = (port) =>
  JSON.parse(readFileSync(join(clone.cache, `page-${port}`, 'deployment.json'), 'utf8')).nodes;
const BUILT = ['cargo build', 'npm', 'vite'];

describe('run.sh', () => {
  beforeEach(() => {
    clone.registry(true);
    clone.reader(true);
    rmSync(join(clone.target, 'web'), { recursive: true, force: true });
    rmSync(join(clone.path, 'web/node_modules'), { recursive: true, force: true });
  });

  it('builds the page and tells its address and that of the node', () => {
    const { status, out, err, calls } = run();
    assert.equal(status, 0, err);
    assert.deepEqual(calls, BUILT);
    assert.equal(pageAt(out), 'http://127.0.0.1:8080/');
    assert.match(out, /^ {2}RPC +ws:\/\/127\.0\.0\.1:9944$/m);
    assert.match(out, /^node --dev .*--rpc-port 9944 /m);
    assert.deepEqual(nodesTold(9944), ['ws://127.0.0.1:9944']);
  });

  it('builds it again when its sources have changed, and only then', () => {
    run();
    assert.deepEqual(run().calls, ['cargo build']);
    clone.write('web/src/main.ts', `// ${Date.now()}`);
    assert.deepEqual(run().calls, ['cargo build', 'vite']);
    // What is installed is not a source.
    clone.write('web/node_modules/other/index.js', '');
    assert.deepEqual(run().calls, ['cargo build']);
    clone.write(`web/src/${Date.now()}.ts`, '');
    assert.deepEqual(run().calls, ['cargo build', 'vite']);
    // The page's reader of lists is made of it.
    clone.write('client/src/token.rs', `// ${Date.now()}`);
    assert.deepEqual(run().calls, ['cargo build', 'vite']);
  });

  it('tells the page of a node at another port, and serves it at another', () => {
    const { out } = run([], { RPC_PORT: '12345', PAGE_PORT: '23456' });
    assert.equal(pageAt(out), 'http://127.0.0.1:23456/');
    assert.match(out, /^ {2}RPC +ws:\/\/127\.0\.0\.1:12345$/m);
    assert.match(out, /rpc=ws%3A%2F%2F127\.0\.0\.1%3A12345$/m);
    assert.match(out, /^node .*--rpc-port 12345 /m);
    assert.deepEqual(nodesTold(12345), ['ws://127.0.0.1:12345']);
    // The page as it is built stays as it is.
    assert.match(readFileSync(join(clone.target, 'web/deployment.json'), 'utf8'), /9944/);
  });

  it('tells the page of an index if one answers, and of none otherwise', () => {
    const told = () => JSON.parse(readFileSync(join(clone.cache, 'page-9944', 'deployment.json'), 'utf8'));
    run();
    assert.equal('index' in told(), false);
    for (const address of ['http://127.0.0.1:8090/', 'http://[::1]:8090', 'https://index.example.org/v']) {
      assert.equal(run([], { INDEX_API: address }).status, 0);
      assert.equal(told().index, address);
      assert.deepEqual(told().nodes, ['ws://127.0.0.1:9944']);
    }
    for (const address of ['127.0.0.1:8090', 'http://"', 'ws://127.0.0.1:9944', 'http://a|b', 'http://a&b']) {
      const { status, err } = run([], { INDEX_API: address });
      assert.notEqual(status, 0, address);
      assert.match(err, /INDEX_API is the address of an index/);
    }
  });

  it('starts the chain without the page when the registry does not answer, says so, and tries again', () => {
    clone.registry(false);
    const { status, out, err, calls } = run();
    assert.equal(status, 0, err);
    assert.deepEqual(calls, ['cargo build', 'npm']);
    assert.match(err, /ENOTFOUND/);
    assert.match(out, /The page cannot be built .* Going on without it/);
    assert.equal(pageAt(out), undefined);
    assert.match(out, /^node --dev /m);
    clone.registry(true);
    assert.deepEqual(run().calls, BUILT);
  });

  it('serves the page without its reader of lists, says so, and builds the reader alone as soon as it can', () => {
    const reader = join(clone.target, 'web/reader.wasm');
    clone.reader(false);
    for (const built of [BUILT, ['cargo build']]) {
      const { out, err, calls } = run();
      assert.deepEqual(calls, built);
      assert.match(err, /please install the target/);
      assert.match(err, /The page is there without its reader of lists/);
      assert.equal(pageAt(out), 'http://127.0.0.1:8080/');
      assert.equal(existsSync(reader), false);
    }
    clone.reader(true);
    const { err, calls } = run();
    assert.deepEqual(calls, ['cargo build']);
    assert.doesNotMatch(err, /reader/);
    assert.equal(existsSync(reader), true);
    assert.deepEqual(run().calls, ['cargo build']);
  });

  it('does not serve a page of older sources as the present one', () => {
    run();
    clone.write('web/package-lock.json', `{ "now": ${Date.now()} }`);
    clone.registry(false);
    const { out } = run();
    assert.match(out, /Going on without it/);
    assert.equal(pageAt(out), undefined);
  });

  it('starts the chain without the page when its port cannot be had', () => {
    const { status, out } = run([], { PAGE_PORT: '1' });
    assert.equal(status, 0);
    assert.match(out, /PAGE_PORT gives it another port/);
    assert.match(out, /^node --dev /m);
  });

  it('ends after the build with --build, the folder of the programs last', () => {
    const { status, out, calls } = run(['--build']);
    assert.equal(status, 0);
    assert.deepEqual(calls, BUILT);
    assert.equal(out.trimEnd().split('\n').at(-1), join(clone.target, 'release'));
    assert.doesNotMatch(out, /^node /m);
  });

  it('keeps the chain’s data unless it is to start over', () => {
    run();
    const mark = join(clone.cache, 'dev-chain', 'mark');
    writeFileSync(mark, '');
    run();
    assert.equal(readFileSync(mark, 'utf8'), '');
    run(['--fresh']);
    assert.throws(() => readFileSync(mark), /ENOENT/);
  });
});
