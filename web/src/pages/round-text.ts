/** The terms of a round in words: what a holder, a funder or a voter agrees to. */
import type { Requirement, Round, Terms, Token } from '../chain/model';
import { locale, t } from '../i18n';
import { formatAmount } from '../lib/amount';
import { endOf } from '../lib/schedule';
import { type Clock, dateOf, formatDate, formatDuration } from '../lib/time';

/** How amounts and dates of the round are written. */
interface Words {
  readonly amount: (units: bigint) => string;
  readonly date: (block: number) => string;
}

/** The terms as sentences, in the order in which people ask: how much, how, until when, who, and what becomes of the rest. */
export function termsInWords(round: Round, token: Token, clock: Clock): string[] {
  const words: Words = {
    amount: (units) => formatAmount(units, token, locale.value).text,
    date: (block) => formatDate(dateOf(clock, block), locale.value),
  };
  const { terms } = round;
  const draft = round.status.kind === 'draft';
  return [
    ...source(round, words),
    ...(terms.beneficiaries === 'ethereum' ? [t('terms.ethereum')] : []),
    ...release(terms, words),
    // What begins with the chain is no date that anybody has chosen.
    terms.window.opens === 0
      ? t('terms.window.open', { closes: words.date(terms.window.closes) })
      : t('terms.window', { opens: words.date(terms.window.opens), closes: words.date(terms.window.closes) }),
    ...(round.ends > terms.window.closes ? [t('terms.moved', { ends: words.date(round.ends) })] : []),
    ...requirement(terms.requirement),
    t(`terms.remainder.${terms.remainder}`),
    t('terms.aside'),
    t(draft ? 'terms.draft' : 'terms.fixed'),
  ];
}

function source({ terms, rows, rowsTotal }: Round, { amount }: Words): string[] {
  const budget = amount(terms.budget);
  if (terms.source.kind === 'listed') {
    // The chain does not push streams, for whose records somebody pays, and not to addresses.
    const pushed = terms.release.kind !== 'streamed' && terms.beneficiaries === 'accounts';
    const key = pushed ? 'terms.listed' : 'terms.listed.stream';
    return [t(key, { count: rows, budget })];
  }
  if (terms.source.kind === 'sale') return [t('terms.sale', { budget, sold: amount(rowsTotal) })];
  if (terms.source.kind === 'voucher') return [t('terms.voucher', { budget, promised: amount(rowsTotal) })];
  const said = [t('terms.merkle', { count: terms.source.leaves, budget })];
  const published = terms.manifest?.published ?? null;
  if (published === null) {
    return terms.manifest?.cid ? [...said, t('terms.outside', { cid: terms.manifest.cid })] : said;
  }
  said.push(t('terms.stored', { list: String(published.list) }));
  if (published.maxRow !== null) said.push(t('terms.row', { amount: amount(published.maxRow) }));
  if (published.maxShareOfLargest !== null) {
    const { rows: count, share } = published.maxShareOfLargest;
    said.push(t('terms.largest', { count, share: percent(share) }));
  }
  return said;
}

/** Billionths as a percentage. */
function percent(billionths: number): string {
  const how = { style: 'percent', maximumFractionDigits: 7 } as const;
  return new Intl.NumberFormat(locale.value, how).format(billionths / 1e9);
}

function release({ release: how }: Terms, { date }: Words): string[] {
  if (how.kind === 'immediate') return [t('terms.immediate')];
  if (how.kind === 'vested') return [t('terms.vested', { start: date(how.start), end: date(endOf(how)) })];
  const { schedule } = how;
  const during = { start: date(schedule.start), end: date(endOf(schedule)) };
  const step = formatDuration(schedule.step, locale.value).text;
  return [
    schedule.step > 1 ? t('terms.stepped', { ...during, step }) : t('terms.streamed', during),
    ...(schedule.cliff > schedule.step ? [t('terms.cliff', { date: date(schedule.start + schedule.cliff) })] : []),
    t(how.revocable ? 'terms.revocable' : 'terms.irrevocable'),
    t(how.prepaid ? 'terms.prepaid' : 'terms.deposit'),
  ];
}

/** What compliance demands of whoever is paid. */
export function requirement({ level, jurisdictions, attesters }: Requirement): string[] {
  if (level === 0 && jurisdictions.kind === 'any' && attesters === 0) return [t('terms.nothing')];
  // Whatever is demanded, at least one attester has to vouch for it.
  const count = Math.max(1, attesters);
  const said = [level > 0 ? t('terms.level', { level, count }) : t('terms.known', { count })];
  if (jurisdictions.kind === 'any') return said;
  const names = new Intl.DisplayNames(locale.value, { type: 'region', fallback: 'code' });
  const countries = new Intl.ListFormat(locale.value, { type: 'conjunction' }).format(
    jurisdictions.countries.map((code) => countryName(names, code)),
  );
  return [...said, t(jurisdictions.kind === 'only' ? 'terms.only' : 'terms.except', { countries })];
}

function countryName(names: Intl.DisplayNames, code: string): string {
  // The chain checks the form of codes only, and a page may be shown what a node made up.
  if (!/^[A-Z]{2}$/.test(code)) return code;
  const name = names.of(code);
  return name === undefined || name === code ? code : `${name} (${code})`;
}
