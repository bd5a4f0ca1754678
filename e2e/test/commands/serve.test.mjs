// A folder served by `distribution serve`, as browsers and as those who mean harm ask for it: through real sockets, some
// of them without a library that would put a path in order first.

import assert from 'node:assert/strict';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { run, start } from '../../lib/cli.mjs';
import { BIN, launch } from '../../lib/program.mjs';
import { objectsIn } from '../../lib/schemas.mjs';

const [USAGE, INPUT, INTERRUPTED] = [2, 3, 130];
const SECRET = 'not meant for anybody';
// More than the buffers of a socket hold.
const LARGE = 16 * 1024 * 1024;
const around = mkdtempSync(join(realpathSync(tmpdir()), 'distribution-serve-'));
after(() => rmSync(around, { recursive: true, force: true }));
const page = join(around, 'page');
const script = 'console.log("a script that is long enough to be worth a compressed copy of it");\n'.repeat(20);

const write = (path, content) => {
  mkdirSync(dirname(join(page, path)), { recursive: true });
  writeFileSync(join(page, path), content);
};
write('index.html', '<!doctype html>\n<title>A page</title>\n');
write('assets/index-DiwrgTda.js', script);
write('assets/index-DiwrgTda.js.gz', gzipSync(script));
write('assets/logo.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>\n');
write('fonts/a b.woff2', 'a font');
write('style.css', 'body {}\n');
write('reader.wasm', '\0asm');
write('list.csv', 'account,amount\n');
write('empty.txt', '');
write('app.webmanifest', '{}');
write('.env', SECRET);
write('assets/.git/config', SECRET);
const large = Buffer.alloc(LARGE);
for (let at = 0; at < LARGE; at += 4) large.writeUInt32LE(at, at);
write('large.bin', large);
writeFileSync(join(around, 'secret.txt'), SECRET);
mkdirSync(join(around, 'page-beside'));
writeFileSync(join(around, 'page-beside', 'secret.txt'), SECRET);
symlinkSync(join(around, 'secret.txt'), join(page, 'link.txt'));
symlinkSync('..', join(page, 'up'));
symlinkSync('../page-beside', join(page, 'beside'));
symlinkSync('style.css', join(page, 'same.css'));

/** Starts the command, and waits until it has told where the page is. */
async function serve(args, options) {
  const started = start(['serve', ...args, '--listen', '127.0.0.1:0'], options);
  const told = await new Promise((resolve, reject) => {
    let out = '';
    started.child.stdout.on('data', (chunk) => {
      out += chunk;
      if (objectsIn(out).length > 0) resolve(objectsIn(out)[0]);
    });
    started.ended.then(({ err }) => reject(new Error(`it ended: ${err}`)), reject);
  });
  return { ...started, ...told };
}

/** What a request is answered with; the path is sent as it is. */
function ask(port, path, { method = 'GET', headers = {}, body } = {}) {
  return new Promise((resolve, reject) => {
    const sent = request({ port, path, method, headers, host: '127.0.0.1', agent: false }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** All bytes that come back when these are sent. */
function raw(port, bytes) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    const parts = [];
    socket.on('data', (part) => parts.push(part));
    socket.on('error', reject);
    socket.on('close', () => resolve(Buffer.concat(parts).toString('latin1')));
  });
}

let server;
const get = (path, options) => ask(server.port, path, options);
before(async () => {
  server = await serve([page]);
});
after(() => server?.child.kill('SIGKILL'));

describe('the page', () => {
  it('is told with its address and its folder', async () => {
    assert.equal(server.url, `http://127.0.0.1:${server.port}/`);
    assert.equal(server.folder, page);
    const { status, body } = await get('/');
    assert.equal(status, 200);
    assert.deepEqual(body, readFileSync(join(page, 'index.html')));
  });

  it('has files of the types that browsers want', async () => {
    for (const [path, type] of [
      ['/', 'text/html; charset=utf-8'],
      ['/index.html?node=ws://127.0.0.1:9944', 'text/html; charset=utf-8'],
      ['/assets/index-DiwrgTda.js', 'text/javascript; charset=utf-8'],
      ['/assets/logo.svg', 'image/svg+xml'],
      ['/fonts/a%20b.woff2', 'font/woff2'],
      ['/style.css', 'text/css; charset=utf-8'],
      ['/same.css', 'text/css; charset=utf-8'],
      ['/reader.wasm', 'application/wasm'],
      ['/list.csv', 'text/csv; charset=utf-8'],
      ['/empty.txt', 'text/plain; charset=utf-8'],
      ['/app.webmanifest', 'application/manifest+json'],
      ['/large.bin', 'application/octet-stream'],
    ]) {
      const { status, headers } = await get(path, { method: 'HEAD' });
      assert.deepEqual([status, headers['content-type']], [200, type], path);
    }
  });

  it('has large files whole', async () => {
    const { headers, body } = await get('/large.bin');
    assert.equal(Number(headers['content-length']), LARGE);
    assert.ok(body.equals(large));
  });

  it('is kept by browsers where its name has a hash, and asked for elsewhere', async () => {
    const cache = async (path) => (await get(path)).headers['cache-control'];
    assert.equal(await cache('/assets/index-DiwrgTda.js'), 'public, max-age=31536000, immutable');
    for (const path of ['/', '/style.css', '/assets/logo.svg', '/missing.js']) {
      assert.equal(await cache(path), 'no-cache', path);
    }
  });

  it('is strict with browsers, whatever they ask for', async () => {
    for (const [path, method] of [
      ['/', 'GET'],
      ['/style.css', 'HEAD'],
      ['/missing.js', 'GET'],
      ['/', 'POST'],
    ]) {
      const { headers } = await get(path, { method });
      const policy = new Map(
        headers['content-security-policy'].split('; ').map((part) => {
          const [name, ...values] = part.split(' ');
          return [name, values.join(' ')];
        }),
      );
      assert.deepEqual(Object.fromEntries(policy), {
        'default-src': "'none'",
        'script-src': "'self' 'wasm-unsafe-eval'",
        'style-src': "'self'",
        'img-src': "'self' data:",
        'connect-src': "'self' ws: wss: http: https:",
        'frame-ancestors': "'none'",
        'base-uri': "'none'",
        'form-action': "'none'",
      });
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.equal(headers['referrer-policy'], 'no-referrer');
      assert.equal(headers['cross-origin-opener-policy'], 'same-origin');
      assert.equal(headers['access-control-allow-origin'], undefined);
    }
  });

  it('is sent again only if it has changed, even in a file of the same time and length', async () => {
    const path = join(page, 'changing.html');
    const change = (text) => {
      writeFileSync(`${path}.new`, text);
      utimesSync(`${path}.new`, 1_000_000_000, 1_000_000_000);
      renameSync(`${path}.new`, path);
    };
    change('version 1');
    const { etag } = (await get('/changing.html')).headers;
    assert.match(etag, /^"[0-9a-f]{32}"$/);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const { status, headers, body } = await get('/changing.html', { headers: { 'if-none-match': known } });
      assert.deepEqual([status, headers.etag, body.length], [304, etag, 0], known);
    }
    assert.equal((await get('/changing.html', { headers: { 'if-none-match': '"other"' } })).status, 200);
    change('version 2');
    const changed = await get('/changing.html', { headers: { 'if-none-match': etag } });
    assert.deepEqual([changed.status, changed.body.toString()], [200, 'version 2']);
  });

  it('is sent compressed to those who can read it', async () => {
    const path = '/assets/index-DiwrgTda.js';
    const packed = await get(path, { headers: { 'accept-encoding': 'br, gzip;q=0.8' } });
    assert.equal(packed.headers['content-encoding'], 'gzip');
    assert.equal(packed.headers['content-type'], 'text/javascript; charset=utf-8');
    assert.equal(gunzipSync(packed.body).toString(), script);
    for (const accepted of ['identity', 'gzip;q=0', 'br']) {
      const plain = await get(path, { headers: { 'accept-encoding': accepted } });
      assert.equal(plain.headers['content-encoding'], undefined, accepted);
      assert.equal(plain.body.toString(), script);
      assert.notEqual(plain.headers.etag, packed.headers.etag);
      assert.equal(plain.headers.vary, 'accept-encoding');
    }
    const none = await get('/style.css', { headers: { 'accept-encoding': 'gzip' } });
    assert.equal(none.headers['content-encoding'], undefined);
    const itself = await get(`${path}.gz`, { headers: { 'accept-encoding': 'gzip' } });
    assert.deepEqual(
      [itself.headers['content-type'], itself.headers['content-encoding']],
      ['application/gzip', undefined],
    );
  });
});

describe('a request', () => {
  it('of HEAD is answered with the length and without the file', async () => {
    const answer = await raw(server.port, 'HEAD /style.css HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n');
    const [head, body] = answer.split('\r\n\r\n');
    assert.match(head, /^HTTP\/1\.1 200 OK\r\n/);
    assert.match(head, /^content-length: 8$/m);
    assert.equal(body, '');
  });

  it('that would change something is refused', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND']) {
      const body = ['POST', 'PUT', 'PATCH'].includes(method) ? 'something' : undefined;
      const { status, headers, body: said } = await get('/style.css', { method, body });
      assert.deepEqual([status, headers.allow], [405, 'GET, HEAD'], method);
      assert.match(said.toString(), /use GET or HEAD\.\n$/);
    }
    assert.equal(readFileSync(join(page, 'style.css'), 'utf8'), 'body {}\n');
  });

  it('for what is not there is answered with a sentence, not with a list of what is', async () => {
    for (const path of ['/missing', '/assets', '/assets/', '/fonts/', '/index.html/', '/STYLE.css']) {
      const { status, headers, body } = await get(path);
      assert.deepEqual([status, body.toString()], [404, 'There is no such file here.\n'], path);
      assert.equal(headers['content-type'], 'text/plain; charset=utf-8');
    }
  });

  it('finds nothing outside the folder, and nothing hidden', async () => {
    const out = [
      '/../secret.txt',
      '/..',
      '/../page/style.css',
      '/assets/../../secret.txt',
      '/assets/..//../secret.txt',
      '/%2e%2e/secret.txt',
      '/%2E%2E%2Fsecret.txt',
      '/..%2fsecret.txt',
      '/..%5csecret.txt',
      '/..\\secret.txt',
      '/%252e%252e/secret.txt',
      '/%c0%ae%c0%ae/secret.txt',
      '/.%00./secret.txt',
      '/....//secret.txt',
      '/./../secret.txt',
      `/${join(around, 'secret.txt')}`,
      `/%2f${join(around, 'secret.txt').slice(1)}`,
      'secret.txt',
      '../secret.txt',
      'http://127.0.0.1/../secret.txt',
      'file:///etc/passwd',
      '//etc/passwd',
      '/link.txt',
      '/up/secret.txt',
      '/beside/secret.txt',
      '/.env',
      '/%2eenv',
      '/assets/.git/config',
      '/assets/%2egit/config',
      '/style.css%00.txt',
      '/style.css/',
      '/style.css/.',
      '/%',
      '/%zz',
      '*',
    ];
    for (const path of out) {
      const answer = await raw(server.port, `GET ${path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n`);
      assert.match(answer, /^HTTP\/1\.1 (404 Not Found|400 Bad Request)\r\n/, path);
      assert.ok(!answer.includes(SECRET) && !answer.includes('root:') && !answer.includes('body {}'), path);
    }
    // The same without tricks is found.
    const found = await raw(server.port, 'GET /style.css HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n');
    assert.match(found, /^HTTP\/1\.1 200 OK\r\n[^]*body \{\}\n$/);
  });

  it('that makes no sense ends its own connection only', async () => {
    for (const bytes of ['\0\r\n\r\n', 'GET\r\n\r\n', `GET /${'a'.repeat(1_000_000)} HTTP/1.1\r\n\r\n`]) {
      // The rest of what was sent may come after the connection has been closed.
      const answer = await raw(server.port, bytes).catch((error) => error.code);
      assert.match(answer, /^(HTTP\/1\.1 4\d\d |ECONNRESET|EPIPE|$)/);
    }
    assert.equal((await get('/')).status, 200);
  });

  it('is told with --verbose', async () => {
    const args = ['-v', 'serve', page, '--listen', '127.0.0.1:0'];
    const told = launch(args, { program: join(BIN, 'distribution'), env: { DISTRIBUTION_CONFIG: '' } });
    const [, folder, port] = await told.line(/^Serving (.*) at http:\/\/127\.0\.0\.1:(\d+)\/$/m);
    assert.equal(folder, page);
    await ask(port, '/style.css');
    await ask(port, '/missing', { method: 'HEAD' });
    await told.line(/^200 GET \/style\.css\n404 HEAD \/missing$/m);
    assert.equal(await told.stop(), 0);
  });
});

describe('the command', () => {
  it('refuses a port in use, and an address that is not of this machine', async () => {
    const taken = await run(['serve', page, '--listen', `127.0.0.1:${server.port}`]);
    assert.equal(taken.code, INPUT);
    assert.equal(
      taken.json.error,
      `127.0.0.1:${server.port} is in use by another program: give another port with --listen, or 0 for any that is free`,
    );
    assert.equal((await get('/')).status, 200);
    // An address of documents.
    const foreign = await run(['serve', page, '--listen', '192.0.2.1:0']);
    assert.equal(foreign.code, INPUT);
    assert.equal(foreign.json.error, 'this machine does not have the address 192.0.2.1');
    assert.equal((await run(['serve', page, '--listen', 'localhost'])).code, USAGE);
  });

  it('refuses a folder that is not a page', async () => {
    for (const [path, why] of [
      [join(around, 'page-beside'), /has no index\.html: name the folder of a page/],
      [join(page, 'style.css'), /is not a folder$/],
      [join(around, 'missing'), /^cannot read .*: No such file/],
    ]) {
      const { code, json } = await run(['serve', path, '--listen', '127.0.0.1:0']);
      assert.equal(code, INPUT, path);
      assert.match(json.error, why);
    }
  });

  it('finds the page that is installed with it, whatever the configuration', async () => {
    const program = join(around, 'installed/bin/distribution');
    mkdirSync(dirname(program), { recursive: true });
    copyFileSync(join(BIN, 'distribution'), program);
    const options = { program, env: { DISTRIBUTION_CONFIG: join(around, 'missing.toml') } };
    const alone = launch(['serve', '--listen', '127.0.0.1:0'], options);
    assert.equal(await alone.ended, INPUT);
    assert.match(alone.log, /^error: there is no page beside this program: name the folder of one$/m);
    const share = join(around, 'installed/share/distribution');
    mkdirSync(share, { recursive: true });
    symlinkSync(page, join(share, 'web'));
    const installed = launch(['serve', '--listen', '127.0.0.1:0'], options);
    const [, folder, port] = await installed.line(/^Serving (.*) at http:\/\/127\.0\.0\.1:(\d+)\/$/m);
    assert.equal(folder, join(share, 'web'));
    assert.equal((await ask(port, '/style.css')).status, 200);
    assert.equal(await installed.stop(), 0);
  });

  it('warns where other machines can reach it', async () => {
    const open = launch(['serve', page, '--listen', '0.0.0.0:0'], {
      program: join(BIN, 'distribution'),
      env: { DISTRIBUTION_CONFIG: '' },
    });
    await open.line(/^warning: other machines may reach this, and nothing encrypts/m);
    assert.equal(await open.stop(), 0);
  });

  it('ends at Ctrl-C, once what is under way has been sent', async () => {
    const { child, ended, port } = await serve([page]);
    // A connection without a request does not hold it up.
    const idle = connect(port, '127.0.0.1');
    const slow = connect(port, '127.0.0.1', () => slow.write('GET /large.bin HTTP/1.1\r\nhost: a\r\n\r\n'));
    let length = 0;
    await new Promise((resolve) => slow.once('data', resolve).on('data', (part) => (length += part.length)));
    slow.pause();
    child.kill('SIGINT');
    await new Promise((resolve) => idle.on('close', resolve).resume());
    await assert.rejects(ask(port, '/'), { code: 'ECONNREFUSED' });
    slow.resume();
    await new Promise((resolve) => slow.on('close', resolve));
    assert.ok(length > LARGE, `${length} bytes`);
    const { code, err, out } = await ended;
    assert.equal(code, INTERRUPTED, err);
    // One object is enough.
    assert.deepEqual([objectsIn(out).length, err], [1, '']);
  });

  it('ends at Ctrl-C although somebody reads nothing', async () => {
    const { child, ended, port } = await serve([page]);
    const stuck = connect(port, '127.0.0.1', () => stuck.write('GET /large.bin HTTP/1.1\r\nhost: a\r\n\r\n'));
    stuck.on('error', () => {});
    await new Promise((resolve) => stuck.once('data', resolve));
    stuck.pause();
    child.kill('SIGINT');
    assert.equal((await ended).code, INTERRUPTED);
    stuck.destroy();
  });

  it('ends with 0 when it is stopped as a service', async () => {
    const { child, ended } = await serve([page]);
    child.kill('SIGTERM');
    const { code, err } = await ended;
    assert.deepEqual([code, err], [0, '']);
  });
});
