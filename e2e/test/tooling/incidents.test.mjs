// The incident book: what it tells people to send exists, and the metrics that ring before some of it are printed.

import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { bnToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { blake2AsHex, xxhashAsHex } from '@polkadot/util-crypto';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const read = (...path) => readFileSync(join(ROOT, ...path), 'utf8');
const work = mkdtempSync(join(tmpdir(), 'distribution-incidents-'));
after(() => rmSync(work, { recursive: true, force: true }));

describe('the incident book', () => {
  const book = read('docs', 'incidents.md');
  const camel = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
  const small = (name) => name[0].toLowerCase() + name.slice(1);
  // Of the relay chain and of the Coretime chain.
  const ELSEWHERE = ['paras', 'registrar', 'onDemand', 'onDemandAssignmentProvider', 'broker', 'hrmp'];

  it('names calls that there are', () => {
    const own = new Set(
      [...read('runtime', 'interface.txt').matchAll(/^(\w+) call \d+ (\w+)/gm)].map(
        ([, pallet, call]) => `${small(pallet)}.${camel(call)}`,
      ),
    );
    assert.ok(own.size > 200, `${own.size} calls`);
    const named = [...book.matchAll(/`([a-z]\w+)\.([a-z]\w+)\b(?=[(`])/g)].map(([, pallet, call]) => [pallet, call]);
    assert.ok(named.length > 40, `${named.length} are named`);
    const views = ['parachainSystem.pendingValidationCode'];
    const wrong = named
      .filter(([pallet, call]) => !['pallet', ...ELSEWHERE].includes(pallet) && call !== 'rs')
      .map((name) => name.join('.'))
      .filter((name) => !own.has(name) && !views.includes(name));
    assert.deepEqual(wrong, []);
  });

  it('names commands, options and alerts that there are', () => {
    const commands = read('docs', 'commands.md') + read('docs', 'operators.md') + read('docs', 'upgrades.md');
    const words = [...book.matchAll(/\bdistribution ([a-z][a-z-]*(?: [a-z][a-z-]*)?)/g)].map(([, name]) => name);
    assert.ok(words.length > 15);
    const unknown = words.filter((name) => {
      const [group, command] = name.split(' ');
      const documented = (text) => commands.includes(`\`${text}`);
      return (
        !documented(name) &&
        !(command && documented(`${group} `) && commands.includes(`\`${command}`)) &&
        !documented(group)
      );
    });
    assert.deepEqual(unknown, []);
    const alerts = new Set(
      [...read('deploy', 'monitoring', 'alerts.yml').matchAll(/- alert: (\w+)/g)].map(([, name]) => name),
    );
    for (const name of ['CoreLapsesSoon', 'NothingBacked', 'CollationsNotFetched']) {
      assert.ok(alerts.has(name) && book.includes(`\`${name}\``), name);
    }
  });

  it('says of every entry what was rehearsed, and names tests that there are', () => {
    const entries = book.split(/^## /m).slice(1);
    const without = entries.filter((text) => !/^Rehearsed: /m.test(text)).map((text) => text.split('\n')[0]);
    assert.deepEqual(without, ['The first ten minutes', 'The fast way']);
    for (const [, path] of book.matchAll(/`((?:e2e|runtime|scripts|xcm-tests)\/[\w./-]+)`/g)) {
      assert.ok(existsSync(join(ROOT, path)), path);
    }
  });
});

describe('chain-metrics.sh', () => {
  const answer = {
    best: { hash: '0x01', number: 9 },
    brakes: [{ brake: 'SafeMode', since: 1, until: 2, byReferendum: false }],
    halted: false,
    migrating: true,
    motions: 3,
    safeMode: true,
    specVersion: 100,
  };
  const program = join(work, 'distribution');
  const run = (json, env = {}) => {
    writeFileSync(program, `#!/bin/sh\n[ "$*" = "now --json --url ws://x" ] || exit 9\ncat <<'END'\n${json}\nEND\n`);
    chmodSync(program, 0o755);
    return spawnSync('bash', [join(ROOT, 'deploy', 'monitoring', 'chain-metrics.sh'), 'ws://x'], {
      encoding: 'utf8',
      env: { PATH: `${work}:${process.env.PATH}`, ...env },
    });
  };

  it('prints what the command says, however it is laid out', () => {
    const paid = join(work, 'paid');
    writeFileSync(paid, '2027-01-31\n');
    for (const json of [JSON.stringify(answer), JSON.stringify(answer, null, 2)]) {
      const { status, stdout, stderr } = run(json, { CORE_PAID_UNTIL: paid });
      assert.equal(status, 0, stderr);
      const values = Object.fromEntries(
        [...stdout.matchAll(/^(distribution_\w+) (\d+)$/gm)].map(([, name, value]) => [name, value]),
      );
      const { distribution_chain_asked_seconds: asked, ...others } = values;
      assert.ok(Math.abs(Number(asked) - Date.now() / 1000) < 60);
      assert.deepEqual(others, {
        distribution_chain_spec_version: '100',
        distribution_chain_safe_mode: '1',
        distribution_chain_migrating: '1',
        distribution_chain_emission_halted: '0',
        distribution_chain_brakes: '1',
        distribution_chain_motions: '3',
        distribution_core_paid_until_seconds: String(Date.UTC(2027, 0, 31) / 1000),
      });
    }
  });

  it('fails when the command says something else, and leaves out a core of which nothing is known', () => {
    assert.equal(run('{}').status, 1);
    const { status, stdout } = run(JSON.stringify(answer), { CORE_PAID_UNTIL: join(work, 'nowhere') });
    assert.equal(status, 0);
    assert.doesNotMatch(stdout, /core_paid/);
  });
});

describe('reserve-metrics.sh', () => {
  const hex = (number, bytes) => u8aToHex(bnToU8a(number, { bitLength: 8 * bytes })).slice(2);
  const hashed = (bytes) => `${blake2AsHex(bytes, 128).slice(2)}${u8aToHex(bytes).slice(2)}`;
  const item = (pallet, name) => `${xxhashAsHex(pallet, 128)}${xxhashAsHex(name, 128).slice(2)}`;
  const PARA = 2_077;
  const ours = hashed(u8aConcat('sibl', bnToU8a(PARA, { bitLength: 32 }), new Uint8Array(24)));
  const most = 2n ** 128n - 1n;
  const more = 12_345_678_901_234_567_890n;
  const final = `0x${'ab'.repeat(32)}`;
  const state = {
    [`${item('System', 'Account')}${ours}`]: `0x${hex(7n, 16)}${hex(more, 16)}${hex(5n, 16)}${'00'.repeat(32)}`,
    [`${item('Assets', 'Account')}${hashed(bnToU8a(1_337, { bitLength: 32 }))}${ours}`]: `0x${hex(most, 16)}0000`,
    [`${item('Assets', 'Account')}${hashed(bnToU8a(9, { bitLength: 32 }))}${ours}`]: '0x0102',
  };
  let server;
  let url;
  before(async () => {
    server = createServer(async (request, response) => {
      const { method, params } = JSON.parse(await textOf(request));
      const known = method === 'chain_getFinalizedHead' ? final : params[1] === final && (state[params[0]] ?? null);
      response.end(JSON.stringify({ jsonrpc: '2.0', id: 1, result: known }));
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${server.address().port}`;
  });
  after(() => server?.close());
  // Not synchronously: the server is in this process.
  const run = (...args) =>
    new Promise((resolve) => {
      const script = join(ROOT, 'deploy', 'monitoring', 'reserve-metrics.sh');
      execFile('bash', [script, ...args], (error, stdout) => resolve({ failed: error !== null, stdout }));
    });

  it('prints what our account on Asset Hub has, exactly', async () => {
    const { failed, stdout } = await run(url, String(PARA), '2000000000=native', '2000001337=1337', '2000001984=1984');
    assert.ok(!failed, stdout);
    const reserves = [...stdout.matchAll(/^distribution_reserve\{asset="(\d+)"\} (\d+)$/gm)];
    assert.deepEqual(
      reserves.map(([, asset, amount]) => [asset, BigInt(amount)]),
      [
        ['2000000000', more],
        ['2000001337', most],
        ['2000001984', 0n],
      ],
    );
    const [, asked] = stdout.match(/^distribution_reserve_asked_seconds (\d+)$/m);
    assert.ok(Math.abs(Number(asked) - Date.now() / 1000) < 60);
  });

  it('prints nothing if one of them cannot be read', async () => {
    for (const pair of ['2000000009=9', '2000000009=99999999999', '2000000009=0x09', 'DOT=native']) {
      const { failed, stdout } = await run(url, String(PARA), '2000000000=native', pair);
      assert.ok(failed && stdout === '', pair);
    }
    assert.ok((await run('http://127.0.0.1:1', String(PARA), '2000000000=native')).failed);
    assert.ok((await run(url, String(PARA))).failed);
  });
});
