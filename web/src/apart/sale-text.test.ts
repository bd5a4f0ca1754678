import { afterEach, describe, expect, it } from 'vitest';
import { setLanguage } from '../i18n';
import { saleInWords } from './sale-text';
import { speak } from './say';
import { AUCTION, DECEMBER, FIXED, sale } from './testing';

const units = { sold: { symbol: 'DIST', decimals: 12 }, money: { symbol: 'USD-77', decimals: 0 } };
const DAY = 14_400;
const clock = { moment: 27_000_000, ms: DECEMBER };
const plain = (sentences: string[]) =>
  sentences.map((sentence) => sentence.replace(/[\u00a0\u202f\u2068\u2069]/g, ' '));
const words = (of: ReturnType<typeof sale>, tokens = units) => plain(saleInWords(of, tokens, clock));

afterEach(async () => {
  await setLanguage('en');
  await speak('en');
});

describe('the terms of a sale', () => {
  it('of an auction are told in the order in which people ask', () => {
    const bidding = { opens: 0, closes: clock.moment + DAY };
    const said = words(sale({ ...AUCTION, bidding, finishing: 3 * DAY }, { time: clock.moment }));
    expect(said[0]).toBe('Up to 1,000 DIST are sold. Bids are paid in USD-77.');
    expect(said[1]).toContain('pay for 1 DIST: from 10 USD-77 to 18 USD-77, in steps of 2 USD-77');
    expect(said[3]).toBe('A bid that moves the price in the last 30 seconds makes the bidding last as long again.');
    expect(said[4]).toBe('It needs no minimum to succeed.');
    expect(said[5]).toMatch(/^An account can ask for 0\.000000000001 DIST to 1,000 DIST\. .* 100 accounts\.$/);
    expect(said[6]).toMatch(/^Bids are accepted until .*2026/);
    expect(said[7]).toBe('What you buy is paid to you whole and at once.');
    expect(said[8]).toContain('waits for 3 days after');
    expect(said.slice(10)).toEqual([
      'No identity check is needed.',
      'What is not sold goes back to the seller.',
      'Nobody can change any of this.',
    ]);
  });

  it('of a fixed price name first allocation, classes, minimum and demands', () => {
    const said = words(sale(FIXED), { sold: { symbol: 'A-7', decimals: 0 }, money: { symbol: 'DIST', decimals: 0 } });
    expect(said[1]).toBe('The price is fixed: 3 DIST for 10 A-7.');
    expect(said[2]).toContain('everybody gets 20 A-7 first');
    expect(said.slice(3, 5)).toEqual([
      'For that share, each unit counts 1 time from level 1 on.',
      'For that share, each unit counts 300 times from level 3 on.',
    ]);
    expect(said[5]).toBe('If it raises less than 50 DIST, it fails, and everybody gets everything back.');
    expect(said.some((sentence) => sentence.startsWith('What you buy is paid to you at once, but locked'))).toBe(true);
    expect(said.some((sentence) => sentence.includes('level 1 or above by 2 different attesters'))).toBe(true);
    expect(said.some((sentence) => sentence.includes('Germany (DE)'))).toBe(true);
    expect(said.at(-2)).toBe('What is not sold is destroyed.');
  });

  it('tell that the end has moved, and how a stream unlocks', () => {
    const schedule = { start: clock.moment, cliff: 30 * DAY, length: 360 * DAY, step: 1 };
    const release = { kind: 'streamed', schedule, revocable: false, prepaid: true } as const;
    const said = words(sale({ ...AUCTION, release }, { ends: 90 }));
    expect(said.some((sentence) => sentence.startsWith('The end has moved to'))).toBe(true);
    expect(said.some((sentence) => sentence.startsWith('What you buy unlocks from'))).toBe(true);
    expect(said.some((sentence) => sentence.startsWith('Nothing of it unlocks before'))).toBe(true);
  });

  it('are told in the language of the page', async () => {
    await setLanguage('de');
    await speak('de');
    expect(words(sale(AUCTION))[0]).toBe('Bis zu 1.000 DIST werden verkauft. Gebote werden in USD-77 bezahlt.');
  });
});
