import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Deadline, calendar } from './calendar';

const deadline: Deadline = {
  id: 'genesis-0x45.round-3.ends',
  date: new Date('2027-01-31T12:00:00Z'),
  title: 'Round 3 ends',
  text: 'Claim 25.5 DIST, before it ends;\nafterwards nothing.',
  url: 'https://example.org/#/round/3',
  remind: 3,
};
const written = new Date('2026-11-29T08:00:00.123Z');
const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');

describe('a calendar', () => {
  it('has the deadline in UTC, with a reminder', () => {
    expect(unfolded(calendar([deadline], written))).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//distribution//page//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:genesis-0x45.round-3.ends',
      'DTSTAMP:20261129T080000Z',
      'DTSTART:20270131T120000Z',
      'DTEND:20270131T120000Z',
      'SUMMARY:Round 3 ends',
      'DESCRIPTION:Claim 25.5 DIST\\, before it ends\\;\\nafterwards nothing.',
      'URL:https://example.org/#/round/3',
      'TRANSP:TRANSPARENT',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'DESCRIPTION:Round 3 ends',
      'TRIGGER:-P3D',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('has no line that a text wrote, and none of more than 75 octets', () => {
    const lines = unfolded(calendar([deadline], written)).length;
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom('a\r\nBEGIN:VEVENT\r\nx', 'a\nb', 'a\rb', 'a\u2028b', 'ä'.repeat(200), '💰'.repeat(60)),
    );
    fc.assert(
      fc.property(text, text, text, text, (id, title, body, url) => {
        const file = calendar([{ ...deadline, id, title, text: body, url }], written);
        expect(unfolded(file).length).toBe(lines);
        for (const line of file.split('\r\n')) {
          expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n]/);
        }
        // Nothing is lost but control characters.
        if (!/\p{C}/u.test(title)) expect(file.replaceAll('\r\n ', '')).toContain('SUMMARY:');
      }),
    );
  });
});
