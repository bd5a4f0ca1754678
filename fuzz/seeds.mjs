// Writes the first inputs of every fuzz target, from the test vectors and from the examples of the documents, into
// fuzz/corpus or the folder named: node fuzz/seeds.mjs [FOLDER]. What is found later lies beside them, under other names.
// How a target takes its numbers from bytes is in its file: they have the lowest byte first, and are zero where bytes are
// missing.

import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bytes, compact, hex, le, repeat, u128, u16, u32, u64, u8 } from './seeds/bytes.mjs';
import { challenge, score, snapshot } from './seeds/disputes.mjs';

const CORPUS = process.argv[2] ?? fileURLToPath(new URL('corpus', import.meta.url));
const vectors = (name) => JSON.parse(readFileSync(new URL(`../testdata/${name}.json`, import.meta.url), 'utf8'));
const list = vectors('list');
const credential = vectors('credential');
const ethereum = vectors('ethereum');
const voucher = vectors('voucher');

const UNIT = 1_000_000_000_000n;
const text = (string) => Buffer.from(string);
const json = (value) => text(`${JSON.stringify(value, null, 2)}\n`);

/** Rows as the targets of trees take them: how many, then account and amount in three bytes each. */
const rows = (count) => bytes(u16(count - 1), ...Array.from({ length: count }, (_, i) => bytes(i % 256, u16(i + 1))));

// Alice, Bob and Charlie, whose keys everybody knows.
const ADDRESSES = [
  '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY',
  '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty',
  '5FLSigC9HGRKVhB9FiEo4Y3koPsNmBmLJbpXg2mp1hXcS59Y',
];

/** A file with an account and an amount in each line. */
const table = (delimiter, end, header, amounts = ['5.5', '12', '0.000000000001']) =>
  [header, ...amounts.map((amount, i) => [ADDRESSES[i], amount].join(delimiter))].map((line) => line + end).join('');

// The key of the vectors, as node has it: the head of PKCS #8 for Ed25519, and the seed.
const key = createPrivateKey({
  key: bytes(hex('302e020100300506032b657004220420'), hex(credential.seed)),
  format: 'der',
  type: 'pkcs8',
});
const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
const shown = (content) => `0x${Buffer.from(content).toString('hex')}`;

/** A transaction that is valid without end, as its file has it. */
const fields = {
  chain: 'distribution-parachain',
  genesis: shown(repeat(0x11)),
  specVersion: 100,
  transactionVersion: 1,
  account: shown(publicKey),
  nonce: 5,
  tip: '0',
  mortality: null,
  metadataHash: null,
  // Staking one unit in pool 3.
  call: '0x3e09030004',
  // BLAKE2b of 256 bits, which node does not have.
  callHash: '0x4571bdc42b97f2dd4277e8001b7ddcec5e50fde867ff88060a624bd1abdf4cf6',
  testChain: true,
};

function signedTransaction() {
  const call = hex(fields.call);
  const extra = bytes(0, compact(fields.nonce), compact(0), 0, 0);
  const implicit = bytes(u32(fields.specVersion), u32(fields.transactionVersion), repeat(0x11), repeat(0x11), 0);
  const signature = sign(null, bytes(call, extra, implicit), key);
  const body = bytes(0x84, 0, publicKey, 0, signature, extra, call);
  return {
    transaction: fields,
    scheme: 'ed25519',
    signature: shown(signature),
    extrinsic: shown(bytes(compact(body.length), body)),
    hash: shown(repeat(0)),
  };
}

const credentialFile = {
  credential: credential.credential,
  message: credential.message,
  scheme: 'ed25519',
  signature: credential.ed25519.signature,
  publicKey: credential.ed25519.publicKey,
};

const manifest = {
  root: list.root,
  rows: list.rows.length,
  total: list.total,
  cid: list.ipfs.cid,
  order: 'rows',
  leaf_encoding: ['uint256', 'bytes32', 'uint256'],
};

const round = (name, release) => ({
  name,
  about: name,
  release,
  closes: 60_000_000,
  rows: 5,
  total: '1500',
  root: list.root,
  cid: list.ipfs.cid,
  terms: shown(repeat(0x22)),
});
const plan = {
  version: 1,
  genesis: shown(repeat(0x11)),
  clock: { block: 27_000_000, seconds: 1_796_083_200 },
  manager: { account: ADDRESSES[0] },
  asset: 'native',
  requirement: { level: 2, attesters: 1, only: ['DE', 'FR'] },
  opens: 0,
  closes: 30_000_000,
  remainder: 'manager',
  schedules: { far: false, revocable: false, prepaid: true, freeClaims: 12 },
  order: 'rows',
  table: {
    file: '../grants.csv',
    hash: shown(repeat(0x22)),
    delimiter: ';',
    headerRow: 3,
    hiddenRows: 'skip',
    decimals: 12,
    minimum: '100',
    allowDuplicates: false,
    allowRounded: false,
    allowKeyless: false,
    allowEthereum: false,
  },
  rounds: [
    round('immediate', { kind: 'immediate' }),
    round('vested', { kind: 'vested', start: 27_000_000, length: 5_259_600 }),
    round('streamed', { kind: 'streamed', start: 27_000_000, cliff: 5_259_600, length: 21_038_400, step: 438_300 }),
  ],
};

const cell = (place, content) => `<c r="${place}" t="inlineStr"><is><t>${content}</t></is></c>`;
const sheet = [
  `<cols><col min="3" max="3" hidden="1"/></cols><sheetData>`,
  `<row r="1">${cell('A1', 'account')}${cell('B1', 'amount (DIST)')}${cell('C1', 'note')}</row>`,
  `<row r="2">${cell('A2', ADDRESSES[0])}<c r="B2" s="1"><v>5.5</v></c></row>`,
  `<row r="3" hidden="1"><c r="A3" t="s"><v>0</v></c><c r="B3"><v>12</v></c></row>`,
  `</sheetData><autoFilter ref="A1:B3"/>`,
].join('');
const strings = `<si><t>${ADDRESSES[1]}</t></si>`;
const styles =
  '<numFmts><numFmt numFmtId="164" formatCode="0.0%"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>';
const odsCell = (content) =>
  `<table:table-cell office:value-type="string"><text:p>${content}</text:p></table:table-cell>`;
const odsRow = (...cells) => `<table:table-row>${cells.map(odsCell).join('')}</table:table-row>`;
const odsRows = odsRow('account', 'amount (DIST)') + odsRow(ADDRESSES[0], '5.5');

/** A schedule, an amount and a time; the first byte says whether numbers are small. */
const schedule = (start, cliff, length, step, now, total) =>
  bytes(1, ...[start, cliff, length, step, now].map(u32), u128(total));
/**
 * Parameters of emission, a supply and the largest share of it, the first era and how many, a budget; then a vote's
 * issuance, floor and maximum supply, what was issued, and how much is minted until the vote is in force.
 */
const emission = ({ issuance, decay, period, floor, most, supply, share, since, eras, budget, vote = [] }) => {
  const amounts = [u128(issuance), u32(decay), period, u128(floor), u128(most), u128(supply)];
  const shares = budget.flatMap(([pool, parts], i) => (i + 1 < budget.length ? [pool, u32(parts)] : [pool, 0]));
  return bytes(1, ...amounts, u32(share), u32(since), eras, budget.length, ...shares, ...vote.map(u128));
};

/** Bids for a supply, each a quantity, a tick and a class; the first byte says whether numbers are small. */
const sale = (size, supply, lot, form, bids) =>
  bytes(size, u128(supply), u32(lot), form, u16(bids.length - 1), ...bids.map(bid));
const bid = ([quantity, tick, place]) => bytes(u128(quantity), u16(tick), place);
const auction = (ticks, floor, step) => bytes(0, u32(floor), u32(step), u16(ticks - 1));
const fixed = (price, first, weights) =>
  bytes(1, u32(price), u128(first), weights.length, ...weights.map((weight) => u16(weight - 1)));

const row = list.rows[0];
const proof = [repeat(0xaa), repeat(0xbb), repeat(0xcc)];
const fold = bytes(u32(5), u32(0), u32(3), compact(2), ...peaks(list.chunks[0].peaks));
function peaks(all) {
  return all.map(({ position, hash }) => bytes(u32(position), hex(hash)));
}
const vector = credential.credential;
/** A voucher as its file has it. */
const voucherFile = {
  voucher: voucher.voucher,
  signatures: ['ed25519', 'ecdsa'].map((scheme, key) => ({ key, scheme, ...voucher[scheme] })),
};
/** A voucher with a signature, the keys of an epoch, and an epoch that ends. */
const signedVoucher = bytes(
  hex(voucher.voucher.beneficiary),
  u128(voucher.voucher.cumulative),
  u32(voucher.voucher.deadline),
  u32(voucher.voucher.epoch),
  bytes(compact(1), 0, 0, hex(voucher.ed25519.signature)),
);
const voucherKeys = bytes(1, compact(2), 0, hex(voucher.ed25519.publicKey), 2, hex(voucher.ecdsa.publicKey));
const statement = bytes(
  ...[vector.genesis, vector.attester, vector.account].map(hex),
  bytes(vector.level, text(vector.jurisdiction), u32(vector.expires), hex(vector.evidence)),
  bytes(u64(vector.nonce), u32(vector.epoch), u32(vector.key)),
);
const onChainManifest = bytes(compact(4), text('bafy'), u32(9), u128(UNIT));
/** Terms of a Merkle round over the native asset, of accounts or, with 1, of Ethereum addresses. */
const terms = (release, kind) =>
  bytes(0, 1, repeat(1), u32(9), release, 0, 0, 0, u32(0), u32(1000), u128(UNIT), 1, 1, onChainManifest, 0, kind);
/** Terms of a sale of the native asset for asset 7. */
const saleTerms = (form, release) =>
  bytes(
    0,
    u128(UNIT),
    1,
    u32(7),
    u128(10),
    form,
    ...[0, 1, UNIT].map(u128),
    u32(9),
    ...[5, 99, 50, 999].map(u32),
    release,
    0,
    0,
    0,
    0,
  );
/** What calls and answers carry, in the order of the target's types. */
const scale = {
  'evidence-recorded': [0, bytes(0, u32(7))],
  'evidence-merkle': [0, bytes(1, u32(0), u128(row.amount), compact(3), ...proof)],
  range: [1, bytes(compact(2), 0, hex(row.account), 7, le(5)(UNIT), 1, repeat(0xdd))],
  claims: [2, bytes(compact(1), hex(row.account), 1, u32(0), u128(row.amount), compact(3), ...proof)],
  'terms-immediate': [3, terms([0], 0)],
  'terms-streamed': [3, terms(bytes(2, u32(100), u32(30), u32(100), u32(1), 1, 1), 1)],
  credential: [4, statement],
  manifest: [5, bytes(onChainManifest, 1, u32(3), 1, u128(UNIT), 1, u32(10), u32(250_000_000))],
  requirement: [6, bytes(2, 1, compact(2), text('DEFR'), 1)],
  status: [7, bytes(2, u32(5), 1, u32(9))],
  budget: [8, bytes(compact(2), u16(1), u32(400_000_000), u16(2), u32(600_000_000))],
  issuance: [9, bytes(u128(101), u32(500_000_000), u32(2), u128(10), u128(10_000), u32(7), u128(50))],
  pool: [10, bytes(1, 0, 1)],
  list: [11, bytes(fold, hex(list.root), u32(5), u128(list.total), compact(1), u128(row.amount))],
  path: [12, bytes(u32(0), hex(list.chunks[0].sha256), u32(0), u32(3), compact(2), ...peaks(list.chunks[1].peaks))],
  'ethereum-signature': [13, bytes(1, hex(ethereum.text.signature))],
  voucher: [14, signedVoucher],
  'voucher-keys': [15, voucherKeys],
  'voucher-signers': [16, bytes(u32(1), voucherKeys, compact(1), u32(0), voucherKeys, u32(9))],
  'sale-fixed': [17, saleTerms(bytes(0, u128(30), u128(5), compact(2), 0, u16(1), 2, u16(9)), [0])],
  'sale-auction': [
    17,
    saleTerms(bytes(1, u128(10), u128(2), u16(40), u32(10)), bytes(2, u32(100), u32(30), u32(100), u32(1), 0, 1)),
  ],
};

const chunk = hex(list.chunks[0].bytes);
/** Two calls: `Emission.halt`, and `Emission.stake` of a thousand tokens. */
const halt = bytes(0x3e, 2);
const stake = bytes(0x3e, 9, u16(0), tokens(1_000));
const seeds = {
  amount: {
    tokens: bytes(12, text('12.5')),
    smallest: bytes(255, text('1000000000000')),
    most: bytes(0, text('340282366920938463463374607431768211455')),
    'one-too-many': bytes(0, text('340282366920938463463374607431768211456')),
    scientific: bytes(12, text('1.5E+12')),
    separated: bytes(12, text('1,234,567.5')),
    points: bytes(12, text('.1.2')),
  },
  calls: {
    claims: bytes(...[0, 1, 2].flatMap((id) => [0, 1, 2].map((row) => claimStep(id, row, row % 2))), 9, 0),
    streams: bytes(...[50, 100, 200].flatMap((jump) => [bytes(9, jump), claimStep(2, 4, 0), claimStep(2, 4, 1)])),
    'wrong-proof': bytes(6, u16(0), u16(1), 255, u16(2), 0, claimStep(0, 1, 0), claimStep(0, 1, 1)),
    stakes: bytes(
      ...[callStep(0, stake), bytes(9, 100), bytes(9, 100)],
      ...[
        callStep(1, bytes(0x3e, 9, u16(0), tokens(50))),
        bytes(9, 200),
        callStep(2, bytes(0x3e, 13, u16(0), repeat(1))),
      ],
    ),
    'paused-round': bytes(
      4,
      0,
      6,
      0x3c,
      5,
      u32(0),
      claimStep(0, 3, 1),
      9,
      9,
      5,
      200,
      6,
      0x3c,
      6,
      u32(0),
      claimStep(0, 3, 1),
    ),
    'paused-claims': bytes(
      ...[5, 200, 26, 0x39, 0, compact(12), text('Distribution'), compact(5), text('claim'), u32(100)],
      ...[claimStep(0, 2, 0), claimStep(0, 2, 1), 9, 20, claimStep(0, 2, 1)],
    ),
    payees: bytes(callStep(3, bytes(0x41, 0, 0, repeat(7))), 9, 130, callStep(3, bytes(0x41, 1, 0)), 9, 0),
    aside: bytes(8, u16(0), u16(5), 0, 8, u16(1), u16(5), 255, 9, 1),
    'no-call': bytes(0, 0, 3, 0xff, 0xff, 0xff, 1, 1, 0, 4, 0, 2, 0, 0),
  },
  challenge,
  chunk: {
    first: chunk,
    last: hex(list.chunks[1].bytes),
    empty: bytes(chunk.subarray(0, 12), u32(0)),
    short: chunk.subarray(0, -1),
    'too-many': bytes(chunk.subarray(0, 12), u32(4), chunk.subarray(16)),
  },
  credential: { vector: json(credentialFile), altered: json({ ...credentialFile, message: shown(repeat(0, 186)) }) },
  digest: {
    vector: bytes(
      ...[vector.genesis, vector.account].map(hex),
      bytes(u32(7), u32(1), u64(1), u128(2n * UNIT), hex(vector.attester), hex(vector.evidence)),
      bytes(vector.level, text(vector.jurisdiction), u32(vector.expires), u64(vector.nonce)),
      bytes(u32(vector.epoch), u32(vector.key), hex(credential.ecdsa.publicKey)),
      bytes(u32(7), u32(12), repeat(0x33), u128(5), u64(1_000_000)),
      bytes(u32(7), u128(UNIT), u32(1_000_000), u32(5)),
    ),
  },
  emission: {
    halving: emission({
      issuance: 101,
      decay: 500_000_000,
      period: 2,
      floor: 10,
      most: 10_000,
      supply: 5_000,
      share: 1_000_000_000,
      since: 7,
      eras: 10,
      budget: [
        [1, 333_333_333],
        [2, 666_666_667],
      ],
    }),
    voted: emission({
      issuance: 453n * UNIT,
      decay: 0,
      period: 1,
      floor: 10n * UNIT,
      most: 1_344n * UNIT,
      supply: 286n * UNIT,
      share: 460_000_000,
      since: 0,
      eras: 4,
      budget: [[1, 0]],
      vote: [165n * UNIT, 23n * UNIT, 3_292n * UNIT, 282n * UNIT, 328n * UNIT],
    }),
    capped: emission({
      issuance: 10n ** 30n,
      decay: 1,
      period: 1,
      floor: 0,
      most: 2n ** 128n - 1n,
      supply: 10n ** 21n,
      share: 1_000_000,
      since: 0,
      eras: 39,
      budget: [
        [1, 0],
        [1, 0],
      ],
    }),
  },
  ethereum: {
    'typed-data': claimOf(ethereum.typedData.signature, 0, 1),
    text: claimOf(ethereum.text.signature, 255, 5),
    'high-s': claimOf(`${ethereum.typedData.signature.slice(0, 66)}${ethereum.typedData.highS.slice(2)}1b`, 0, 3),
    nobody: bytes(repeat(0x44, 120), repeat(0xff, 65), repeat(0xff), 0),
  },
  fold: {
    vectors: bytes(rows(5), u16(2), 0, 1, u16(1), 0, 2),
    'row-by-row': rows(33),
    'few-chunks': bytes(rows(200), u16(63), 0, 1, u16(63), 0, 2, u16(72), 0, 0),
    'made-up': bytes(rows(9), u16(3), 2, u32(12), u32(11), 1, u16(4), 1, u32(0), 2),
  },
  grants: {
    streams: bytes(
      0x30,
      text(`account,amount (DIST),start,cliff,duration,steps\n${ADDRESSES[0]},1000,2027-01-31,1y,4y,48\n`),
    ),
    mixed: bytes(
      0x3d,
      text(`account;amount;start;duration\n${ADDRESSES[0]};1000;;2y\n${ADDRESSES[1]};5;#27000000;6 months\n`),
    ),
  },
  lookup: {
    sorted: bytes(rows(60), 0, ...[9, 9, 9, 9].map((size) => bytes(u16(size), 255))),
    unsorted: bytes(rows(60), 255, ...[9, 9, 9, 9].map((size) => bytes(u16(size), 255))),
    'one-account': bytes(u16(40), ...Array.from({ length: 41 }, (_, i) => bytes(7, u16(i))), 0, u16(9), 255),
  },
  manifest: { vectors: json(manifest), 'no-order': json({ ...manifest, order: undefined, cid: '' }) },
  payees: {
    narrowest: bytes(u16(4), 0, 1, 2, 2, 3, 2, 1, 2, 0, 3, u32(100), u32(7), u32(150), u32(27)),
    reward: bytes(u16(3), 0, 1, 2, 2, 3, 2, 255, u32(100), u32(7), u32(90), u32(500)),
    nobody: bytes(u16(0), 1, 0, 1, u32(5), u32(0), u32(2 ** 32 - 1), u32(0)),
  },
  plan: { rounds: json(plan) },
  proof: {
    honest: bytes(0, rows(5), u16(3)),
    'other-row': bytes(1, rows(9), u16(3), 2, u16(4), 0, u16(4), 5, u16(4)),
    'inner-node': bytes(1, rows(8), u16(0), 7, 3, repeat(1), 8, u16(0), u16(3), 6, u16(2)),
  },
  range: {
    honest: bytes(rows(5), u16(1), u16(2)),
    altered: bytes(rows(33), u16(7), u16(11), ...alterations()),
    mended: bytes(rows(33), u16(7), u16(11), ...alteration(0, 5), ...alteration(12, 0), ...alteration(6, 3)),
  },
  sale: {
    auction: sale(2, 1_000, 10, auction(5, 10, 2), [
      [400, 4, 0],
      [500, 2, 0],
      [700, 2, 0],
      [900, 1, 0],
    ]),
    'pages-apart': sale(2, 1_000, 3, auction(1_024, 1, 1), [
      [999, 1_023, 0],
      [10, 32, 0],
      [10, 31, 0],
    ]),
    'too-few': sale(2, 1_000, 10, auction(5, 10, 2), [
      [400, 4, 0],
      [599, 0, 0],
    ]),
    shared: sale(2, 1_000, 10, fixed(30, 100, [1, 3]), [
      [1_000, 0, 0],
      [100, 0, 1],
      [900, 0, 1],
      [50, 0, 0],
    ]),
    'first-alone': sale(0, 150, 10, fixed(30, 100, []), [
      [150, 0, 0],
      [100, 0, 0],
      [50, 0, 0],
    ]),
    largest: sale(1, 2n ** 123n - 1n, 1, fixed(1, 0, [1, 65_535]), [
      [2n ** 123n - 1n, 0, 1],
      [2n ** 123n - 2n, 0, 1],
      [1, 0, 0],
    ]),
  },
  scale: Object.fromEntries(Object.entries(scale).map(([name, [type, value]]) => [name, bytes(type, value)])),
  schedule: {
    cliff: schedule(100, 30, 100, 1, 130, 1_000),
    steps: schedule(0, 0, 100, 25, 74, 1_001),
    largest: schedule(0, 0, 2 ** 32 - 2, 1, 2 ** 31 - 1, 2n ** 128n - 1n),
    invalid: schedule(0, 11, 10, 0, 12, 5),
  },
  score,
  signers: {
    'two-of-three': bytes(
      ...[u16(3), 0, 1, 1, 2, 2, 3, 2, repeat(0x55, 16)],
      ...[u16(2), bytes(0, 0, 1, 0), bytes(2, 2, 3, 0)],
      ...[4, 20, 4, 20, 4, 20, 4, 20].map(u8),
    ),
    twice: bytes(u16(2), 0, 1, 0, 2, 2, repeat(0x55, 16), u16(2), bytes(1, 0, 2, 0), bytes(1, 0, 2, 0)),
    stranger: bytes(u16(2), 1, 1, 2, 2, 1, repeat(0x55, 16), u16(1), bytes(0, 1, 3, 0), 0, 31, 0, 31, 0, 31, 0, 31),
    altered: bytes(u16(1), 0, 0, 1, repeat(0x55, 16), u16(1), bytes(0, 0, 0, 255)),
    'same-key': bytes(u16(2), 0, 1, 0, 1, 1, repeat(0x55, 16)),
  },
  table: {
    commas: bytes(0, text(table(',', '\n', 'account,amount (DIST)'))),
    semicolons: bytes(0x30, text(table(';', '\r\n', 'Wallet;Amount'))),
    tabs: bytes(0x31, text(table('\t', '\r', '# a list'))),
    quotes: bytes(0x10, text(`"account","amount"\n"${ADDRESSES[0]}","1000000000000"\n"${ADDRESSES[1]}","7\n`)),
    title: bytes(0xb0, text(`Grants\n${table(',', '\n', 'account,amount')}`)),
    hexadecimal: bytes(0x50, text(list.rows.map(({ account, amount }) => `${account},${amount}\n`).join(''))),
    utf16: bytes(0x30, 0xff, 0xfe, Buffer.from(table(',', '\n', 'account,amount'), 'utf16le')),
    'windows-1252': bytes(0x30, text('account,amount,na'), 0xef, text(`ve\n${ADDRESSES[0]},5,x\n`)),
    twice: bytes(0x30, text(`${ADDRESSES[0]},5\n${ADDRESSES[0]},6\n# ${ADDRESSES[1]},7\n\n`)),
  },
  text: {
    address: text(ADDRESSES[0]),
    hexadecimal: text(list.rows[0].account),
    ethereum: text('0x476e0ecfc39c5070846159dceea5555fcbb26e08'),
    cid: text(list.ipfs.cid),
    'cid-0': text('QmdfTbBqBPQ7VNxZEYEj14VmRuZBkqFbiwReogJgS1zR1n'),
    date: text('2027-01-31 12:00 +02:00'),
    length: text('+30 days'),
    block: text('#27000000'),
  },
  transaction: {
    unsigned: json({
      ...fields,
      mortality: { period: 64, from: 42, hash: shown(repeat(0x22)) },
      metadataHash: shown(repeat(0x33)),
    }),
    signed: json(signedTransaction()),
  },
  snapshot,
  tree: {
    vectors: bytes(1, rows(5), u16(0), u16(2)),
    sorted: bytes(0, rows(33), u16(7), u16(20)),
    one: bytes(1, rows(1)),
  },
  voucher: { vector: json(voucherFile), unsigned: json({ ...voucherFile, signatures: [] }) },
  words: {
    halt,
    batch: bytes(8, 2, compact(3), halt, stake, bytes(0, 0, compact(5), text('hello'))),
    deep: bytes(...Array.from({ length: 60 }, () => bytes(8, 2, compact(1))), halt),
    'one-byte-more': bytes(halt, 0),
    'no-such-rows': bytes(0x3c, 2, u32(3), compact(1_000_000_000)),
    inline: bytes(0x33, 0, 0, 0, 1, compact(2), halt, 1, u32(1)),
    // They name another call by its hash.
    lookup: bytes(0x33, 0, 0, 0, 2, repeat(7), u32(2), 1, u32(1)),
    whitelisted: bytes(0x35, 2, repeat(9), u32(2), 0, 0),
  },
  workbook: {
    xlsx: bytes(0x30, text(`x${sheet}\0${strings}\0${styles}`)),
    ods: bytes(0x30, text(`o${odsRows}\0`)),
  },
};

/** A claim of a row as a step of calls: signed, or without a signature. */
function claimStep(id, row, isFree) {
  return bytes(6, u16(id), u16(row), 0, isFree ? 255 : 0);
}
/** A call in bytes as a step of calls, by the account of this number. */
function callStep(signer, call) {
  return bytes(0, signer, call.length, call);
}
/** An amount of whole tokens as SCALE writes it where it is compact. */
function tokens(amount) {
  return bytes(((7 - 4) << 2) | 3, le(7)(BigInt(amount) * UNIT));
}
/** The claim of the vectors with a signature of it, its key, which form is signed, and what is altered. */
function claimOf(signature, inText, altered) {
  const { claim, key: secret } = ethereum;
  return bytes(
    ...[hex(claim.genesis), u32(claim.round), u32(claim.row), hex(claim.owner), hex(claim.destination)],
    ...[u128(claim.amount), u64(claim.deadline), hex(signature), hex(secret), inText, altered],
  );
}
/** One alteration of a range: a row and a node of the list, places in the claim, and what is done. */
function alteration(what, place) {
  return [u16(place), u16(place + 1), u16(place), u16(place), what];
}
/** One of each kind. */
function alterations() {
  return Array.from({ length: 13 }, (_, what) => alteration(what, what)).flat();
}

for (const [target, inputs] of Object.entries(seeds)) {
  const folder = join(CORPUS, target);
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (name.startsWith('seed-')) rmSync(join(folder, name));
  for (const [name, content] of Object.entries(inputs)) writeFileSync(join(folder, `seed-${name}`), content);
}
