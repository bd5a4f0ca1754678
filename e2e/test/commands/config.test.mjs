// Networks, profiles and named accounts of a configuration, and how much commands tell, through the real node.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { cli, run } from '../../lib/cli.mjs';
import { startNode } from '../../lib/node.mjs';
import { keyring } from '../../lib/rounds.mjs';
import { commands } from '../../lib/schemas.mjs';

const [USAGE, INPUT, UNREACHABLE, OTHER_CHAIN] = [2, 3, 4, 5];
const NOWHERE = 'ws://127.0.0.1:1';
const folder = mkdtempSync(join(tmpdir(), 'distribution-config-'));
const config = join(folder, 'config.toml');
let node;
let bob;

before(async () => {
  node = await startNode({ blockTime: 500 });
  bob = keyring().addFromUri('//Bob').address;
  writeFileSync(join(folder, 'alice.key'), '//Alice\n');
  writeFileSync(
    config,
    `default_profile = "manager"

[networks.local]
url = ["${NOWHERE}", "${node.url}"]
genesis = "${node.api.genesisHash.toHex()}"

[networks.other]
url = "${node.url}"
genesis = "0x${'00'.repeat(32)}"

[profiles.manager]
network = "local"
key_file = "alice.key"

[profiles.reader]
network = "local"

[accounts]
bob = "${bob}"
`,
  );
});
after(async () => {
  await node?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('a configuration', () => {
  it('is begun with an example, which is never replaced', async () => {
    const mine = join(folder, 'new', 'config.toml');
    assert.deepEqual(await cli(['config', 'path'], { config: mine }), { version: 1, path: mine, exists: false });
    // A file that was named and is not there is a fault, but for its own commands.
    assert.equal((await run(['config', 'show'], { config: mine })).code, INPUT);
    await cli(['config', 'init'], { config: mine });
    const text = readFileSync(mine, 'utf8');
    assert.match(text, /^#\[networks\.main\]$/m);
    assert.equal((await run(['config', 'init'], { config: mine })).code, INPUT);
    assert.equal(readFileSync(mine, 'utf8'), text);
    const { profile, url } = await cli(['config', 'show'], { config: mine });
    assert.deepEqual([profile, url.from], [null, 'default']);
  });

  it('says what is in force, and what counts more', async () => {
    const shown = await cli(['config', 'show'], { config });
    assert.deepEqual(shown.profile, { value: 'manager', from: 'default_profile' });
    assert.deepEqual(shown.url, { value: [NOWHERE, node.url], from: 'network local' });
    assert.equal(shown.genesis.value, node.api.genesisHash.toHex());
    assert.equal(shown.key.value.file, join(folder, 'alice.key'));
    assert.deepEqual(shown.accounts, { bob });
    const env = await cli(['config', 'show'], { config, url: 'ws://env', suri: '//Bob' });
    assert.deepEqual(
      [env.url.from, env.genesis.from, env.key.from],
      ['DISTRIBUTION_URL', 'network local', 'DISTRIBUTION_SURI'],
    );
    assert.ok(!JSON.stringify(env).includes('//Bob'));
    const flag = await cli(['--network', 'other', 'config', 'show'], { config, url: 'ws://env' });
    assert.deepEqual([flag.url.from, flag.network.from], ['network other', '--network']);
  });

  it('is refused with its lines, and never repeats a secret', async () => {
    const wrong = join(folder, 'wrong.toml');
    writeFileSync(wrong, '[networks.local]\nurl = "http://x"\n\n[profiles.a]\nsuri = "bottom drive obey"\n');
    const { code, json, err } = await run(['round', 'list'], { config: wrong, url: node.url });
    assert.equal(code, INPUT);
    assert.match(json.error, /has 2 faults\n {2}line 2: .*\n {2}line 5: `suri`: a configuration never holds a secret/);
    assert.ok(!err.includes('bottom drive'), err);
    // It can still be found.
    assert.equal((await cli(['config', 'path'], { config: wrong })).exists, true);
  });
});

describe('a network', () => {
  it('is reached by the first of its nodes that answers', async () => {
    const { code, err } = await run(['round', 'list'], { config });
    assert.equal(code, 0, err);
    assert.match(err, /Trying the next node: no node answers at ws:\/\/127\.0\.0\.1:1: /);
    // An option counts more than the environment.
    assert.equal((await run(['round', 'list'], { config, url: NOWHERE })).code, UNREACHABLE);
    assert.equal((await run(['--network', 'local', 'round', 'list'], { config, url: NOWHERE })).code, 0);
  });

  it('is refused if it is another chain, or is not there', async () => {
    const other = await run(['--network', 'other', 'round', 'list'], { config });
    assert.equal(other.code, OTHER_CHAIN);
    assert.match(other.json.error, /that of network other$/);
    const missing = await run(['--network', 'mian', 'round', 'list'], { config });
    assert.equal(missing.code, INPUT);
    assert.match(missing.json.error, /has local, other$/);
  });
});

describe('a profile', () => {
  it('signs with its key, and another has none', async () => {
    const { round } = await cli(['round', 'draft', '--budget', 5], { config });
    const { manager } = await cli(['round', 'show', round], { config });
    assert.equal(manager, keyring().addFromUri('//Alice').address);
    const { code, json } = await run(['--profile', 'reader', 'round', 'draft', '--budget', 5], { config });
    assert.equal(code, INPUT);
    assert.match(json.error, /^no key/);
  });
});

describe('a named account', () => {
  it('stands for its address, and is told beside it', async () => {
    assert.equal((await cli(['account', 'show', '@bob'], { config })).account, bob);
    for (const account of ['@bob', bob]) {
      const revoke = ['compliance', 'revoke', account, '--reason', 'a test'];
      const { code, json } = await run(revoke, { config, yes: false });
      assert.equal(code, USAGE);
      assert.ok(json.error.startsWith(`Revoke your record on ${bob} (@bob), and`), json.error);
    }
  });

  it('is not found without its mark, or under another name', async () => {
    const unmarked = await run(['account', 'show', 'bob'], { config });
    assert.equal(unmarked.code, INPUT);
    assert.match(unmarked.json.error, /the account of this name is @bob$/);
    const unknown = await run(['account', 'show', '@rob'], { config });
    assert.match(unknown.json.error, /it has @bob$/);
    assert.equal(unknown.code, INPUT);
  });

  it('is not looked for in files', async () => {
    const list = join(folder, 'list.csv');
    writeFileSync(list, '@bob,5000000000000\n');
    assert.equal((await run(['list', 'check', list], { config })).code, INPUT);
  });
});

describe('what is told besides the result', () => {
  const draft = ['round', 'draft', '--budget', 5];

  it('is each step with --verbose', async () => {
    const { code, err, out } = await run(['-v', ...draft], { config });
    assert.equal(code, 0, err);
    assert.match(err, /Node ws:.*: genesis 0x[0-9a-f]{64}, runtime version \d+, block \d+, 0x/);
    assert.match(err, /Call Distribution\.draft: 0x[0-9a-f]+\n/);
    assert.match(err, /signed by di\w+ with nonce \d+ for a fee of about [0-9.]+ DIST, valid before block \d+/);
    const [, hash] = /Transaction (0x[0-9a-f]{64})/.exec(err);
    assert.ok(err.includes(`Sent ${hash}.`) && err.includes(`Final: ${hash} in block`), err);
    assert.ok(!out.includes('Sent'));
  });

  it('is nothing with --quiet', async () => {
    const { code, err, json } = await run(['-q', ...draft], { config });
    assert.equal(code, 0, err);
    assert.equal(err, '');
    assert.equal(json.version, 1);
  });
});

describe('the manual', () => {
  it('has a page for every command whose JSON is published', async () => {
    await cli(['man', folder]);
    for (const name of commands) assert.ok(existsSync(join(folder, `distribution-${name}.1`)), name);
  });
});
