import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Address, readAddress, shorten, toEip55, toSs58 } from './address';
import { fromHex, toHex } from './bytes';

const ALICE = '0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d';
const ALICE_42 = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
const ALICE_0 = '15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5';
/** From the text of EIP-55. */
const EIP_55 = [
  '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
  '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359',
  '0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB',
  '0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb',
];

const alice = fromHex(ALICE, 32)!;
const why = (address: Address) => (address.kind === 'wrong' ? address.why.key : address.kind);
const isAlice = (text: string, prefix?: number) => {
  const read = readAddress(text);
  expect(read.kind === 'account' && toHex(read.account), JSON.stringify(text)).toBe(ALICE);
  if (prefix !== undefined) expect(read.kind === 'account' && read.prefix).toBe(prefix);
};

describe('an account', () => {
  it('is read in every prefix and in hexadecimal', () => {
    isAlice(ALICE_42, 42);
    isAlice(ALICE_0, 0);
    isAlice(ALICE);
    isAlice(ALICE.toUpperCase());
    for (const prefix of [0, 2, 10, 42, 63, 64, 65, 255, 256, 2_032, 16_383]) isAlice(toSs58(alice, prefix), prefix);
  });

  it('is read as it was written, with any prefix that is not reserved', () => {
    const account = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(account, fc.nat(16_383), (bytes, prefix) => {
        const read = readAddress(toSs58(bytes, prefix));
        if (prefix === 46 || prefix === 47) expect(why(read)).toBe('address.reserved');
        else expect(read).toEqual({ kind: 'account', account: bytes, prefix });
      }),
    );
  });

  it('is written as other programs write it', () => {
    expect([toSs58(alice, 42), toSs58(alice, 0)]).toEqual([ALICE_42, ALICE_0]);
    for (const prefix of [-1, 0.5, 16_384]) expect(() => toSs58(alice, prefix)).toThrow(RangeError);
    expect(() => toSs58(alice.subarray(1), 42)).toThrow(RangeError);
  });

  it('is refused when a character of it was changed, left out or added', () => {
    const letters = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
    fc.assert(
      fc.property(fc.nat(47), fc.constantFrom(...letters), (at, letter) => {
        fc.pre(ALICE_42[at] !== letter);
        const changed = ALICE_42.slice(0, at) + letter + ALICE_42.slice(at + 1);
        const read = readAddress(changed);
        // Two bytes of checksum let one of 65,536 mistakes pass, and none that keeps the same account.
        expect(read.kind === 'account' && toHex(read.account) === ALICE).toBe(false);
      }),
    );
    expect(why(readAddress(ALICE_42.replace('Y', 'Z')))).toBe('address.checksum');
    expect(why(readAddress(ALICE_42.slice(0, -1)))).toBe('address.length');
    expect(why(readAddress(`${ALICE_42}Y`))).toBe('address.length');
    expect(readAddress(ALICE_42.replace('v', '0'))).toMatchObject({
      why: { key: 'address.character', values: { character: '0' } },
    });
  });

  it('is refused in hexadecimal of another length, or with other characters', () => {
    expect(readAddress('0x1234')).toMatchObject({ why: { key: 'address.hex-length', values: { digits: 4 } } });
    expect(why(readAddress('0x'))).toBe('address.hex-length');
    expect(why(readAddress(ALICE.slice(0, -1)))).toBe('address.hex-length');
    expect(readAddress(ALICE.replace('d4', 'g4'))).toMatchObject({
      why: { key: 'address.hex-digits', values: { character: 'g' } },
    });
    expect(why(readAddress(ALICE.slice(2)))).toBe('address.hex-bare');
  });
});

describe('an Ethereum address', () => {
  it('is read with its checksum, or without capitals', () => {
    for (const text of EIP_55) {
      expect(readAddress(text)).toEqual({ kind: 'ethereum', address: fromHex(text, 20), checked: true });
      expect(readAddress(text.toLowerCase())).toMatchObject({ kind: 'ethereum', checked: false });
      expect(readAddress(`0x${text.slice(2).toUpperCase()}`)).toMatchObject({ kind: 'ethereum', checked: false });
      expect(toEip55(fromHex(text, 20)!)).toBe(text);
    }
  });

  it('is refused when its capitals are wrong', () => {
    const [text] = EIP_55 as [string];
    const at = [...text].findIndex((character, place) => place > 2 && /[a-f]/.test(character));
    expect(why(readAddress(text.slice(0, at) + text[at]!.toUpperCase() + text.slice(at + 1)))).toBe('address.capitals');
  });
});

describe('what a clipboard has', () => {
  it('is cleaned', () => {
    for (const text of [
      ` ${ALICE_42}\n`,
      `"${ALICE_42}"`,
      `“${ALICE_42}”,`,
      `<${ALICE_42}>`,
      `\u200b${ALICE_42}\ufeff`,
      `\u202e${ALICE_42.slice(0, 9)}\u200d${ALICE_42.slice(9)}\u00a0`,
      `${ALICE_42.slice(0, 20)}\r\n  ${ALICE_42.slice(20)}`,
      `address: ${ALICE_42}`,
      `Address:${ALICE_42}`,
      `My address is ${ALICE_42}, thanks!`,
      `${ALICE_42} ${ALICE_42}`,
      `${ALICE_42} ${ALICE_0}`,
      `${ALICE_42}\t${ALICE}`,
      `substrate:${ALICE_42}:${ALICE}:Alice`,
      `(${ALICE})`,
    ]) {
      isAlice(text);
    }
    expect(readAddress(`ethereum:${EIP_55[0]}@1`).kind).toBe('ethereum');
  });

  it('is refused with a reason when there is no one address in it', () => {
    for (const [text, key] of [
      ['', 'address.empty'],
      [' \u200b "" ', 'address.empty'],
      ['alice', 'address.unknown'],
      ['alice.dot', 'address.unknown'],
      ['vitalik.eth', 'address.unknown'],
      ['💰', 'address.unknown'],
      ['<script>alert(1)</script>', 'address.unknown'],
      [`${ALICE_42} ${toSs58(new Uint8Array(32), 42)}`, 'address.several'],
      [`${ALICE_42} ${EIP_55[0]}`, 'address.several'],
      ['5'.repeat(100), 'address.too-long'],
      ['5'.repeat(1_000_000), 'address.too-long'],
      // A letter of another script that looks like one of ours.
      [ALICE_42.replace('a', 'а'), 'address.character'],
      ['bottom drive obey lake curtain smoke basket hold race lonely fit walk', 'address.secret'],
    ] as const) {
      expect(why(readAddress(text)), text.slice(0, 60)).toBe(key);
    }
  });

  it('is never more than a refusal, whatever it is', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.base64String());
    fc.assert(
      fc.property(text, (anything) => {
        expect(['account', 'ethereum', 'wrong']).toContain(readAddress(anything).kind);
      }),
    );
  });
});

describe('a short address', () => {
  it('has both ends', () => {
    expect(shorten(ALICE_42)).toBe('5Grwva…KutQY');
    expect(shorten('short')).toBe('short');
  });
});
