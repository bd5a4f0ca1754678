import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, fromHex, littleEndian, toHex } from './bytes';
import {
  MOST_DEPTH,
  type Preimage,
  type TypeDef,
  type Types,
  type Word,
  argument,
  decodeCall,
  parts,
  textOf,
  unsought,
} from './call';

const lookup: { path: string[]; def: TypeDef }[] = [];
const type = (def: TypeDef, ...path: string[]): number => lookup.push({ path, def }) - 1;
const primitive = (tag: string): number => type({ tag: 'primitive', value: { tag } });
const fields = (of: Record<string, number>) => Object.entries(of).map(([name, type]) => ({ name, type }));
const tuple = (...types: number[]) => types.map((type) => ({ name: undefined, type }));
const variants = (of: [string, { name: string | undefined; type: number }[]][]): TypeDef => ({
  tag: 'variant',
  value: of.map(([name, fields], index) => ({ name, fields, index })),
});

// A runtime as ours, as far as these tests need it. The calls refer to themselves.
const call = type({ tag: 'tuple', value: [] }, 'distribution_runtime', 'RuntimeCall');
const [u8, u16, u32, u128, bool, str] = ['u8', 'u16', 'u32', 'u128', 'bool', 'str'].map(primitive) as [
  number,
  number,
  number,
  number,
  number,
  number,
];
const bytes = type({ tag: 'sequence', value: u8 });
const id = type({ tag: 'array', value: { len: 32, type: u8 } });
const account = type({ tag: 'composite', value: tuple(id) }, 'sp_core', 'AccountId32');
const hash = type({ tag: 'composite', value: tuple(id) }, 'primitive_types', 'H256');
const compact128 = type({ tag: 'compact', value: u128 });
const address = type(
  variants([
    ['Id', tuple(account)],
    ['Raw', tuple(bytes)],
  ]),
  'sp_runtime',
  'MultiAddress',
);
const perbill = type({ tag: 'composite', value: tuple(u32) }, 'sp_arithmetic', 'Perbill');
const budget = type({ tag: 'sequence', value: type({ tag: 'tuple', value: [u16, perbill] }) });
const calls = type({ tag: 'sequence', value: call });
const nothing = type({ tag: 'sequence', value: type({ tag: 'tuple', value: [] }) });
const optional = type(
  variants([
    ['None', []],
    ['Some', tuple(u32)],
  ]),
  'Option',
);
const bounded = type(
  variants([
    ['Legacy', fields({ hash })],
    ['Inline', tuple(bytes)],
    ['Lookup', fields({ hash, len: u32 })],
  ]),
  'frame_support',
  'Bounded',
);
const pallet = (of: [string, Record<string, number>][]) =>
  tuple(type(variants(of.map(([name, args]) => [name, fields(args)])), 'pallet', 'Call'));
lookup[call] = {
  path: ['distribution_runtime', 'RuntimeCall'],
  def: variants([
    [
      'System',
      pallet([
        ['remark', { remark: bytes }],
        ['void', { of: nothing }],
        ['kind', { yes: bool, text: str, may: optional }],
      ]),
    ],
    ['Utility', pallet([['batch_all', { calls }]])],
    ['Balances', pallet([['transfer_keep_alive', { dest: address, value: compact128 }]])],
    ['Emission', pallet([['set_budget', { budget }]])],
    ['Whitelist', pallet([['dispatch_whitelisted_call', { call_hash: hash, call_encoded_len: u32 }]])],
    ['Referenda', pallet([['submit', { proposal: bounded }]])],
    ['Brakes', pallet([['pause', { duration: u32 }]])],
  ]),
};
const types: Types = { lookup, call };

const utf8 = new TextEncoder();
const length = (count: number) => (count < 64 ? Uint8Array.of(count << 2) : littleEndian(count * 4 + 2, 4));
const remark = (text: string | Uint8Array) => {
  const content = typeof text === 'string' ? utf8.encode(text) : text;
  return concat(Uint8Array.of(0, 0), length(content.length), content);
};
const batch = (...inside: Uint8Array[]) => concat(Uint8Array.of(1, 0), length(inside.length), ...inside);
const who = new Uint8Array(32).fill(7);
const transfer = concat(Uint8Array.of(2, 0, 0), who, Uint8Array.of(3 << 2));
const read = (input: Uint8Array, known?: Map<`0x${string}`, Preimage>): Word => {
  const decoded = decodeCall(types, input, known);
  if (!decoded.ok) throw new Error(decoded.fault);
  return decoded.value;
};
const fault = (input: Uint8Array) => {
  const decoded = decodeCall(types, input);
  return decoded.ok ? null : decoded.fault;
};
const names = (word: Word) =>
  [...parts(word)].flatMap((one) => (one.kind === 'call' ? [`${one.pallet}.${one.call}`] : []));

describe('a call', () => {
  it('is read with the calls in it, and what its fields mean', () => {
    const word = read(batch(transfer, batch(remark('hello'))));
    expect(names(word)).toEqual([
      'Utility.batch_all',
      'Balances.transfer_keep_alive',
      'Utility.batch_all',
      'System.remark',
    ]);
    const [, sent] = [...parts(word)].filter(({ kind }) => kind === 'call');
    expect(argument(sent!, 'value')).toEqual({ kind: 'amount', value: 3n });
    expect(argument(sent!, 'dest')).toEqual({ kind: 'account', account: toHex(who) });
    expect(argument(sent!, 'other')).toBeUndefined();
    expect(argument(read(Uint8Array.of(6, 0, 100, 0, 0, 0)), 'duration')).toEqual({ kind: 'duration', value: 100 });
  });

  it('has shares, texts and what there may be', () => {
    const shares = read(concat(Uint8Array.of(3, 0, 1 << 2), littleEndian(4, 2), littleEndian(250_000_000, 4)));
    expect(argument(shares, 'budget')).toEqual({
      kind: 'list',
      items: [
        {
          kind: 'list',
          items: [
            { kind: 'number', value: 4n },
            { kind: 'share', value: 250_000_000n },
          ],
        },
      ],
    });
    const kinds = read(concat(Uint8Array.of(0, 2, 1, 2 << 2), utf8.encode('ab'), Uint8Array.of(1, 5, 0, 0, 0)));
    expect([argument(kinds, 'yes'), argument(kinds, 'text'), argument(kinds, 'may')]).toEqual([
      { kind: 'flag', value: true },
      { kind: 'text', text: 'ab' },
      { kind: 'number', value: 5n },
    ]);
  });

  it('that is named by its hash is shown if it is known', () => {
    const known = toHex(new Uint8Array(32).fill(1));
    const whitelisted = concat(Uint8Array.of(4, 0), fromHex(known)!, littleEndian(9, 4));
    expect(unsought(read(whitelisted))).toEqual([{ hash: known, length: 9 }]);
    const found = read(whitelisted, new Map([[known, { kind: 'there', bytes: remark('x') }]]));
    expect(names(found)).toEqual(['Whitelist.dispatch_whitelisted_call', 'System.remark']);
    const missing = read(whitelisted, new Map([[known, { kind: 'missing' }]]));
    expect(argument(missing, 'call_hash')).toEqual({
      kind: 'hash',
      hash: known,
      length: 9,
      found: { kind: 'missing' },
    });
    const lookup = read(concat(Uint8Array.of(5, 0, 2), fromHex(known)!, littleEndian(9, 4)));
    expect(unsought(lookup)).toEqual([{ hash: known, length: 9 }]);
    // A call that carries itself does not go on for ever.
    const self = read(whitelisted, new Map([[known, { kind: 'there', bytes: whitelisted }]]));
    expect(names(self).length).toBeLessThan(40);
  });

  it('that is carried as bytes is shown as such, and other bytes as bytes', () => {
    const inline = (content: Uint8Array) => concat(Uint8Array.of(5, 0, 1), length(content.length), content);
    expect(names(read(inline(remark('x'))))).toEqual(['Referenda.submit', 'System.remark']);
    const foreign = read(inline(Uint8Array.of(99, 1)));
    expect(argument(foreign, 'proposal')).toEqual({ kind: 'foreign', bytes: Uint8Array.of(99, 1) });
  });
});

describe('bytes that are not a call', () => {
  it('are refused with the reason', () => {
    expect(fault(new Uint8Array())).toBe('gov.call.short');
    expect(fault(Uint8Array.of(99))).toBe('gov.call.unknown');
    expect(fault(remark('hello').slice(0, -1))).toBe('gov.call.short');
    expect(fault(concat(remark('hello'), Uint8Array.of(0)))).toBe('gov.call.rest');
    expect(fault(Uint8Array.of(0, 2, 7, 0, 0))).toBe('gov.call.unknown');
    // A text that is none.
    expect(fault(Uint8Array.of(0, 2, 1, 4, 0xff, 0))).toBe('gov.call.unknown');
  });

  it('are refused if they say that they have more parts than there is room for', () => {
    // A thousand million of something that takes no bytes.
    expect(fault(Uint8Array.of(0, 1, 0x03, 0, 0, 0, 0x40))).toBe('gov.call.parts');
    expect(fault(Uint8Array.of(0, 0, 0xfe, 0xff, 0xff, 0xff))).toBe('gov.call.short');
  });

  it('are refused if they are nested too deep, and never shown as nothing', () => {
    const nested = (depth: number) =>
      Array.from({ length: depth }).reduce((inner: Uint8Array) => batch(inner), remark('x'));
    expect(names(read(nested(25)))).toHaveLength(26);
    expect(fault(nested(MOST_DEPTH))).toBe('gov.call.deep');
    const inline = (content: Uint8Array) =>
      concat(Uint8Array.of(5, 0, 1), littleEndian(content.length * 4 + 2, 4), content);
    expect(fault(inline(nested(MOST_DEPTH)))).toBe('gov.call.deep');
  });

  it('are read or refused, whatever they are', () => {
    const small = fc.uint8Array({ maxLength: 60 });
    const likely = fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 60 }).map((part) => Uint8Array.from(part));
    fc.assert(
      fc.property(fc.oneof(small, likely), (input) => {
        const decoded = decodeCall(types, input);
        if (decoded.ok) expect([...parts(decoded.value)].length).toBeLessThan(2_000);
        else expect(decoded.fault).toMatch(/^gov\.call\./);
      }),
    );
  });
});

describe('bytes of a remark', () => {
  it('are text if they are nothing else', () => {
    expect(textOf(utf8.encode('Grüße, <b>x</b>\n'))).toBe('Grüße, <b>x</b>\n');
    for (const hidden of ['a\u202eb', 'a\u200bb', 'a\u0000b', '\ufeffa', '\u2028']) {
      expect(textOf(utf8.encode(hidden)), JSON.stringify(hidden)).toBe(null);
    }
    expect(textOf(Uint8Array.of(0xff, 0xfe))).toBe(null);
    expect(textOf(new Uint8Array())).toBe(null);
  });
});
