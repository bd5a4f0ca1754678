// What an account has: native tokens, vesting schedules, and what is known of assets.

import { cleanSymbol } from '../lib/amount';
import type { Hex } from '../lib/bytes';
import { constant, ss58, stored } from './calls';
import type { Link } from './connection';
import type { Asset, Balance, Token, Vesting } from './model';
import { amount, field, flag, list, number, option, text } from './reading';

/** The native tokens of an account. */
export async function balance(link: Link, who: Hex): Promise<Balance> {
  const account = await stored(link, 'System', 'Account', ss58(link, who));
  const data = field(account, 'data');
  const users = ['providers', 'sufficients'].map((name) => number(field(account, name)));
  return {
    free: amount(field(data, 'free')),
    reserved: amount(field(data, 'reserved')),
    frozen: amount(field(data, 'frozen')),
    exists: users.some((count) => count > 0),
  };
}

export async function vestings(link: Link, who: Hex): Promise<Vesting[]> {
  const schedules = option(await stored(link, 'Vesting', 'Vesting', ss58(link, who)), list) ?? [];
  return schedules.map((schedule) => ({
    locked: amount(field(schedule, 'locked')),
    perBlock: amount(field(schedule, 'per_block')),
    start: number(field(schedule, 'starting_block')),
  }));
}

/** What of a vesting schedule is still locked at a moment, and when the last of it unlocks. */
export function stillLocked({ locked, perBlock, start }: Vesting, moment: number): { locked: bigint; end: number } {
  const unlocked = moment > start ? perBlock * BigInt(moment - start) : 0n;
  const blocks = perBlock > 0n ? (locked + perBlock - 1n) / perBlock : 0n;
  return { locked: unlocked >= locked ? 0n : locked - unlocked, end: start + Number(blocks) };
}

/** Characters of a symbol that are shown. */
const LONGEST_SYMBOL = 16;

/** The symbol of an asset. Its owner may have given it any, also that of another asset, so its number is part of it. */
export function assetSymbol(asset: number, own: string): string {
  const number = `-${asset}`;
  return (cleanSymbol(own) || 'asset').slice(0, LONGEST_SYMBOL - number.length) + number;
}

/** How amounts of an asset are shown. */
export async function tokenOf(link: Link, asset: Asset): Promise<Token> {
  if (asset === 'native') return link.chain.token;
  const metadata = await stored(link, 'Assets', 'Metadata', asset);
  return {
    symbol: assetSymbol(asset, text(field(metadata, 'symbol'))),
    decimals: number(field(metadata, 'decimals')),
  };
}

/** What decides whether a claim of an asset can be free: whether it is, and the least that a free claim pays. */
export interface FreeTerms {
  free: boolean;
  minimum: bigint;
}

export async function freeTerms(link: Link, asset: Asset): Promise<FreeTerms> {
  if (asset === 'native') {
    return { free: true, minimum: amount(await constant(link, 'Balances', 'ExistentialDeposit')) };
  }
  const details = option(await stored(link, 'Assets', 'Asset', asset), (value) => ({
    free: flag(field(value, 'is_sufficient')),
    minimum: amount(field(value, 'min_balance')),
  }));
  if (details === null) return { free: false, minimum: 0n };
  // Other chains' assets are sufficient too, free or not: their terms say it.
  const foreign = option(await stored(link, 'Foreign', 'Records', asset), (record) =>
    flag(field(field(record, 'terms'), 'free_claims')),
  );
  return { ...details, free: foreign ?? details.free };
}
