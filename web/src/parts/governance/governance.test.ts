import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toSs58 } from '../../lib/address';
import { NATIVE, type Word } from '../../lib/call';
import { delegateOf } from './delegate';
import { sentence } from './say';
import { brakeStops, brakeText, convictionChoice, originText, shareText, trackText, voteText } from './text';

/** A text of the repository. */
const source = (path: string) => readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8');
const token = { symbol: 'DIST', decimals: 12 };
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('what the page knows of the runtime', () => {
  it('is what the command line knows of amounts', () => {
    const table = /pub const NATIVE[\s\S]*?= \[([\s\S]*?)\n\];/.exec(source('client/src/decoding.rs'))?.[1] ?? '';
    const rust = [...table.matchAll(/\("([\w.]+)", &\[([^\]]*)\]\)/g)].map(([, owner = '', fields = '']) => [
      owner,
      [...fields.matchAll(/"(\w+)"/g)].map(([, name]) => name),
    ]);
    expect(rust.length).toBeGreaterThan(15);
    expect(Object.fromEntries(rust)).toEqual(NATIVE);
  });

  it('has words for every track and every origin', () => {
    const tracks = [...source('runtime/src/configs/governance/tracks.rs').matchAll(/name: s\("(\w+)"\)/g)];
    expect(tracks.length).toBe(10);
    for (const [, name = ''] of tracks) expect(trackText(name), name).not.toBe(name);
    const origins = source('runtime/src/configs/governance/origins.rs').matchAll(/#\[codec\(index = \d+\)\]\s+(\w+),/g);
    const names = [...origins].map(([, name = '']) => `Origins ${name}`);
    expect(names.length).toBe(9);
    for (const name of [...names, 'system Root']) expect(originText(name), name).not.toBe(name);
    expect([trackText('toString'), originText('constructor')]).toEqual(['toString', 'constructor']);
  });

  it('has sentences for calls that there are', () => {
    const reference = source('docs/reference.md');
    const known = new Set<string>();
    for (const part of reference.split(/^## /m)) {
      const pallet = /^(\w+)\n\nPallet index/.exec(part)?.[1];
      for (const [, name] of part.matchAll(/^\| \d+ \| `(\w+)\(/gm)) if (pallet) known.add(`${pallet}.${name}`);
    }
    for (const [, pallet, calls = ''] of reference.matchAll(/^\| \d+ \| `(\w+)` \| (.*) \|$/gm)) {
      for (const [, name] of calls.matchAll(/`(\w+)`/g)) known.add(`${pallet}.${name}`);
    }
    const named = [...source('web/src/parts/governance/say.ts').matchAll(/case '([\w.]+)':/g)].map(([, name]) => name);
    expect(named.length).toBeGreaterThan(60);
    expect(named.filter((name) => !known.has(name!))).toEqual([]);
  });
});

describe('a sentence', () => {
  const call = (pallet: string, name: string, args: Record<string, Word>) =>
    ({ kind: 'call', pallet, call: name, args: Object.entries(args).map(([name, word]) => ({ name, word })) }) as const;
  const bytes = (text: string): Word => ({ kind: 'bytes', bytes: new TextEncoder().encode(text) });

  it('says what a call does', () => {
    const spend = call('Treasury', 'spend_local', {
      amount: { kind: 'amount', value: 5n * 10n ** 12n },
      beneficiary: { kind: 'account', account: `0x${'07'.repeat(32)}` },
    });
    expect(plain(sentence(spend, token) ?? '')).toMatch(/^Lets the treasury pay 5 DIST to di[1-9A-Za-z]+\.$/);
    const names: Word = { kind: 'list', items: [bytes('Distribution'), bytes('claim')] };
    const duration: Word = { kind: 'duration', value: 14_400 };
    expect(sentence(call('Brakes', 'pause', { call: names, duration }), token)).toBe(
      'Pauses Distribution.claim for 1 day.',
    );
    const brake: Word = { kind: 'form', name: 'SafeMode', inner: null };
    expect(sentence(call('Brakes', 'release', { brake }), token)).toBe('Ends a brake: Safe mode.');
    const root: Word = { kind: 'form', name: 'system', inner: { kind: 'form', name: 'Root', inner: null } };
    expect(sentence(call('Utility', 'dispatch_as', { as_origin: root }), token)).toBe(
      'Does this as: Root: everything.',
    );
    expect(sentence(call('Other', 'call', {}), token)).toBe(null);
  });

  it('does not fail for want of what it names', () => {
    for (const [, pallet = '', name = ''] of source('web/src/parts/governance/say.ts').matchAll(
      /case '(\w+)\.(\w+)':/g,
    )) {
      expect(sentence(call(pallet, name, {}), token), name).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('says how votes count and what they lock', () => {
    const vote = { kind: 'standard', aye: false, conviction: 2, balance: 10n ** 12n } as const;
    expect(plain(voteText(vote, token))).toBe('Your vote: nay with 1 DIST, conviction 2x.');
    const split = { kind: 'split', aye: 0n, nay: 0n, abstain: 10n ** 12n } as const;
    expect(plain(voteText(split, token))).toBe('Your vote: an abstention with 1 DIST.');
    expect(convictionChoice(3, 100_800)).toContain('locked for 4 weeks after the end');
    expect([shareText(1n), shareText(123_456_789n), shareText(1_000_000_000n)]).toEqual(['0%', '12.34%', '100%']);
  });

  it('says what a brake stops', () => {
    const brake = (pallet: string, name: string) => ({ kind: 'call', pallet, call: name }) as const;
    expect(brakeText(brake('Assets', 'create'))).toBe('Pause of Assets.create');
    expect(brakeStops(brake('Distribution', 'claim'))).toMatch(/^All claims of rounds are stopped/);
    expect(brakeStops(brake('Assets', 'create'))).toMatch(/^The call Assets\.create is stopped/);
    expect(brakeStops({ kind: 'safe-mode' })).toMatch(/^Nearly all calls are stopped/);
  });
});

describe('whoever is to vote for an account', () => {
  const who = `0x${'01'.repeat(32)}` as const;

  it('is another account, however its address is written', () => {
    const other = `0x${'02'.repeat(32)}`;
    expect(delegateOf(other, who)).toEqual({ to: other });
    expect(delegateOf(toSs58(new Uint8Array(32).fill(2), 0), who)).toEqual({ to: other });
  });

  it('is not the account itself, nor anything but an account', () => {
    expect(delegateOf(who, who)).toEqual({ fault: 'This is the account itself.' });
    for (const wrong of ['', 'somebody', `0x${'02'.repeat(20)}`]) {
      const { fault } = delegateOf(wrong, who) as { fault: string };
      expect(fault, wrong).toMatch(/\w/);
    }
  });
});
