// Shares, tracks, origins, votes and brakes in words.

import type { Brake } from '../../chain/brakes';
import type { Token } from '../../chain/model';
import { type Key, locale, t } from '../../i18n';
import { type Vote, lockPeriods } from '../../lib/referendum';
import { formatDuration } from '../../lib/time';
import { amountText } from '../values';

/** Billionths as a percentage, rounded down. */
export function shareText(share: bigint): string {
  const hundredths = share / 100_000n;
  return new Intl.NumberFormat(locale.value, { style: 'percent', maximumFractionDigits: 2 }).format(
    Number(hundredths) / 10_000,
  );
}

/** A duration of blocks of the relay chain in words. */
export const durationText = (blocks: number): string => formatDuration(Math.max(0, blocks), locale.value).text;

/** Tracks in words, by their names on the chain. */
const TRACKS = {
  root: 'gov.track.root',
  whitelisted_caller: 'gov.track.whitelistedCaller',
  round_admin: 'gov.track.roundAdmin',
  treasury_spender: 'gov.track.treasurySpender',
  compliance_admin: 'gov.track.complianceAdmin',
  emission_admin: 'gov.track.emissionAdmin',
  referendum_canceller: 'gov.track.referendumCanceller',
  referendum_killer: 'gov.track.referendumKiller',
  small_tipper: 'gov.track.smallTipper',
  small_spender: 'gov.track.smallSpender',
} as const satisfies Readonly<Record<string, Key>>;

const ORIGINS: Readonly<Record<string, keyof typeof TRACKS>> = {
  'system Root': 'root',
  'Origins WhitelistedCaller': 'whitelisted_caller',
  'Origins RoundAdmin': 'round_admin',
  'Origins TreasurySpender': 'treasury_spender',
  'Origins ComplianceAdmin': 'compliance_admin',
  'Origins EmissionAdmin': 'emission_admin',
  'Origins ReferendumCanceller': 'referendum_canceller',
  'Origins ReferendumKiller': 'referendum_killer',
  'Origins SmallTipper': 'small_tipper',
  'Origins SmallSpender': 'small_spender',
};

export function trackText(name: string): string {
  return Object.hasOwn(TRACKS, name) ? t(TRACKS[name as keyof typeof TRACKS]) : name;
}

export function originText(name: string): string {
  const track = Object.hasOwn(ORIGINS, name) ? ORIGINS[name] : undefined;
  return track === undefined ? name : trackText(track);
}

export function sideText(aye: boolean): string {
  return aye ? t('gov.vote.aye') : t('gov.vote.nay');
}

export function convictionText(conviction: number): string {
  return conviction === 0 ? t('gov.conviction.none') : t('gov.conviction.times', { times: conviction });
}

export function voteText(vote: Vote, token: Token): string {
  if (vote.kind === 'standard') {
    const values = { amount: amountText(vote.balance, token), conviction: convictionText(vote.conviction) };
    return vote.aye ? t('gov.mine.aye', values) : t('gov.mine.nay', values);
  }
  if (vote.aye === 0n && vote.nay === 0n) return t('gov.mine.abstain', { amount: amountText(vote.abstain, token) });
  return t('gov.mine.split', {
    aye: amountText(vote.aye, token),
    nay: amountText(vote.nay, token),
    abstain: amountText(vote.abstain, token),
  });
}

/** For how long a conviction locks, and what it counts. */
export function convictionChoice(conviction: number, locking: number): string {
  if (conviction === 0) return t('gov.conviction.choice.none');
  return t('gov.conviction.choice', { times: conviction, duration: durationText(locking * lockPeriods(conviction)) });
}

export function brakeText(brake: Brake): string {
  if (brake.kind === 'safe-mode') return t('gov.brake.safemode');
  return t('gov.brake.call', { call: `${brake.pallet}.${brake.call}` });
}

/** What a brake stops, in a sentence. */
export function brakeStops(brake: Brake): string {
  if (brake.kind === 'safe-mode') return t('gov.stops.safemode');
  const name = `${brake.pallet}.${brake.call}`;
  if (name === 'Distribution.claim') return t('gov.stops.claim');
  if (name === 'Emission.claim') return t('gov.stops.rewards');
  if (name === 'MessageQueue.execute_overweight') return t('gov.stops.messages');
  return t('gov.stops.call', { call: name });
}
