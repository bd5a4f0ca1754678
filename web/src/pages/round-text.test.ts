import { afterEach, describe, expect, it } from 'vitest';
import type { Round, Terms } from '../chain/model';
import { languages, setLanguage } from '../i18n';
import { termsInWords } from './round-text';

const UNIT = 10n ** 12n;
const DAY = 14_400;
const token = { symbol: 'DIST', decimals: 12 };
/** 2026-12-01, 00:00 UTC. */
const clock = { moment: 27_000_000, ms: 1_796_083_200_000 };
const hash = `0x${'01'.repeat(32)}` as const;

const terms: Terms = {
  asset: 'native',
  source: { kind: 'merkle', root: hash, leaves: 13_502 },
  release: { kind: 'immediate' },
  requirement: { level: 0, jurisdictions: { kind: 'any' }, attesters: 0 },
  window: { opens: clock.moment, closes: clock.moment + 30 * DAY },
  budget: 1_000_000n * UNIT,
  remainder: 'manager',
  manifest: { cid: 'bafy', rows: 13_502, total: 1_000_000n * UNIT, published: null },
  beneficiaries: 'accounts',
};
const round = (changes: Partial<Terms> = {}, more: Partial<Round> = {}): Round => ({
  id: 3,
  manager: hash,
  terms: { ...terms, ...changes },
  termsHash: hash,
  rowsDigest: hash,
  ends: terms.window.closes,
  status: { kind: 'open' },
  claimed: 0n,
  payments: 0n,
  rows: 5,
  rowsTotal: terms.budget,
  rowsClaimed: 0,
  audit: hash,
  pot: hash,
  potBalance: terms.budget,
  payable: terms.budget,
  setAside: 0n,
  ...more,
});
const words = (changes?: Partial<Terms>, more?: Partial<Round>) =>
  termsInWords(round(changes, more), token, clock).map((sentence) => sentence.replace(/[\u00a0\u202f]/g, ' '));

afterEach(() => setLanguage('en'));

describe('the terms of a round', () => {
  it('are told in the order in which people ask', () => {
    const sentences = words();
    expect(sentences).toHaveLength(8);
    expect(sentences[0]).toContain('pays up to 1,000,000 DIST to the 13,502 rows of a published list');
    expect(sentences[1]).toContain('bafy');
    expect(sentences[2]).toBe('Each row is paid whole and at once.');
    expect(sentences[3]).toMatch(/^Claims are accepted from .*2026.* until .*2026/);
    expect(sentences[4]).toBe('No identity check is needed.');
    expect(sentences[5]).toContain('goes back to the manager');
    expect(sentences[7]).toContain('final');
  });

  it('tell how much is promised to vouchers', () => {
    const source = { kind: 'voucher', beneficiaries: 9 } as const;
    const [first] = words({ source, manifest: null }, { rowsTotal: 250n * UNIT });
    expect(first).toContain('pays up to 1,000,000 DIST for vouchers');
    expect(first).toContain('250 DIST is promised');
  });

  it('tell how much a sale delivers', () => {
    const source = { kind: 'sale', bids: 9 } as const;
    const [first] = words({ source, manifest: null }, { rowsTotal: 250n * UNIT });
    expect(first).toContain('has sold: 1,000,000 DIST at most');
    expect(first).toContain('it is 250 DIST');
  });

  it('tell what a draft, a listed round and a moved end are', () => {
    expect(words({}, { status: { kind: 'draft' } }).at(-1)).toContain('draft');
    const listed = { source: { kind: 'listed' }, manifest: null } as const;
    expect(words(listed)[0]).toContain('5 rows that are written in the chain. The chain pays by itself');
    expect(words(listed, { rows: 1 })[0]).toContain('1 row that is');
    expect(words({}, { ends: terms.window.closes + DAY }).join(' ')).toContain('The end has moved to');
    expect(words().join(' ')).not.toContain('moved');
    const closes = terms.window.closes;
    expect(words({ window: { opens: 0, closes } })[3]).toMatch(/^Claims are accepted from the opening .* until .*2026/);
    expect(words({ remainder: 'burn' }).join(' ')).toContain('destroyed');
    const ethereum = words({ ...listed, beneficiaries: 'ethereum' });
    expect(ethereum[0]).not.toContain('by itself');
    expect(ethereum[1]).toContain('Ethereum addresses');
    expect(words().join(' ')).not.toContain('Ethereum');
  });

  it('tell how a stream unlocks, and who can stop it', () => {
    const schedule = { start: clock.moment, cliff: 0, length: 365 * DAY, step: 1 };
    const stream = (changes: object, flags: object = {}) =>
      words({
        release: {
          kind: 'streamed',
          schedule: { ...schedule, ...changes },
          revocable: false,
          prepaid: false,
          ...flags,
        },
      }).join(' ');
    expect(stream({})).toContain('unlocks evenly from');
    expect(stream({})).toContain('Nobody can stop a stream.');
    expect(stream({})).toContain('takes a deposit');
    expect(stream({})).not.toContain('Nothing unlocks before');
    expect(stream({ step: 30 * DAY })).toContain('in equal steps, 30 days apart');
    expect(stream({ cliff: 90 * DAY })).toContain('Nothing unlocks before');
    expect(stream({}, { revocable: true, prepaid: true })).toContain('The manager can stop a stream.');
    expect(stream({}, { prepaid: true })).not.toContain('takes a deposit');
    expect(words({ release: { kind: 'vested', start: clock.moment, length: DAY } }).join(' ')).toContain('locked');
  });

  it('tell what is demanded', () => {
    const demand = (changes: Partial<Terms['requirement']>) =>
      words({ requirement: { ...terms.requirement, ...changes } }).join(' ');
    expect(demand({ level: 2 })).toContain('an identity check of level 2 or above.');
    expect(demand({ level: 2, attesters: 3 })).toContain('by 3 different attesters');
    expect(demand({ attesters: 1 })).toContain('needs an identity check.');
    expect(demand({ jurisdictions: { kind: 'only', countries: ['DE', 'CH'] } })).toContain(
      'only into these countries: Germany (DE) and Switzerland (CH).',
    );
    expect(demand({ jurisdictions: { kind: 'except', countries: ['US'] } })).toContain(
      'needs an identity check. It does not pay into',
    );
    // Codes that are none are shown, not interpreted.
    expect(demand({ jurisdictions: { kind: 'except', countries: ['<b>', 'QQ'] } })).toContain('<b> and QQ');
  });

  it('tell which list is demanded, with its limits', () => {
    const published = { list: 7, maxRow: 500n * UNIT, maxShareOfLargest: { rows: 10, share: 125_000_000 } };
    const said = words({ manifest: { ...terms.manifest!, published } }).join(' ');
    expect(said).toContain('as list 7');
    expect(said).toContain('No row of it may be above 500 DIST.');
    expect(said).toContain('10 largest rows together may be at most 12.5% of it');
    expect(said).not.toContain('bafy');
  });

  it('are told in every language, all placeholders filled', async () => {
    for (const language of Object.keys(languages)) {
      await setLanguage(language as keyof typeof languages);
      const sentences = words({
        requirement: { level: 1, jurisdictions: { kind: 'only', countries: ['DE'] }, attesters: 2 },
      });
      expect(sentences.length).toBe(9);
      for (const sentence of sentences) expect(sentence).not.toMatch(/[{}]|undefined/);
    }
  });
});
