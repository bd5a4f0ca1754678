// scripts/light-page.mjs: what it puts beside a page, and what it refuses.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('../../../scripts/light-page.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'distribution-light-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const PEER = 'p2p/12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp';
const RELAY = {
  id: 'relay',
  bootNodes: [`/ip4/127.0.0.1/tcp/30333/${PEER}`, `/dns/relay.example.org/tcp/443/wss/${PEER}`],
  genesis: { raw: { top: {} } },
};
const PARA = {
  id: 'para',
  relay_chain: 'relay',
  para_id: 2_000,
  bootNodes: [`/ip4/192.0.2.1/udp/30333/webrtc-direct/certhash/uEi/${PEER}`],
  genesis: { raw: { top: {} } },
};

const file = (name) => join(folder, name);
const json = (name) => JSON.parse(readFileSync(file(name), 'utf8'));
const write = (name, content) => writeFileSync(file(name), JSON.stringify(content));

/** Runs the script with these specs. */
function run(relay, para) {
  write('relay-spec.json', relay);
  write('para-spec.json', para);
  const args = [SCRIPT, file('relay-spec.json'), file('para-spec.json'), folder];
  return spawnSync(process.execPath, args, { encoding: 'utf8' });
}

describe('the specs beside a page', () => {
  beforeEach(() => {
    rmSync(file('chain'), { recursive: true, force: true });
    write('deployment.json', { name: 'A page', genesis: null, nodes: ['wss://node.example.org'] });
  });

  it('are put there, and deployment.json says so and keeps what it had', () => {
    const { status, stderr } = run(RELAY, PARA);
    assert.equal(status, 0, stderr);
    assert.deepEqual([json('chain/relay.json'), json('chain/para.json')], [RELAY, PARA]);
    assert.deepEqual(json('deployment.json'), {
      name: 'A page',
      genesis: null,
      nodes: ['wss://node.example.org'],
      light: true,
    });
  });

  it('are refused if no browser could follow them, and nothing is changed', () => {
    const tcp = [`/ip4/127.0.0.1/tcp/30333/${PEER}`];
    for (const [relay, para, why] of [
      [{ ...RELAY, id: 'other' }, PARA, /names the relay chain relay, but .* is other/],
      [RELAY, { ...PARA, relay_chain: undefined }, /no field relay_chain/],
      [RELAY, { ...PARA, para_id: undefined }, /no field para_id/],
      [{ ...RELAY, bootNodes: tcp }, PARA, /relay-spec.json has no boot node that a browser can reach/],
      [RELAY, { ...PARA, bootNodes: [] }, /para-spec.json has no boot node that a browser can reach/],
      [{ ...RELAY, genesis: { runtimeGenesis: {} } }, PARA, /is not raw/],
    ]) {
      const { status, stderr } = run(relay, para);
      assert.equal(status, 3);
      assert.match(stderr, why);
      assert.equal(existsSync(file('chain')), false);
      assert.equal(json('deployment.json').light, undefined);
    }
  });
});
