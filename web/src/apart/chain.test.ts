import { describe, expect, it } from 'vitest';
import { AccountId } from 'polkadot-api';
import { Unreadable } from '../chain/reading';
import { readAnnouncement, readBid, readBoard, readObjection, readSale } from './chain';
import { FIXED } from './testing';

const KEY = `0x${'01'.repeat(32)}` as const;
const WHO = AccountId(7_757).dec(KEY);
const HASH = `0x${'02'.repeat(32)}`;

/** Values as the client decodes them. */
const terms = {
  asset: { type: 'WithId', value: 7 },
  supply: 500n,
  money: { type: 'Native', value: undefined },
  lot: 10n,
  form: {
    type: 'Fixed',
    value: {
      price: 3n,
      first: 20n,
      classes: [
        { level: 1, weight: 1 },
        { level: 3, weight: 300 },
      ],
    },
  },
  minimum: 50n,
  least: 2n,
  most: 100n,
  bids: 9,
  bidding: { opens: 11, closes: 22 },
  finishing: 33,
  until: 44,
  release: { type: 'Vested', value: { start: 5, length: 6 } },
  requirement: { level: 1, jurisdictions: { type: 'Only', value: ['0x4445'] }, attesters: 2 },
  remainder: { type: 'Burn', value: undefined },
};
const sale = {
  id: 3,
  seller: WHO,
  round: 8,
  terms,
  terms_hash: HASH,
  ends: 22,
  time: undefined,
  bids: 4,
  unfinished: 3,
  demand: 9n,
  price: 3n,
  delivered: 1n,
  raised: 2n,
  state: { type: 'Cleared', value: { price: 3n, sold: 9n, waits: 60 } },
};

describe('a sale', () => {
  it('is read with everything that it has', () => {
    const read = readSale(sale);
    expect(read.terms).toEqual(FIXED);
    expect([read.seller, read.termsHash, read.time]).toEqual([KEY, HASH, null]);
    expect(read.state).toEqual({ kind: 'cleared', price: 3n, sold: 9n, waits: 60 });
    const form = { type: 'Auction', value: { floor: 10n, step: 2n, ticks: 5, late: 6 } };
    expect(readSale({ ...sale, terms: { ...terms, form } }).terms.form).toEqual({
      kind: 'auction',
      floor: 10n,
      step: 2n,
      ticks: 5,
      late: 6,
    });
  });

  it('is not read if the runtime is another one', () => {
    for (const other of [
      { ...sale, state: { type: 'Later', value: undefined } },
      { ...sale, terms: { ...terms, form: { type: 'Dutch', value: {} } } },
      { ...sale, terms: { ...terms, remainder: { type: 'Charity', value: undefined } } },
      { ...sale, bids: 'four' },
      null,
    ]) {
      expect(() => readSale(other)).toThrow(Unreadable);
    }
  });
});

describe('a bid', () => {
  it('is read before and after the sale is cleared', () => {
    const bid = { bidder: WHO, number: 1, quantity: 5n, tick: 2, held: 7n, allocation: undefined, cost: undefined };
    expect(readBid(bid)).toEqual({ ...bid, bidder: KEY, allocation: null, cost: null });
    expect(readBid({ ...bid, allocation: 4n, cost: 6n })).toMatchObject({ allocation: 4n, cost: 6n });
  });
});

describe('a board', () => {
  it('is read with its lists and its challenge', () => {
    const tree = { list: 2, root: HASH, rows: 3, total: 40n };
    const challenge = { challenger: WHO, bond: 3n, reason: HASH, left: 8 };
    const board = {
      id: 1,
      terms: {
        requirement: { level: 0, jurisdictions: { type: 'Any', value: undefined }, attesters: 0 },
        most: 9n,
        bond: 5n,
        window: 60,
        judging: 600,
      },
      reporters: [WHO],
      pot: WHO,
      payable: 100n,
      paid: 4n,
      members: 2,
      roots: 1,
      last: tree,
      posted: { number: 2, tree, reporter: WHO, bond: 5n, left: 7, challenge },
      closed: false,
      over: false,
    };
    const read = readBoard(board);
    expect(read.last).toEqual(tree);
    expect(read.posted).toEqual({
      number: 2,
      tree,
      reporter: KEY,
      bond: 5n,
      left: 7,
      challenge: { ...challenge, challenger: KEY },
    });
    expect([read.most, read.window, read.reporters]).toEqual([9n, 60, [KEY]]);
    expect(readBoard({ ...board, last: undefined, posted: undefined })).toMatchObject({ last: null, posted: null });
  });
});

describe('an announcement', () => {
  const announcement = {
    round: 5,
    manager: WHO,
    terms: HASH,
    current: true,
    announced: 10,
    period: 100,
    left: 40,
    objections: 2,
    answered: 1,
    snapshot: undefined,
    refuted: false,
    bond: 0n,
  };

  it('is read with the rule of its list', () => {
    expect(readAnnouncement(announcement)).toMatchObject({ manager: KEY, terms: HASH, left: 40, snapshot: null });
    const snapshot = {
      chain: { type: 'Other', value: { genesis: HASH } },
      block: 51_200,
      state_root: HASH,
      held: { type: 'Asset', value: { id: 7 } },
      numerator: 1n,
      denominator: 3n,
      least: 12n,
      excluded: [],
      withheld: [],
    };
    expect(readAnnouncement({ ...announcement, snapshot }).snapshot).toEqual({
      genesis: HASH,
      block: 51_200,
      stateRoot: HASH,
      held: 7,
      numerator: 1n,
      denominator: 3n,
      least: 12n,
    });
    const here = { ...snapshot, chain: { type: 'This', value: undefined }, held: { type: 'Native', value: undefined } };
    expect(readAnnouncement({ ...announcement, snapshot: here }).snapshot).toMatchObject({
      genesis: null,
      held: 'native',
    });
  });

  it('has objections in words, and answers', () => {
    const text = new TextEncoder().encode('I held 12 ☂');
    const objection = { number: 0, by: WHO, text, answered: true, answer: new TextEncoder().encode('Yes') };
    expect(readObjection(objection)).toEqual({
      number: 0,
      by: KEY,
      text: 'I held 12 ☂',
      answered: true,
      answer: 'Yes',
    });
    expect(readObjection({ ...objection, answer: undefined }).answer).toBe(null);
  });
});
