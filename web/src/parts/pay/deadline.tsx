// Until when a signature is good. The chain counts blocks, people count days.

import type { JSX } from 'preact';
import { t } from '../../i18n';
import { UNITS } from '../../lib/form';
import { ChoiceField } from '../manage/field';

/** Days that a signature can be good for. */
export type Days = '1' | '7' | '30' | '365';

/** The last block that the chain can count. */
const LAST = 2 ** 32 - 1;

/** The block from which on a signature is no longer good. */
export function deadlineOf(moment: number, days: Days): number {
  return Math.min(moment + Number(days) * UNITS.day, LAST);
}

export function DeadlineField({
  days,
  change,
  hint,
}: {
  days: Days;
  change: (days: Days) => void;
  hint: string;
}): JSX.Element {
  const option = (value: Days): [Days, string] => [value, t('deadline.days', { count: Number(value) })];
  return (
    <ChoiceField
      label={t('deadline.label')}
      hint={hint}
      value={days}
      options={[option('1'), option('7'), option('30'), option('365')]}
      change={change}
    />
  );
}
