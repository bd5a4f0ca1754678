/** A deadline for the person's own calendar: a file, made in the page. */
import type { JSX } from 'preact';
import { t } from '../i18n';
import { calendar } from '../lib/calendar';

/** Days before the date on which the calendar reminds of it. */
const BEFORE = 3;
/** Milliseconds after which a browser has begun to save the file. */
const SAVED = 10_000;

export interface RemindProps {
  /** The same for the same deadline, such as `GENESIS-round-3-ends`. */
  readonly id: string;
  readonly date: Date;
  /** What ends, or begins, in a few words. */
  readonly title: string;
  /** What to do until then. */
  readonly text: string;
}

export function Remind({ id, date, title, text }: RemindProps): JSX.Element {
  const save = (): void => {
    const deadline = { id, date, title, text, url: location.href, remind: BEFORE };
    const file = new Blob([calendar([deadline], new Date())], { type: 'text/calendar;charset=utf-8' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = `${id.replace(/[^A-Za-z0-9.-]/g, '-')}.ics`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), SAVED);
  };
  return (
    <button type="button" class="remind no-print" onClick={save}>
      {t('remind.save')}
    </button>
  );
}
