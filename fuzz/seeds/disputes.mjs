// Inputs of the targets of lists that anybody can show to be wrong: those of a snapshot, and those of scores.

import { bytes, compact, repeat, u128, u16, u32, u64 } from './bytes.mjs';

const counted = (all) => bytes(u16(all.length), ...all);

/**
 * Accounts with what they have under a rule: rates in millionths, units for units, a least balance and who is left out;
 * then changes of the list.
 */
const lists = (rates, per, least, excluded, accounts, changes = []) =>
  bytes(
    ...[rates.length, ...rates.map(u32), ...per.map((number) => u32(number - 1)), least, excluded],
    counted(accounts.map(([who, balance, country]) => bytes(who, u64(balance), country))),
    counted(changes),
  );
// The first and the last are of the country that a single rate is for.
const held = [
  [5, 1_000, 0],
  [6, 77, 1],
  [7, 2n ** 64n - 1n, 3],
  [8, 20, 0],
];

export const snapshot = {
  right: lists([350_000], [1, 3], 10, 9, held),
  'other-amount': lists([], [1, 3], 10, 9, held, [bytes(1, u16(1), u32(5))]),
  'left-out': lists([350_000, 100_000], [1, 3], 10, 9, held, [bytes(2, u16(0))]),
  'out-of-order': lists([], [3, 1], 0, 9, held, [bytes(4, u16(0), u16(2))]),
  'collector-alone': lists([350_000], [1, 3], 10, 9, held, [bytes(0, 0, 4, u16(0))]),
};

/** A claim of a fault: its kind and first row, what else is said, what is done to it; 255 is no proof of a balance. */
const fault = (kind, row, rest = [], alterations = [], proven = 0) =>
  bytes(kind, u16(row), ...rest, counted(alterations), proven);
/** What is done to a claim, with another row of the list and a row of the claim. */
const alteration = (what, other, row, rest = []) => bytes(what, u16(other), u16(row), ...rest);
// One of each kind, and one without a proof of the balance.
const faults = [fault(0, 0, [u16(1)]), fault(1, 1), fault(2, 0), fault(3, 0, [u16(1), 5]), fault(2, 3, [], [], 255)];
const altered = [
  fault(0, 0, [u16(1)], [alteration(3, 2, 0)]),
  fault(0, 0, [u16(1)], [alteration(0, 0, 1, [u32(2 ** 32 - 1)])]),
  fault(1, 1, [], [alteration(7, 0, 0)]),
  fault(1, 0, [], [alteration(7, 3, 0), alteration(4, 1, 0)]),
  fault(2, 0, [], [alteration(2, 0, 0, [u128(5)])]),
  fault(2, 0, [], [alteration(7, 0, 0), alteration(7, 2, 0)]),
  fault(2, 1, [], [alteration(5, 0, 0), alteration(6, 0, 1, [u16(0)])]),
  fault(3, 0, [u16(2), 6], [alteration(8, 1, 0)]),
  fault(3, 0, [u16(0), 6], [alteration(7, 0, 0), alteration(9, 0, 0)]),
  fault(3, 0, [u16(4), 7], [alteration(1, 0, 0)]),
];

export const challenge = {
  right: bytes(lists([350_000], [1, 3], 10, 9, held), counted(faults)),
  altered: bytes(lists([350_000], [1, 3], 10, 9, held), counted(altered)),
  'other-amount': bytes(lists([], [1, 3], 10, 9, held, [bytes(1, u16(1), u32(5))]), counted([fault(2, 1)])),
  // Of each account is said that it would be there: it is true of one.
  'left-out': bytes(
    lists([], [1, 3], 10, 9, held, [bytes(2, u16(1))]),
    counted([5, 6, 7, 8].map((who) => fault(3, 0, [u16(1), who]))),
  ),
  'out-of-order': bytes(
    lists([], [3, 1], 0, 9, held, [bytes(4, u16(0), u16(2))]),
    counted([fault(0, 0, [u16(1)]), fault(0, 0, [u16(2)]), fault(0, 1, [u16(2)])]),
  ),
  'collector-alone': bytes(
    lists([350_000], [1, 3], 10, 9, held, [bytes(0, 0, 4, u16(0))]),
    counted([fault(1, 0), fault(1, 1)]),
  ),
  'not-proven': bytes(lists([], [1, 3], 10, 9, held, [bytes(1, u16(1), u32(5))]), counted([fault(2, 1, [], [], 255)])),
  // A single row needs no proof: its amount is wrong.
  'in-bytes': bytes(
    lists([], [1, 3], 10, 9, [[5, 1_000, 3]], [bytes(1, u16(0), u32(9))]),
    counted([]),
    bytes(2, u32(0), repeat(6), u128(10), compact(0), 0),
  ),
};

/** The most that a score can be, rows of the last list, in disorder with 255, changes of the list after it, claims. */
const scores = (most, rows, changes = [], claims = [], disorder = 0) =>
  bytes(
    u16(most),
    counted(rows.map(([account, earned]) => bytes(account, u16(earned)))),
    ...[disorder, counted(changes), counted(claims)],
  );
// In the order of accounts in state.
const earned = [
  [3, 10],
  [6, 20],
  [5, 30],
  [4, 40],
];
// An account has two rows: the higher score counts.
const twice = [
  [6, 20],
  [3, 10],
  [3, 12],
];
const earn = (account, most) => bytes(5, u16(0), account, u16(most));
/** A claim by its number among all that rows of the two lists make, and what is done to it. */
const claim = (number, alterations) => bytes(u16(number), counted(alterations));
/** What is done to the first row of a claim, or to its gap, with another row of the list that is posted. */
const done = (what, other, rest = []) => bytes(0, u16(other), u16(2), what, u16(0), ...rest);
const values = [[u16(1)], [u32(2 ** 32 - 1)], [], [u128(5)], [], [], [], []];
const alteredRows = values.map((rest, what) => claim(24 + what, [done(what, 1, rest)]));
// Rows that are no neighbours, or one side alone.
const sides = [[8], [9], [8, 9], [8, 8], [9, 9]].map((all) => all.map((what) => done(what, 2)));
const alteredGaps = sides.map((alterations) => claim(23, alterations));

export const score = {
  right: scores(60, earned, [earn(1, 7), earn(6, 25)]),
  twice: scores(60, earned, [bytes(3, u16(1))]),
  'out-of-order': scores(60, earned, [bytes(4, u16(0), u16(2))]),
  lowered: scores(60, earned, [bytes(1, u16(2), u16(29))]),
  'left-out': scores(60, earned, [bytes(2, u16(1))]),
  'ends-left-out': scores(60, earned, [bytes(2, u16(0)), bytes(2, u16(2))]),
  'above-most': scores(39, earned),
  'last-out-of-order': scores(60, twice, [bytes(1, u16(0), u16(11))], [], 255),
  altered: scores(60, earned, [], alteredRows),
  'altered-gaps': scores(60, earned, [bytes(2, u16(1))], alteredGaps),
  // The first list of a board: a single row, which needs no proof.
  'in-bytes': bytes(
    ...[u16(5), u16(0), 0, bytes(9, u16(6)), counted([]), counted([])],
    bytes(3, u32(0), repeat(9), u128(6), compact(0)),
  ),
};
