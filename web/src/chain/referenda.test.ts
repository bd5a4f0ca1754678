import { describe, expect, it } from 'vitest';
import { brakesOf, eraBegins, readBrake, spent } from './brakes';
import { Unreadable } from './reading';
import { readProposal, readState, readTrack, readVote, readVoting, taskName } from './referenda';

const alice = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
const key = '0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d';
const hash = `0x${'07'.repeat(32)}`;
const deposit = { who: alice, amount: 10n };
const status = (change: object = {}) => ({
  track: 13,
  origin: { type: 'Origins', value: { type: 'EmissionAdmin', value: undefined } },
  proposal: { type: 'Lookup', value: { hash, len: 9 } },
  enactment: { type: 'After', value: 0 },
  submitted: 40,
  submission_deposit: deposit,
  decision_deposit: undefined,
  deciding: undefined,
  tally: { ayes: 3n, nays: 1n, support: 2n },
  in_queue: false,
  alarm: undefined,
  ...change,
});

describe('a referendum', () => {
  it('is read as the client decodes it', () => {
    const state = readState({ type: 'Ongoing', value: status({ deciding: { since: 50, confirming: 60 } }) });
    expect(state).toEqual({
      kind: 'ongoing',
      ongoing: {
        track: 13,
        origin: 'Origins EmissionAdmin',
        proposal: { kind: 'stored', hash, length: 9 },
        enactment: { kind: 'after', value: 0 },
        submitted: 40,
        submissionDeposit: { who: key, amount: 10n },
        decisionDeposit: null,
        since: 50,
        confirming: 60,
        queued: false,
        ayes: 3n,
        nays: 1n,
        support: 2n,
      },
    });
    const ended = { how: 'approved', at: 90, submissionDeposit: { who: key, amount: 10n }, decisionDeposit: null };
    expect(readState({ type: 'Approved', value: [90, deposit, undefined] })).toEqual({ kind: 'ended', ended });
    expect(readState({ type: 'Killed', value: 90 })).toMatchObject({
      ended: { how: 'killed', submissionDeposit: null },
    });
    expect(() => readState({ type: 'Other', value: 90 })).toThrow(Unreadable);
    expect(() => readState({ type: 'Ongoing', value: {} })).toThrow(Unreadable);
  });

  it('has its call in itself or elsewhere', () => {
    expect(readProposal({ type: 'Inline', value: Uint8Array.of(1, 2) })).toEqual({
      kind: 'inline',
      bytes: Uint8Array.of(1, 2),
    });
    expect(readProposal({ type: 'Legacy', value: { hash } })).toEqual({ kind: 'stored', hash, length: null });
  });

  it('is known to the scheduler by a hash', () => {
    // blake2_256(("assembly", "enactment", 5u32).encode()), by polkadot.js.
    expect(taskName(5)).toBe('0x98d1666f29f312d174a450668fec4b4b6e6304f645473db75d76fd5dbc829ef5');
  });

  it('follows a track', () => {
    const info = {
      name: 'emission_admin\0\0',
      max_deciding: 10,
      decision_deposit: 5n,
      prepare_period: 1_200,
      decision_period: 201_600,
      confirm_period: 7_200,
      min_enactment_period: 14_400,
      min_approval: { type: 'LinearDecreasing', value: { length: 1_000, floor: 5, ceil: 10 } },
      min_support: { type: 'Reciprocal', value: { factor: 1n, x_offset: -2n, y_offset: 3n } },
    };
    expect(readTrack([13, info], 1_200)).toEqual({
      id: 13,
      name: 'emission_admin',
      maxDeciding: 10,
      deposit: 5n,
      prepare: 1,
      decide: 168,
      confirm: 6,
      enact: 12,
      approval: { kind: 'linear', length: 1_000n, floor: 5n, ceil: 10n },
      support: { kind: 'reciprocal', factor: 1n, xOffset: -2n, yOffset: 3n },
    });
    expect(() => readTrack([13, { ...info, min_support: { type: 'Wave', value: {} } }], 1)).toThrow(Unreadable);
  });
});

describe('votes', () => {
  const common = { delegations: { votes: 6n, capital: 2n }, prior: [7, 8n] };

  it('are read in all their forms', () => {
    expect(readVote({ type: 'Standard', value: { vote: 131, balance: 5n } })).toEqual({
      kind: 'standard',
      aye: true,
      conviction: 3,
      balance: 5n,
    });
    expect(readVote({ type: 'Split', value: { aye: 1n, nay: 2n } })).toEqual({
      kind: 'split',
      aye: 1n,
      nay: 2n,
      abstain: 0n,
    });
    expect(() => readVote({ type: 'Loud', value: {} })).toThrow(Unreadable);
    const votes = [[4, { type: 'SplitAbstain', value: { aye: 1n, nay: 2n, abstain: 3n } }]];
    expect(readVoting(13, { type: 'Casting', value: { votes, ...common } })).toEqual({
      kind: 'casting',
      track: 13,
      delegations: { votes: 6n, capital: 2n },
      prior: { until: 7, amount: 8n },
      votes: [{ referendum: 4, vote: { kind: 'split', aye: 1n, nay: 2n, abstain: 3n } }],
    });
    const delegating = { balance: 9n, target: alice, conviction: { type: 'Locked2x', value: undefined }, ...common };
    expect(readVoting(0, { type: 'Delegating', value: delegating })).toMatchObject({
      kind: 'delegating',
      balance: 9n,
      target: key,
      conviction: 2,
    });
  });
});

describe('the brakes', () => {
  const claim = { kind: 'call', pallet: 'Distribution', call: 'claim' } as const;
  const safe = { kind: 'safe-mode' } as const;

  it('are known by what they stop', () => {
    const utf8 = new TextEncoder();
    expect(readBrake({ type: 'Call', value: [utf8.encode('Distribution'), utf8.encode('claim')] })).toEqual(claim);
    expect(readBrake({ type: 'SafeMode', value: undefined })).toEqual(safe);
    expect(() => readBrake({ type: 'Horn', value: undefined })).toThrow(Unreadable);
  });

  it('have used what the chain counts against their budgets', () => {
    // The stretch from 10 to 20 counts both of its ends, as in pallets/brakes/src/types.rs.
    const on = { brake: claim, since: 10, until: 20, renewed: false };
    const used = [
      { brake: claim, stretches: [{ last: 5, length: 3 }] },
      { brake: safe, stretches: [{ last: 5, length: 4 }] },
    ];
    const stops = { active: [on], used, window: 100 };
    expect([spent(stops, claim, 12), spent(stops, claim, 105)]).toEqual([14, 11]);
    expect(spent({ ...stops, active: [{ ...on, renewed: true }] }, claim, 12)).toBe(3);
    expect(brakesOf({ ...stops } as Parameters<typeof brakesOf>[0], 12)).toEqual([claim, safe]);
    expect(brakesOf({ ...stops } as Parameters<typeof brakesOf>[0], 105)).toEqual([claim]);
  });

  it('of emission end with an era', () => {
    expect(eraBegins({ era: 4, started: 100, eraLength: 20 }, 7)).toBe(160);
    expect(eraBegins({ era: 4, started: null, eraLength: 20 }, 7)).toBe(null);
  });
});
