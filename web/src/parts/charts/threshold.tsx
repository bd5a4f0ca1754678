/** What a referendum needs while it is decided, and where it stands. */
import type { JSX } from 'preact';
import { t } from '../../i18n';
import { type Curve, type Ongoing, type Standing, type Track, WHOLE, shareIn, threshold } from '../../lib/referendum';
import { type Clock, dateOf } from '../../lib/time';
import { shareText } from '../governance/text';
import { Lines } from './lines';

/** Points of a line. */
const POINTS = 80;

export interface ThresholdProps {
  readonly of: 'approval' | 'support';
  readonly ongoing: Ongoing;
  readonly track: Track;
  readonly standing: Standing;
  readonly clock: Clock;
}

/** The line of a threshold over the decision period. */
export function thresholdPoints(curve: Curve, decide: number): { elapsed: number; share: bigint }[] {
  const count = Math.max(1, Math.min(POINTS, decide));
  const elapsed = Array.from({ length: count + 1 }, (_, at) => Math.round((decide * at) / count));
  return elapsed.map((at) => ({ elapsed: at, share: threshold(curve, shareIn(BigInt(at), BigInt(decide))) }));
}

export function ThresholdChart({ of, ongoing, track, standing, clock }: ThresholdProps): JSX.Element {
  const begins = ongoing.since ?? Math.max(clock.moment, ongoing.submitted + track.prepare);
  const at = (elapsed: number): number => dateOf(clock, begins + elapsed).getTime();
  const needed = thresholdPoints(track[of], track.decide).map(({ elapsed, share }) => ({
    at: at(elapsed),
    amount: share,
  }));
  const [has, needs] =
    of === 'approval' ? [standing.approval, standing.approvalNeeded] : [standing.support, standing.supportNeeded];
  const values = { has: shareText(has), needs: shareText(needs), last: shareText(needed.at(-1)?.amount ?? 0n) };
  const top = needed.reduce((most, { amount }) => (amount > most ? amount : most), has);
  const said = of === 'approval' ? t('gov.chart.approval.said', values) : t('gov.chart.support.said', values);
  return (
    <Lines
      name={`chart-${of}`}
      title={of === 'approval' ? t('gov.chart.approval') : t('gov.chart.support')}
      said={said}
      series={[
        { name: t('gov.chart.needed'), points: needed, course: 'even' },
        {
          name: t('gov.chart.has'),
          points: [
            { at: at(0), amount: has },
            { at: at(track.decide), amount: has },
          ],
          course: 'even',
        },
      ]}
      most={of === 'approval' ? WHOLE : top}
      dot={has}
      present={clock.ms}
      show={shareText}
    />
  );
}
