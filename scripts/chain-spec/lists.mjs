// Reads allocations and vesting schedules from CSV files.

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

const BLOCKS = 2n ** 32n - 1n;

/** Lines of a CSV file with the columns `columns`, which its first line may name: field, and the values. */
function lines(reader, path, columns) {
  const name = basename(path);
  const rows = [];
  for (const [index, line] of readFileSync(path, 'utf8').split('\n').entries()) {
    const text = line.trim();
    if (!text || (index === 0 && text === columns.join(','))) continue;
    const field = `${name}:${index + 1}`;
    const values = text.split(',').map((value) => value.trim());
    if (values.length === columns.length) rows.push([field, values]);
    else reader.fault(field, `${values.length} values instead of ${columns.length}; expected ${columns.join(',')}`);
  }
  if (rows.length === 0) reader.fault(name, `no rows; expected ${columns.join(',')}`);
  return rows;
}

/** A whole number in digits, at least 1. */
function count(reader, field, column, text, most) {
  if (/^\d{1,39}$/.test(text) && BigInt(text) > 0n && BigInt(text) <= most) return BigInt(text);
  reader.fault(field, `${column} \`${text}\` does not fit; give digits, from 1 to ${most}`);
  return undefined;
}

/** Rows `account,amount`, amounts in the smallest unit, addresses of network `prefix`. */
export function readAllocation(reader, path, prefix) {
  return lines(reader, path, ['account', 'amount']).map(([field, [account, amount]]) => ({
    field,
    key: reader.account(field, account, prefix),
    amount: count(reader, field, 'amount', amount, 2n ** 128n - 1n),
  }));
}

/** Rows of vesting schedules as pallet-vesting takes them at genesis: unlocking with every block of the relay chain. */
export function readVesting(reader, path, prefix) {
  const columns = ['account', 'start_block', 'period_blocks', 'period_count', 'amount_per_period'];
  return lines(reader, path, columns).flatMap(([field, [account, start, period, periods, amount]]) => {
    const row = {
      field,
      key: reader.account(field, account, prefix),
      start: count(reader, field, 'start_block', start, BLOCKS),
      length: count(reader, field, 'period_count', periods, BLOCKS),
      perBlock: count(reader, field, 'amount_per_period', amount, 2n ** 128n - 1n),
    };
    if (period !== '1') {
      reader.fault(
        field,
        `period_blocks \`${period}\` does not fit: the chain unlocks with every block; give 1, and period_count and amount_per_period per block`,
      );
    }
    return Object.values(row).includes(undefined) ? [] : [{ ...row, locked: row.length * row.perBlock }];
  });
}
