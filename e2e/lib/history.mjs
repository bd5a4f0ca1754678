// Indexes of the history as a client of their database sees them, and programs that are killed while they write one.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { start } from './cli.mjs';

const run = promisify(execFile);
// Bytes: a table of a hundred thousand movements has some 30 MB of text.
const MOST_TEXT = 1 << 30;
/** What stands for no value, in either client: an empty text is another one. */
const NULL = 'NULL';

/** Asks a file of SQLite. Returns the lines that its client prints: a row each, columns between bars. */
export async function askSqlite(file, query) {
  // Whoever runs the tests may have a configuration of the client.
  const args = ['-batch', '-init', '/dev/null', '-list', '-nullvalue', NULL, file, query];
  const { stdout } = await run('sqlite3', args, { maxBuffer: MOST_TEXT });
  return stdout.split('\n').slice(0, -1);
}

/**
 * Every table of an index: its columns, how many rows it has, and a hash over them. `ask` returns the lines of a query,
 * and `columns` is the query for all tables with their columns. The rows are sorted here: databases sort otherwise.
 */
async function dump(ask, columns) {
  const tables = new Map();
  for (const line of await ask(columns)) {
    const [table, column] = line.split('|');
    tables.set(table, [...(tables.get(table) ?? []), column]);
  }
  const all = {};
  for (const [table, names] of tables) {
    const rows = (await ask(`SELECT ${names.join(', ')} FROM ${table}`)).sort();
    const hash = createHash('sha256').update(rows.join('\n')).digest('hex');
    all[table] = { columns: names.join(' '), rows: rows.length, hash };
  }
  assert.ok(all.blocks?.rows > 0, 'the index has no blocks');
  return all;
}

/** Every table of an index in a file, which must be whole as SQLite judges it. */
export async function dumpOfSqlite(file) {
  const ask = (query) => askSqlite(file, query);
  assert.deepEqual(await ask('PRAGMA integrity_check'), ['ok']);
  return dump(
    ask,
    `SELECT tables.name, columns.name FROM sqlite_master AS tables JOIN pragma_table_info(tables.name) AS columns
     WHERE tables.type = 'table' ORDER BY tables.name, columns.cid`,
  );
}

/** Every table of an index in a database of a server that `startPostgres` has started. */
export function dumpOfPostgres(server, database) {
  return dump(
    (query) => server.lines(database, query, { none: NULL, maxBuffer: MOST_TEXT }),
    `SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'
     ORDER BY table_name, ordinal_position`,
  );
}

/** Indexes up to a block, undisturbed. Returns how many milliseconds that took. */
async function indexAlone(database, last, url) {
  const began = performance.now();
  const { code, err } = await start(['index', database, '--until', last, '--at-once', 1], { url }).ended;
  assert.equal(code, 0, err);
  return performance.now() - began;
}

/**
 * Indexes up to the block `last`, and kills the program `kills` times meanwhile, each time at a random moment, half of
 * them or more while it writes. `databaseOf` makes an empty database of a name: `first` for what is measured, `whole`
 * for an index that nothing disturbs, and `killed`. If the program has kept everything before it was killed as often,
 * it begins again, in `killed-1` and so on. Returns the address of `whole`, and those of all that were killed.
 *
 * Nobody else opens a database between two runs: what a kill left is for the next run to mend.
 */
export async function indexKilled(databaseOf, { url, last, kills }) {
  const whole = await databaseOf('whole');
  // Starting, the first blocks and the comparison with the chain; then all blocks.
  const begun = await indexAlone(await databaseOf('first'), 1, url);
  const writing = Math.max(0, (await indexAlone(whole, last, url)) - begun);
  // If the kills are few, so much later that one database sees all of them.
  const longest = begun + Math.max(begun, (2 * writing) / (kills + 1));
  const killed = [await databaseOf('killed')];
  for (let times = 0; ;) {
    // In turn block by block, and with many in one transaction, as it is by default.
    const how = times % 2 === 0 ? ['--at-once', 1] : [];
    const { child, ended } = start(['index', killed.at(-1), '--until', last, ...how], { url });
    const timer = times < kills ? setTimeout(() => child.kill('SIGKILL'), Math.random() * longest) : null;
    const { code, err } = await ended;
    clearTimeout(timer);
    if (code === null) {
      times += 1;
      continue;
    }
    assert.equal(code, 0, err);
    if (times >= kills) break;
    killed.push(await databaseOf(`killed-${killed.length}`));
  }
  console.log('kills', JSON.stringify({ kills, databases: killed.length, blocks: last, begun, writing, longest }));
  return { whole, killed };
}
