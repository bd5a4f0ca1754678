/**
 * The manifest of a published list, as `distribution list build` writes it (`client/src/lists/manifest.rs`). It may come
 * from anybody: what it says is checked against the round, which decides.
 */
import { type Hex } from './bytes';
import { type JsonFault, isObject, readJson } from './json';
import { MAX_AMOUNT } from './merkle';
import { type Result, type Said, bad, good } from './result';

/** The order of the leaves of a list's tree: that of its rows, or sorted by hash. */
export type Order = 'rows' | 'sorted';

/** What identifies a published list. */
export interface Manifest {
  /** Root of the tree, in lower case. */
  readonly root: Hex;
  /** Number of rows. */
  readonly rows: number;
  /** Sum of all amounts, in smallest units. */
  readonly total: bigint;
  /** Content identifier under which the list is published. */
  readonly cid: string;
  readonly order: Order;
}

export type ManifestFault = JsonFault | 'manifest.object' | 'manifest.field' | 'manifest.encoding';

/** Format of the rows, as `@openzeppelin/merkle-tree` names it. */
const ENCODING = ['uint256', 'bytes32', 'uint256'];
/** Characters of an identifier, at most: `MAX_CID_LEN` of the chain. */
const LONGEST_CID = 96;

/**
 * Reads a manifest. As the command line does, it takes one without an order for one of sorted leaves, and leaves out what
 * it does not know; what it knows must be exactly as it is written there.
 */
export function readManifest(text: string): Result<Manifest, Said<ManifestFault>> {
  const read = readJson(text);
  if (!read.ok) return read;
  const manifest = read.value;
  if (!isObject(manifest)) return bad({ key: 'manifest.object' });
  const field = (name: string) => bad({ key: 'manifest.field', values: { name } } as const);
  const { root, rows, total, cid, order = 'sorted', leaf_encoding: encoding } = manifest;
  if (typeof root !== 'string' || !/^0x[0-9a-fA-F]{64}$/.test(root)) return field('root');
  if (typeof rows !== 'number' || !Number.isInteger(rows) || rows < 1 || rows > 2 ** 31) return field('rows');
  if (typeof total !== 'string' || !/^(?:0|[1-9]\d{0,38})$/.test(total)) return field('total');
  const sum = BigInt(total);
  if (sum > MAX_AMOUNT) return field('total');
  if (typeof cid !== 'string' || cid.length > LONGEST_CID || !/^[A-Za-z0-9]*$/.test(cid)) return field('cid');
  if (order !== 'rows' && order !== 'sorted') return field('order');
  if (!Array.isArray(encoding)) return field('leaf_encoding');
  const fits = encoding.length === ENCODING.length && ENCODING.every((type, at) => encoding[at] === type);
  if (!fits) return bad({ key: 'manifest.encoding' });
  return good({ root: root.toLowerCase() as Hex, rows, total: sum, cid, order });
}
