/** The account that a person names to be paid: what they pasted, and why nobody should be paid there. */
import { type AddressFault, readAddress } from './address';
import { type Hex, toHex } from './bytes';
import { addressIn } from './ethereum';
import { type Result, type Said, bad, good } from './result';

/** Why an account is not one to be paid. */
export type DestinationFault =
  AddressFault | 'destination.ethereum' | 'destination.keyless' | 'destination.pot' | 'destination.self';

/** Zero bytes at the end of accounts of pallets and of other chains: `PalletAccounts` of the runtime. */
const KEYLESS = '0'.repeat(22);

/** An account to be paid. */
export interface Destination {
  readonly account: Hex;
  /** The SS58 prefix that it was written with; none if it was hexadecimal. */
  readonly prefix: number | undefined;
}

/** Accounts that cannot be named: the round's own pot, and the account that is paid anyway. */
export interface Excluded {
  readonly pot?: Hex;
  readonly self?: Hex;
}

/** Why nobody should be paid to an account; `undefined` if it may have a key. */
export function accountFault(account: Hex, { pot, self }: Excluded = {}): Said<DestinationFault> | undefined {
  if (addressIn(account)) return { key: 'destination.ethereum' };
  if (account === pot) return { key: 'destination.pot' };
  if (account.endsWith(KEYLESS)) return { key: 'destination.keyless' };
  return account === self ? { key: 'destination.self' } : undefined;
}

/** Reads the account that is to be paid from what a person typed or pasted. */
export function readDestination(text: string, excluded: Excluded = {}): Result<Destination, Said<DestinationFault>> {
  const read = readAddress(text);
  if (read.kind === 'wrong') return bad(read.why);
  if (read.kind === 'ethereum') return bad({ key: 'destination.ethereum' });
  const account = toHex(read.account);
  const fault = accountFault(account, excluded);
  return fault ? bad(fault) : good({ account, prefix: read.prefix });
}
