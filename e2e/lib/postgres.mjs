// A server of PostgreSQL for a test, from Debian's package: on a free port, with a folder of its own, and nobody else's
// databases.

import { execFile, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort, track } from './program.mjs';

const run = promisify(execFile);
const FOLDER = '/usr/lib/postgresql';
const USER = 'index';

/** The folder of the programs: those of the latest version that is installed. */
function programs() {
  const versions = existsSync(FOLDER) ? readdirSync(FOLDER) : [];
  const found = versions
    .sort((a, b) => Number(b) - Number(a))
    .find((version) => {
      return existsSync(join(FOLDER, version, 'bin', 'initdb'));
    });
  if (!found) throw new Error('there is no server of PostgreSQL: scripts/setup.sh test installs it');
  return join(FOLDER, found, 'bin');
}

/** Whom it runs as: it refuses to be root. The package makes a user for it. */
function identity() {
  if (process.getuid() !== 0) return {};
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('postgres:'));
  if (!line) throw new Error('there is no user postgres, whom the package makes');
  const [, , uid, gid] = line.split(':').map(Number);
  return { uid, gid };
}

/**
 * Starts a server. `database` makes an empty database and returns its address, `address` is that of one, for a role;
 * `lines` returns the rows of a query as lines, with `none` where there is no value, and `ask` as lists of columns.
 */
export async function startPostgres() {
  const bin = programs();
  const as = identity();
  const folder = mkdtempSync(join(tmpdir(), 'distribution-postgres-'));
  if (as.uid !== undefined) chownSync(folder, as.uid, as.gid);
  const data = join(folder, 'data');
  const options = { ...as, cwd: folder, env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' } };
  await run(join(bin, 'initdb'), ['-D', data, '-U', USER, '-A', 'trust', '-N', '--no-instructions'], options);
  const port = await freePort();
  const settings = { listen_addresses: '127.0.0.1', port, unix_socket_directories: '', fsync: 'off' };
  const set = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = track(spawn(join(bin, 'postgres'), ['-D', data, ...set], { ...options, stdio: 'pipe' }));
  const ready = new Promise((resolve, reject) => {
    let log = '';
    server.stderr.setEncoding('utf8').on('data', (text) => {
      log += text;
      if (log.includes('ready to accept connections')) resolve();
    });
    server.on('error', reject);
    server.on('close', (code) => reject(new Error(`PostgreSQL ended with ${code}:\n${log.slice(-4000)}`)));
  });
  await ready;
  const where = ['-h', '127.0.0.1', '-p', String(port), '-U', USER];
  async function lines(name, query, { none = '', maxBuffer = 1 << 20 } = {}) {
    const args = [...where, '-X', '-d', name, '-At', '-P', `null=${none}`, '-c', query];
    const { stdout } = await run(join(bin, 'psql'), args, { ...options, maxBuffer });
    return stdout.split('\n').slice(0, -1);
  }
  const address = (name, user = USER) => `postgres://${user}@127.0.0.1:${port}/${name}`;
  return {
    address,
    lines,
    async database(name) {
      await run(join(bin, 'createdb'), [...where, name], options);
      return address(name);
    },
    async ask(name, query) {
      return (await lines(name, query)).map((line) => line.split('|'));
    },
    async stop() {
      if (server.exitCode === null && server.signalCode === null) {
        const ended = new Promise((resolve) => server.on('close', resolve));
        // At once: nobody needs what it has.
        server.kill('SIGQUIT');
        await ended;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
