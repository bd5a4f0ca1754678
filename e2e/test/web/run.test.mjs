// What scripts/run.sh ends with, in a browser: the page at its address, before the chain that was started with it.

import assert from 'node:assert/strict';
import { after, it } from 'node:test';
import { WEB, openBrowser, openPage } from '../../lib/browser.mjs';
import { makeClone } from '../../lib/clone.mjs';
import { BIN, freePort, launch } from '../../lib/program.mjs';

const real = (name) => `exec '${BIN}/${name}' "$@"`;
const clone = makeClone({
  programs: { distribution: real('distribution'), 'distribution-node': real('distribution-node') },
  page: `cp -r '${WEB}/.' "$WEB_DIST"`,
});
let started;
let browser;
after(async () => {
  await browser?.close();
  await started?.stop();
  clone.remove();
});

it('run.sh ends with a chain and a page that follows it, at the ports that are wanted', async () => {
  const [rpc, port, p2p, prometheus] = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
  const spec = process.env.E2E_DEV_SPEC ? ['--chain', process.env.E2E_DEV_SPEC] : [];
  started = launch([...spec, '--dev-block-time', 500, '--port', p2p, '--prometheus-port', prometheus], {
    program: `${clone.path}/scripts/run.sh`,
    env: { ...clone.env, RPC_PORT: String(rpc), PAGE_PORT: String(port) },
  });
  const [, url] = await started.line(/^ {2}Page +(\S+)$/m);
  assert.equal(url, `http://127.0.0.1:${port}/`);
  browser = await openBrowser();
  const { page, faults, close } = await openPage(browser, url);
  await page.getByText(`Connected to 127.0.0.1:${rpc}`).waitFor();
  assert.deepEqual(faults, []);
  await close();
  // The page ends with the node.
  assert.equal(await started.stop(), 0);
  await assert.rejects(fetch(url));
});
