/**
 * Lines of amounts over time, as paths of SVG. Amounts are `bigint`: only their places on the drawing are numbers, in
 * units of the drawing's own.
 */
import { shareOf } from './amount';

/** An amount that holds from a moment on. */
export interface PlotPoint {
  /** A time in any unit. */
  readonly at: number;
  readonly amount: bigint;
}

/** How the amount goes from one point to the next: at once when that is reached, or evenly. */
export type Course = 'steps' | 'even';

/** Size of the drawing, in its own units. */
export const WIDTH = 1_000;
export const HEIGHT = 300;

/** Times at the sides of the drawing, and the amount at its top. */
export interface Frame {
  readonly from: number;
  readonly to: number;
  readonly most: bigint;
}

/** Where a time lies on the drawing, from the left; beyond its sides at them. */
export function placeOfTime({ from, to }: Frame, at: number): number {
  if (to <= from) return at < to ? 0 : WIDTH;
  const place = ((at - from) / (to - from)) * WIDTH;
  return Math.round(Math.min(WIDTH, Math.max(0, place)) * 10) / 10;
}

/** Where an amount lies on the drawing, from the top. */
export function placeOfAmount({ most }: Frame, amount: bigint): number {
  return HEIGHT - shareOf(amount, most, HEIGHT * 10) / 10;
}

/** The path of a line through the points, which are in order of time. */
export function line(points: readonly PlotPoint[], frame: Frame, course: Course): string {
  const commands: string[] = [];
  for (const { at, amount } of points) {
    const [x, y] = [placeOfTime(frame, at), placeOfAmount(frame, amount)];
    if (commands.length === 0) commands.push(`M${x} ${y}`);
    else if (course === 'even') commands.push(`L${x} ${y}`);
    else commands.push(`H${x}`, `V${y}`);
  }
  return commands.join('');
}

/** The path of the area below that line. */
export function area(points: readonly PlotPoint[], frame: Frame, course: Course): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return '';
  return `${line(points, frame, course)}L${placeOfTime(frame, last.at)} ${HEIGHT}H${placeOfTime(frame, first.at)}Z`;
}

/**
 * At most so many of the points, evenly, with the first and the last: enough for a drawing of a few hundred pixels, and
 * for a table that is read out.
 */
export function thinned<Point>(points: readonly Point[], most: number): Point[] {
  if (points.length <= most || most < 2) return [...points];
  const every = (points.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, at) => points[Math.round(at * every)]).filter((point) => point !== undefined);
}
