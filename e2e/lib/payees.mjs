// Redirects written as documented, to check our own text, and helpers for tests of payees.

import { stringToU8a, u8aToHex, u8aWrapBytes } from '@polkadot/util';
import { decodeAddress } from '@polkadot/util-crypto';

const KINDS = { sr25519: 'Sr25519', ed25519: 'Ed25519', ecdsa: 'Ecdsa' };

const hex = (account) => u8aToHex(decodeAddress(account));

/** The text by which `owner` redirects one payment of a row. */
export const redirectText = ({ genesis, round, row, owner, to, paid, deadline }) =>
  `distribution/redirect1: On chain ${genesis}, pay what is due now of row ${row} of round ${round}, ` +
  `which belongs to account ${hex(owner)}, to account ${hex(to)} instead. ` +
  `Paid of it before: ${paid}. Valid before relay-chain block ${deadline}.`;

/** The signature of an sr25519, ed25519 or ecdsa pair over a redirect, `wrapped` as browser wallets do it. */
export function signRedirect(pair, redirect, { wrapped = false } = {}) {
  const text = stringToU8a(redirectText(redirect));
  return { [KINDS[pair.type]]: u8aToHex(pair.sign(wrapped ? u8aWrapBytes(text) : text)) };
}

/** The claim of a row that is redirected, with this evidence. */
export const claimTo = (api, { round, owner, to, paid, deadline }, evidence, signature) =>
  api.tx.distribution.claimTo(round, owner, evidence, { to, paid, deadline }, signature);

/** What an account has named: for each scope its name, the payee, and the payee to come, accounts in hexadecimal. */
export async function named(api, owner) {
  const plain = (account) => (account.isSome ? u8aToHex(account.unwrap().toU8a()) : null);
  return (await api.call.payeesApi.payees(owner)).map(({ scope, payee, next }) => ({
    scope: scope.isRound ? `Round ${scope.asRound}` : scope.type,
    payee: plain(payee),
    next: next.isSome ? plain(next.unwrap().payee) : undefined,
  }));
}

/** From when the change is in force that these events report. */
export const activeOf = (api, { events }) =>
  events.find(({ event }) => api.events.payees.ChangeBegun.is(event)).event.data.active.toNumber();
