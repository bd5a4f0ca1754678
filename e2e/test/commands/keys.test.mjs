// Keys that are elsewhere: in a program that signs, in a keyring; and what is sent with them.

import assert from 'node:assert/strict';
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { hexToU8a, u8aToHex } from '@polkadot/util';
import { encodeAddress } from '@polkadot/util-crypto';
import { cli, run } from '../../lib/cli.mjs';
import { startNode } from '../../lib/node.mjs';
import { launch, run as runProgram } from '../../lib/program.mjs';
import { send } from '../../lib/tx.mjs';
import { ED, SS58, UNIT, empty, free, keyring } from '../../lib/rounds.mjs';

// Exit codes of the command line.
const [WRONG_USAGE, WRONG_INPUT, NOT_SIGNED] = [2, 3, 8];
const EXAMPLE = fileURLToPath(new URL('../../../docs/examples/signer.mjs', import.meta.url));
// Nothing listens there: a command that works with it needs no node.
const NOWHERE = 'ws://127.0.0.1:1';
const folder = mkdtempSync(join(tmpdir(), 'distribution-keys-'));
let node;
let api;
let alice;
let as;

before(async () => {
  node = await startNode({ blockTime: 500 });
  api = node.api;
  alice = keyring().addFromUri('//Alice');
  as = { url: node.url, suri: '//Alice' };
});
after(async () => {
  await node?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const nonce = async (account) => (await api.rpc.system.accountNextIndex(account)).toNumber();
const transfer = (to, amount, ...options) => ['account', 'transfer', to, amount, ...options];

describe('a transfer', () => {
  it('sends what it says, and asks before', async () => {
    const to = empty('transfer');
    const asked = await run(transfer(to, '25.5 DIST'), { ...as, yes: false });
    assert.equal(asked.code, WRONG_USAGE);
    assert.match(asked.json.error, /Send 25\.5 DIST to /);
    assert.equal(await free(api, to), 0n);
    const sent = await cli(transfer(to, '25.5 DIST'), as);
    assert.equal(sent.amount, String((255n * UNIT) / 10n));
    assert.equal(await free(api, to), (255n * UNIT) / 10n);
  });

  it('prints its call without a key', async () => {
    const to = empty('print');
    const shown = await cli(transfer(to, '1', '--print-call'), { url: node.url });
    assert.equal(shown.call, api.tx.balances.transferKeepAlive(to, UNIT).method.toHex());
    const other = await cli(transfer(to, '1', '--print-call', '--allow-death'), { url: node.url });
    assert.equal(other.call, api.tx.balances.transferAllowDeath(to, UNIT).method.toHex());
  });

  it('is tried by the chain and forgotten, also for an account without its key', async () => {
    const to = empty('dry run');
    const from = keyring().addFromUri('//Alice').address;
    for (const [who, options] of [
      [[], as],
      [['--as', from], { url: node.url }],
    ]) {
      const tried = await cli(transfer(to, '1', '--dry-run', ...who), options);
      assert.deepEqual([tried.refusal, tried.transactions], [null, 1]);
      assert.ok(tried.events.some(({ event }) => event === 'Balances.Transfer') && BigInt(tried.fee) > 0n);
    }
    assert.equal(await free(api, to), 0n);
    assert.equal((await run(transfer(to, '1', '--as', from), as)).code, WRONG_USAGE);
  });

  it('is refused before it is sent if the chain would refuse it, or nobody could spend it', async () => {
    const poor = keyring().addFromUri('//Alice//poor');
    await cli(transfer(poor.address, '2'), as);
    const used = await nonce(poor.address);
    const options = { url: node.url, suri: '//Alice//poor' };
    for (const [to, amount, why] of [
      [empty('too little'), `${ED - 1n} smallest`, /no account can have less than 0\.01 DIST/],
      [empty('too much'), '1.995', /1\.99 DIST at most.*--allow-death/],
      [empty('far too much'), '3', /1\.99 DIST at most/],
      [`0x${'00'.repeat(32)}`, '1', /zero account/],
      [poor.address, '1', /the same account/],
      [empty('nothing'), '0', /the amount is 0/],
    ]) {
      const { code, json } = await run(transfer(to, amount), options);
      assert.equal(code, WRONG_INPUT);
      assert.match(json.error, why);
    }
    assert.equal(await nonce(poor.address), used);
  });

  it('sends an asset too, in its own unit', async () => {
    const id = 7_001;
    await send(api, api.tx.assets.create(id, alice.address, 100), alice);
    await send(api, api.tx.assets.setMetadata(id, 'Euro', 'EUR', 2), alice);
    await send(api, api.tx.assets.mint(id, alice.address, 10_000), alice);
    const to = keyring().addFromUri('//Alice//holder').address;
    await cli(transfer(to, '1'), as);
    const small = await run(transfer(to, '0.99', '--asset', id), as);
    assert.equal(small.code, WRONG_INPUT);
    assert.match(small.json.error, /less than 1 EUR/);
    await cli(transfer(to, '12.5 EUR', '--asset', id), as);
    assert.equal((await api.query.assets.account(id, to)).unwrap().balance.toNumber(), 1_250);
    const all = await run(transfer(to, '87.5', '--asset', id), as);
    assert.equal(all.code, WRONG_INPUT);
    assert.match(all.json.error, /86\.5 EUR/);
    await cli(transfer(to, '87.5', '--asset', id, '--allow-death'), as);
    assert.equal((await api.query.assets.account(id, to)).unwrap().balance.toNumber(), 10_000);
    assert.ok((await api.query.assets.account(id, alice.address)).isNone);
  });
});

describe('a signer program', () => {
  const log = join(folder, 'questions');
  let key;
  let address;
  let env;

  /** A program of the shell for one test. */
  function script(name, lines) {
    const path = join(folder, name);
    writeFileSync(path, `#!/bin/sh\n${lines}\n`);
    chmodSync(path, 0o755);
    return path;
  }

  /** A program that tells the key of the example, and answers anything else as `lines` of JavaScript say. */
  function liar(name, lines) {
    const path = join(folder, `${name}.mjs`);
    writeFileSync(
      path,
      `#!${process.execPath}
import { createPrivateKey, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
const key = createPrivateKey(readFileSync(process.env.SIGNER_KEY_FILE));
const question = JSON.parse(readFileSync(0, 'utf8'));
const bytes = (text) => Buffer.from(text.slice(2), 'hex');
const told = (object) => console.log(JSON.stringify(object));
if (question.method === 'account') told({ scheme: 'ed25519', publicKey: '${u8aToHex(key.raw)}' });
else { ${lines} }
`,
    );
    chmodSync(path, 0o755);
    return path;
  }

  before(async () => {
    const pair = generateKeyPairSync('ed25519');
    const file = join(folder, 'key.pem');
    writeFileSync(file, pair.privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
    const raw = Buffer.from(createPublicKey(pair.privateKey).export({ format: 'jwk' }).x, 'base64url');
    key = { raw: new Uint8Array(raw) };
    address = encodeAddress(key.raw, SS58);
    env = { SIGNER_KEY_FILE: file, SIGNER_GENESIS: api.genesisHash.toHex(), QUESTIONS: log };
    await cli(transfer(address, '100'), as);
  });

  it('tells its account', async () => {
    const shown = await cli(['key', 'inspect', '--signer', EXAMPLE], { env });
    assert.equal(shown.account, address);
    assert.equal(shown.scheme, 'ed25519');
    assert.equal(shown.publicKey, u8aToHex(key.raw));
    assert.equal(shown.development, false);
  });

  it('pays a transfer, and is told what it signs', async () => {
    const to = empty('paid by a program');
    const program = script('logging', `tee -a "$QUESTIONS" | '${EXAMPLE}'`);
    // Whoever names a program means it, whatever the environment has.
    await cli(transfer(to, '5', '--signer', program), { ...as, env });
    assert.equal(await free(api, to), 5n * UNIT);
    const questions = readFileSync(log, 'utf8').trim().split('\n').map(JSON.parse);
    assert.deepEqual(questions[0], { version: 1, method: 'account' });
    assert.equal(questions.length, 2);
    const [, told] = questions;
    assert.equal(told.method, 'sign');
    assert.equal(told.account, address);
    assert.equal(told.accountHex, u8aToHex(key.raw));
    assert.equal(told.scheme, 'ed25519');
    assert.equal(told.genesis, api.genesisHash.toHex());
    assert.equal(told.specVersion, api.runtimeVersion.specVersion.toNumber());
    assert.equal(told.nonce, 0);
    assert.equal(told.call, api.tx.balances.transferKeepAlive(to, 5n * UNIT).method.toHex());
    assert.match(told.words, /^Balances\.transfer_keep_alive /);
    assert.equal(told.payload, `0x${[told.call, told.extra, told.implicit].map((part) => part.slice(2)).join('')}`);
  });

  it('may be named by the environment', async () => {
    const to = empty('paid by the environment');
    await cli(transfer(to, '1'), { url: node.url, env: { ...env, DISTRIBUTION_SIGNER: EXAMPLE } });
    assert.equal(await free(api, to), UNIT);
  });

  it('signs files without a node, too', async () => {
    const to = empty('paid by a file');
    const call = api.tx.balances.transferKeepAlive(to, UNIT).method.toHex();
    const [unsigned, signed] = ['unsigned', 'signed'].map((name) => join(folder, `${name}.json`));
    await cli(['tx', 'build', call, '--from', address, '--out', unsigned], { url: node.url });
    await cli(['tx', 'sign', unsigned, '--out', signed, '--signer', EXAMPLE], { url: NOWHERE, env });
    await cli(['tx', 'submit', signed], { url: node.url });
    assert.equal(await free(api, to), UNIT);
  });

  it('sends nothing if it lies, refuses, fails, or does not answer', async () => {
    const to = empty('never paid');
    const used = await nonce(address);
    const altered = 'const other = bytes(question.payload); other[5] ^= 1;';
    // At once: one of them makes the command wait.
    const programs = [
      [
        liar('altered', `${altered} told({ signature: '0x' + sign(null, other, key).toString('hex') });`),
        /a signature that is not that of/,
      ],
      [liar('short', "told({ signature: '0x1234' });"), /not a signature of the scheme ed25519/],
      [liar('nonsense', "console.log('0x1234');"), /not one JSON object/],
      [liar('silent', ''), /without an answer/],
      [liar('failing', 'process.exit(3);'), /failed \(exit status: 3\)/],
      [liar('slow', 'setTimeout(() => {}, 120_000);'), /did not answer within 10 seconds/],
      [liar('unwilling', "told({ error: 'not on a Sunday' });"), /refused: not on a Sunday/],
      [join(folder, 'missing'), /cannot be started/],
    ];
    await Promise.all(
      programs.map(async ([program, why]) => {
        const signing = ['--signer', program, '--signer-timeout', 10];
        const { code, json } = await run(transfer(to, '1', ...signing), { url: node.url, env });
        assert.equal(code, NOT_SIGNED, json?.error);
        assert.match(json.error, why);
      }),
    );
    // The example itself refuses what is for another chain.
    const other = { ...env, SIGNER_GENESIS: `0x${'11'.repeat(32)}` };
    const { code, json } = await run(transfer(to, '1', '--signer', EXAMPLE), { url: node.url, env: other });
    assert.equal(code, NOT_SIGNED);
    assert.match(json.error, /refused: not for the chain/);
    assert.equal(await free(api, to), 0n);
    assert.equal(await nonce(address), used);
  });

  it('of another account does not get to sign', async () => {
    const call = api.tx.balances.transferKeepAlive(empty('wrong account'), UNIT).method.toHex();
    const [unsigned, signed] = ['foreign', 'foreign-signed'].map((name) => join(folder, `${name}.json`));
    await cli(['tx', 'build', call, '--from', alice.address, '--out', unsigned], { url: node.url });
    const signing = ['tx', 'sign', unsigned, '--out', signed, '--signer', EXAMPLE];
    const { code, json } = await run(signing, { url: NOWHERE, env });
    assert.equal(code, WRONG_INPUT);
    assert.match(json.error, new RegExp(`key is that of ${address}`));
    assert.ok(!existsSync(signed));
  });
});

describe('a development key', () => {
  it('signs a file only if it was built for a test chain, or the user insists', async () => {
    const call = api.tx.balances.transferKeepAlive(empty('development'), UNIT).method.toHex();
    const [unsigned, signed] = ['development', 'development-signed'].map((name) => join(folder, `${name}.json`));
    await cli(['tx', 'build', call, '--from', alice.address, '--out', unsigned], { url: node.url });
    const file = JSON.parse(readFileSync(unsigned));
    assert.equal(file.testChain, true);
    writeFileSync(unsigned, JSON.stringify({ ...file, testChain: false }));
    const signing = ['tx', 'sign', unsigned, '--out', signed];
    const refused = await run(signing, { url: NOWHERE, suri: '//Alice' });
    assert.equal(refused.code, WRONG_INPUT);
    assert.match(refused.json.error, /everybody knows its secret/);
    assert.ok(!existsSync(signed));
    await cli([...signing, '--allow-development-key'], { url: NOWHERE, suri: '//Alice' });
    await cli(['tx', 'submit', signed], { url: node.url });
    assert.equal(await free(api, empty('development')), UNIT);
  });
});

describe('a keyring', () => {
  let bus;
  let daemon;
  let env;

  // A session of its own with the keyring of GNOME, unlocked.
  before(async () => {
    const home = mkdtempSync(join(folder, 'home-'));
    bus = launch(['--session', '--nofork', '--print-address'], { program: 'dbus-daemon' });
    const [busAddress] = await bus.line(/^unix:\S+/m);
    env = { HOME: home, XDG_RUNTIME_DIR: home, XDG_DATA_HOME: home, DBUS_SESSION_BUS_ADDRESS: busAddress };
    const start = 'exec gnome-keyring-daemon --unlock --foreground --components=secrets < <(printf password)';
    daemon = launch(['-c', start], { program: 'bash', env });
    const question = ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/'];
    question.push('org.freedesktop.DBus.NameHasOwner', 'string:org.freedesktop.secrets');
    for (let looks = 0; !/true/.test((await runProgram('dbus-send', question, { env })).log); looks += 1) {
      assert.ok(looks < 600, daemon.log);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  });
  after(async () => {
    await daemon?.stop();
    await bus?.stop();
  });

  it('keeps a new key, signs with it, and forgets it', async () => {
    const made = await cli(['key', 'new', '--keyring', 'treasury', '--show-phrase'], { env });
    assert.equal(made.keyring, 'treasury');
    assert.equal(made.account, keyring().addFromUri(made.phrase).address);
    const shown = await cli(['key', 'inspect', '--keyring', 'treasury'], { env });
    assert.equal(shown.account, made.account);
    await cli(transfer(made.account, '10'), as);
    const to = empty('paid from a keyring');
    await cli(transfer(to, '3', '--keyring', 'treasury'), { url: node.url, env });
    await cli(transfer(to, '3'), { url: node.url, env: { ...env, DISTRIBUTION_KEYRING: 'treasury' } });
    assert.equal(await free(api, to), 6n * UNIT);
    // A key is never replaced, and only forgotten by somebody who says so.
    const again = await run(['key', 'new', '--keyring', 'treasury'], { env });
    assert.equal(again.code, WRONG_INPUT);
    assert.match(again.json.error, /never replaced/);
    assert.equal((await run(['key', 'forget', 'treasury'], { env, yes: false })).code, WRONG_USAGE);
    const forgotten = await cli(['key', 'forget', 'treasury'], { env });
    assert.equal(forgotten.account, made.account);
    for (const command of [
      ['inspect', '--keyring', 'treasury'],
      ['forget', 'treasury'],
    ]) {
      const { code, json } = await run(['key', ...command], { env });
      assert.equal(code, WRONG_INPUT);
      assert.match(json.error, /has no key `treasury`/);
    }
  });

  it('takes a key of every scheme, with the account that it had', async () => {
    for (const scheme of ['sr25519', 'ed25519', 'ecdsa']) {
      const kept = ['key', 'import', '--keyring', scheme, '--suri', '//Alice//kept', '--scheme', scheme];
      const { account } = await cli(kept, { env });
      const shown = await cli(['key', 'inspect', '--keyring', scheme], { env });
      assert.deepEqual([shown.account, shown.scheme], [account, scheme]);
      if (scheme === 'ecdsa') continue;
      const { publicKey } = keyring().addFromUri('//Alice//kept', {}, scheme);
      assert.equal(u8aToHex(publicKey), shown.publicKey);
    }
  });

  it('holds one line under attributes that are documented', async () => {
    await cli(['key', 'import', '--keyring', 'line', '--suri', '//Alice', '--scheme', 'ed25519'], { env });
    const { log } = await runProgram('secret-tool', ['lookup', 'application', 'distribution', 'key', 'line'], { env });
    const [, seed] = /^ed25519:(0x[0-9a-f]{64})$/.exec(log);
    const { publicKey } = keyring().addFromSeed(hexToU8a(seed), {}, 'ed25519');
    assert.deepEqual(publicKey, keyring().addFromUri('//Alice', {}, 'ed25519').publicKey);
  });

  it('that is not there is missed with a way out', async () => {
    const gone = { ...env, DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(folder, 'no-bus')}` };
    for (const command of [
      ['new', '--keyring', 'x'],
      ['inspect', '--keyring', 'x'],
      ['forget', 'x'],
    ]) {
      const { code, json } = await run(['key', ...command], { env: gone });
      assert.equal(code, WRONG_INPUT);
      assert.match(json.error, /the keyring cannot be reached: .*--key-file/);
    }
  });
});
