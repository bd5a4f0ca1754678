// The node's own command line.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { cli, run } from '../../lib/cli.mjs';
import { BIN, startNode } from '../../lib/node.mjs';

const work = mkdtempSync(join(tmpdir(), 'distribution-node-'));
after(() => rmSync(work, { recursive: true, force: true }));
const raw = join(work, 'local-raw.json');

function node(...args) {
  const { status, stdout, stderr } = spawnSync(join(BIN, 'distribution-node'), args, {
    encoding: 'utf8',
    timeout: 600_000,
    maxBuffer: 1 << 28,
  });
  return { status, out: stdout, err: stderr };
}

describe('the node', () => {
  it('shows its version and its name', () => {
    const { status, out } = node('--version');
    assert.equal(status, 0);
    assert.match(out, /^distribution-node 0\.1\.0/);
    assert.match(node('--help').out, /distribution parachain/);
  });

  it('exports the dev and local chain specs with their properties', () => {
    for (const [chain, id, collators] of [
      ['dev', 'distribution_dev', 1],
      ['local', 'distribution_local', 2],
    ]) {
      const path = join(work, `${chain}.json`);
      const { status, err } = node('export-chain-spec', '--chain', chain, '--output', path);
      assert.equal(status, 0, err);
      const spec = JSON.parse(readFileSync(path));
      assert.equal(spec.id, id);
      assert.deepEqual(spec.properties, { ss58Format: 7_757, tokenDecimals: 12, tokenSymbol: 'DIST' });
      assert.equal(spec.para_id ?? spec.paraId, 2_000);
      const genesis = spec.genesis.runtimeGenesis.patch ?? spec.genesis.runtimeGenesis.config;
      assert.ok(genesis === undefined || genesis.collatorSelection.invulnerables.length === collators);
    }
  });

  it('exports them raw, from an exported file as well', () => {
    const code = '0x3a636f6465';
    // The run made the one of the development chain, for all nodes; it takes a while.
    const dev = process.env.E2E_DEV_SPEC ?? join(work, 'dev-raw.json');
    if (!existsSync(dev)) assert.equal(node('export-chain-spec', '--chain', 'dev', '--raw', '--output', dev).status, 0);
    assert.ok(JSON.parse(readFileSync(dev)).genesis.raw.top[code]);
    const local = join(work, 'local.json');
    assert.equal(node('export-chain-spec', '--chain', local, '--raw', '--output', raw).status, 0);
    assert.ok(JSON.parse(readFileSync(raw)).genesis.raw.top[code]);
  });

  it('names its token, in which the command line reads and writes amounts', async () => {
    const dev = JSON.parse(readFileSync(process.env.E2E_DEV_SPEC ?? join(work, 'dev-raw.json')));
    const path = join(work, 'unit.json');
    const properties = { ...dev.properties, tokenSymbol: 'UNIT', tokenDecimals: 10 };
    writeFileSync(path, JSON.stringify({ ...dev, properties }));
    const chain = await startNode({ blockTime: 500, args: ['--chain', path] });
    try {
      const as = { url: chain.url, suri: '//Alice' };
      const transfer = (amount) => ['account', 'transfer', `0x${'5a'.repeat(32)}`, amount];
      const asked = await run(transfer('25.5'), { ...as, yes: false });
      assert.match(asked.json.error, /Send 25\.5 UNIT to /);
      const tried = await cli([...transfer('25.5 UNIT'), '--dry-run'], as);
      const fields = tried.events.map((event) => event.fields).join('\n');
      assert.match(fields, /amount: 25\.5 UNIT\b/);
      const other = await run(transfer('25.5 DIST'), as);
      assert.deepEqual([other.code, /"25\.5 UNIT"/.test(other.json.error)], [3, true]);
      const wrong = await run(['--token', 'DIST:12', ...transfer('25.5')], as);
      assert.equal(wrong.code, 5);
      assert.match(wrong.json.error, /UNIT with 10 decimals, but amounts are taken as DIST with 12/);
    } finally {
      await chain.stop();
    }
  });

  it('exports what is needed to register the parachain', () => {
    const head = node('export-genesis-head', '--chain', raw);
    assert.equal(head.status, 0, head.err);
    assert.match(head.out.trim(), /^0x[0-9a-f]+$/);
    const wasm = join(work, 'genesis.wasm');
    assert.equal(node('export-genesis-wasm', '--chain', raw, wasm).status, 0);
    assert.ok(existsSync(wasm));
  });

  it('has a runtime without a trace of where it was built', () => {
    const wasm = readFileSync(join(BIN, 'wbuild/distribution-runtime/distribution_runtime.compact.wasm'));
    assert.ok(wasm.includes('/distribution-runtime-0.1.0/src/'));
    for (const folder of [
      fileURLToPath(new URL('../../../', import.meta.url)),
      `${homedir()}/`,
      '/.cargo/',
      '/.rustup/',
      '/rustlib/src/',
    ]) {
      assert.ok(!wasm.includes(folder), `the wasm names ${folder}`);
    }
  });

  it('gives advice that it takes itself', () => {
    const base = join(work, 'base');
    const purge = node('purge-chain', '--chain', raw, '--base-path', base, '-y');
    assert.equal(purge.status, 1);
    assert.match(purge.err, /remove `chains\/ID\/db` by hand, see docs\/operators\.md#backup-and-restore/);
    assert.doesNotMatch(purge.err, /-- --chain/);
    const collator = ['--collator', '--chain', raw, '--base-path', base, '--port', '0', '--rpc-port', '0'];
    const without = node(...collator, '--no-prometheus', '--', '--chain', 'westend', '--port', '0');
    assert.equal(without.status, 1);
    assert.match(without.err, /Here: distribution-node key generate-node-key --chain YOUR_SPEC --base-path YOUR/);
    const made = node('key', 'generate-node-key', '--chain', raw, '--base-path', base);
    assert.equal(made.status, 0, made.err);
  });

  it('generates and inspects keys', () => {
    const made = JSON.parse(node('key', 'generate', '--output-type', 'json').out);
    const seen = JSON.parse(node('key', 'inspect', '--output-type', 'json', made.secretPhrase).out);
    assert.equal(seen.publicKey, made.publicKey);
  });

  it('has the benchmark and chain-spec-builder commands', () => {
    assert.match(node('benchmark', 'pallet', '--help').out, /--extrinsic/);
    assert.match(node('benchmark', 'machine', '--help').out, /hardware/i);
    assert.match(node('chain-spec-builder', '--help').out, /create/);
  });

  it('says what to do when the chain is missing or unknown', () => {
    const unknown = node('export-chain-spec', '--chain', 'nowhere');
    assert.notEqual(unknown.status, 0);
    assert.match(unknown.err + unknown.out, /unknown chain `nowhere`: expected `dev`, `local`/);
    writeFileSync(join(work, 'broken.json'), '{');
    assert.notEqual(node('export-chain-spec', '--chain', join(work, 'broken.json')).status, 0);
  });
});
