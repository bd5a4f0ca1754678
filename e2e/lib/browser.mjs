// The holder's page in a real browser: served from a folder as any file server does it, without help of ours.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { extname, join, normalize } from 'node:path';
import { chromium, selectors } from 'playwright-core';
import { untilFinal } from './blocks.mjs';
import { BIN } from './program.mjs';

/** The folder of the built page (scripts/web.sh). */
export const WEB = process.env.DISTRIBUTION_WEB ?? join(BIN, '..', 'web');

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};
/** A folder below the root: the page must not rely on being there itself. */
const FOLDER = '/pages/holders/';
selectors.setTestIdAttribute('data-test');
/** As long as a busy machine may need, in milliseconds. */
const PATIENCE = 90_000;

/** Serves the built page with this deployment.json. */
export async function servePage(deployment) {
  assert.ok(existsSync(join(WEB, 'index.html')), `there is no built page in ${WEB}: run scripts/web.sh`);
  const state = { deployment, files: new Map() };
  const asked = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://page');
    asked.push(pathname);
    const name = pathname.startsWith(FOLDER) ? pathname.slice(FOLDER.length) || 'index.html' : null;
    const file = name === null ? null : join(WEB, normalize(`/${name}`));
    if (name === 'deployment.json') {
      response.writeHead(200, { 'content-type': TYPES['.json'] }).end(JSON.stringify(state.deployment));
    } else if (state.files.has(name)) {
      response.writeHead(200, { 'content-type': TYPES[extname(name)] }).end(state.files.get(name));
    } else if (file && existsSync(file)) {
      response
        .writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
        .end(readFileSync(file));
    } else {
      response.writeHead(404).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}${FOLDER}`,
    /** What was asked for, as paths. */
    asked,
    deploy(other) {
      state.deployment = other;
    },
    /** Puts a file beside the page. */
    put(name, content) {
      state.files.set(name, content);
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** Debian's browser without a window. */
export function openBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    // Whoever is root, as in containers, has no sandbox.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
}

/**
 * Opens the page at `url`. `context` are the options of a context of the browser. `faults` collects what must not be:
 * errors of scripts, and violations of the page's policy.
 */
export async function openPage(browser, url, { context: options = {}, before } = {}) {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Berlin', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const faults = [];
  page.on('pageerror', (error) => faults.push(`error: ${error.stack}`));
  page.on('console', (message) => {
    const text = message.text();
    // The browser says of each node that cannot be reached that it cannot be.
    if (message.type() === 'error' && !/WebSocket connection to/.test(text)) faults.push(`console: ${text}`);
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  if (before) await before(page);
  await page.goto(url);
  return { page, faults, close: () => context.close() };
}

/**
 * Opens the page at `url`, does something with it, and makes sure that no script failed and no policy was violated. Waits
 * first until what the chain has done is final: the page shows nothing else, and asks for much of it once. A failure tells
 * what the page showed. `options` are those of `openPage`.
 */
export async function withPageAt(api, browser, url, act, options) {
  await untilFinal(api);
  const opened = await openPage(browser, url, options);
  try {
    await act(opened.page, opened);
    assert.deepEqual(opened.faults, []);
  } catch (error) {
    const shown = await opened.page.locator('body').innerText({ timeout: 5_000 }).catch(String);
    console.log(`the page showed:\n${shown}\n${opened.faults.join('\n')}`);
    throw error;
  } finally {
    await opened.close();
  }
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds wrong with the page as it is shown, by the rules of WCAG 2.2 AA. */
export async function barriers(page) {
  // Evaluated by the debugger, which the page's policy does not bind.
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }),
  );
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join('; ')}`,
  );
}

/** Whether the page can be pushed aside: it is wider than the window. */
export const overflows = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

/** The amounts that are broken inside of their number or their symbol. */
export const brokenAmounts = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.amount')]
      .filter((amount) =>
        [amount.firstChild, amount.querySelector('span')?.firstChild].some((part) => {
          if (!part) return false;
          const range = document.createRange();
          range.selectNodeContents(part);
          return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1;
        }),
      )
      .map((amount) => amount.innerText),
  );

/** Gives every amount that is shown as many digits as one of our token may have. */
export const lengthenAmounts = (page) =>
  page.evaluate(() => {
    for (const amount of document.querySelectorAll('.amount')) {
      amount.firstChild.textContent = '1,234,567.123456789012\u00a0';
    }
  });
