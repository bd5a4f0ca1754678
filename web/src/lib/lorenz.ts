/** How a list is shared out: the Lorenz curve of its amounts. */
import { ROW_LENGTH, rowAt } from './list';
import type { PlotPoint } from './plot';

/** Parts of all rows, from the smallest on: thousandths of the rows, and what they have together. */
export function lorenz(rows: Uint8Array, parts = 40): PlotPoint[] {
  const count = rows.length / ROW_LENGTH;
  const amounts = BigUint64Array.from({ length: count }, () => 0n);
  // Amounts above 64 bits are compared by their upper bits: for a drawing that is enough.
  let shift = 0n;
  for (let row = 0; row < count; row += 1) {
    const { amount } = rowAt(rows, row);
    while (amount >> shift >= 1n << 64n) shift += 1n;
  }
  for (let row = 0; row < count; row += 1) amounts[row] = rowAt(rows, row).amount >> shift;
  amounts.sort();
  const points: PlotPoint[] = [{ at: 0, amount: 0n }];
  const most = Math.min(parts, count);
  let [sum, done] = [0n, 0];
  for (let part = 1; part <= most; part += 1) {
    const end = Math.round((count * part) / most);
    for (; done < end; done += 1) sum += amounts[done] ?? 0n;
    points.push({ at: Math.round((1_000 * end) / count), amount: sum << shift });
  }
  return points;
}
