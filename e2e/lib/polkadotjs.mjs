// Polkadot.js' own API in a page of the browser: bundled by what our page is built with, and served with nothing else.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const VITE = new URL('../../web/node_modules/vite/dist/node/index.js', import.meta.url).href;
const PAGE =
  '<!doctype html><html lang="en"><title>Polkadot.js</title><link rel="icon" href="data:," /><script src="api.js"></script></html>';

/** The API as a script, which names it `polkadotJs`. */
async function bundle() {
  // Whoever has built the page has them.
  const { status, stderr } = spawnSync(`${ROOT}scripts/npm.sh`, ['web'], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  const { build } = await import(VITE);
  const { output } = await build({
    configFile: false,
    root: `${ROOT}e2e`,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: `${ROOT}e2e/lib/polkadotjs-entry.mjs`,
        output: { format: 'iife', inlineDynamicImports: true },
      },
    },
  });
  return output.find(({ isEntry }) => isEntry).code;
}

/** Serves a page that has the API, and nothing else. */
export async function serveApi() {
  const script = await bundle();
  const server = createServer((request, response) => {
    const [type, body] = request.url === '/api.js' ? ['text/javascript', script] : ['text/html; charset=utf-8', PAGE];
    response.writeHead(200, { 'content-type': type }).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
