/** Deadlines for people's own calendars: iCalendar files (RFC 5545). */

/** A deadline. */
export interface Deadline {
  /** The same for the same deadline, so that a second file replaces the first: letters, digits, dots and dashes. */
  readonly id: string;
  readonly date: Date;
  readonly title: string;
  readonly text: string;
  /** Where to go then. */
  readonly url?: string;
  /** Days before the date on which the calendar reminds of it. */
  readonly remind?: number;
}

/** Octets of a line, at most, without its end. */
const LINE = 75;

/** Writes deadlines as an iCalendar file. `written` is the present. */
export function calendar(deadlines: readonly Deadline[], written: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//distribution//page//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...deadlines.flatMap((deadline) => event(deadline, written)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function event({ id, date, title, text, url, remind }: Deadline, written: Date): string[] {
  const alarm = [
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(title)}`,
    `TRIGGER:-P${remind ?? 0}D`,
    'END:VALARM',
  ];
  return [
    'BEGIN:VEVENT',
    `UID:${id.replace(/[^A-Za-z0-9.-]/g, '-')}`,
    `DTSTAMP:${stamp(written)}`,
    `DTSTART:${stamp(date)}`,
    `DTEND:${stamp(date)}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(text)}`,
    // A value of another type than text: what could end the line is not part of a link.
    ...(url === undefined ? [] : [`URL:${url.replace(/[\s\p{Cc}]/gu, '')}`]),
    'TRANSP:TRANSPARENT',
    ...(remind === undefined ? [] : alarm),
    'END:VEVENT',
  ];
}

/** A time in UTC: `20270131T120000Z`. */
function stamp(date: Date): string {
  return date.toISOString().replace(/[-:]|\.\d+/g, '');
}

/** Text as a value of iCalendar. Other control characters than line ends are none there. */
function escaped(text: string): string {
  return text
    .replace(/\\/g, '\\\\')
    .replace(/;/g, '\\;')
    .replace(/,/g, '\\,')
    .replace(/\r\n|\r|\n|\u2028|\u2029/g, '\\n')
    .replace(/\p{Cc}/gu, ' ');
}

/** A line in parts of at most 75 octets, no character cut in two. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let [text, length] = ['', 0];
  for (const character of line) {
    const octets = encoder.encode(character).length;
    if (length + octets > LINE) {
      text += '\r\n ';
      length = 1;
    }
    text += character;
    length += octets;
  }
  return text;
}
