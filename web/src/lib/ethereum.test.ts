import { keccak_256 } from '@noble/hashes/sha3.js';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Hex, concat, fromHex, toHex } from './bytes';
import { type EthereumClaim, addressIn, padded, readSignature, textOf, typedData } from './ethereum';

interface Vectors {
  claim: Omit<EthereumClaim, 'amount'> & { amount: string };
  typedData: { hash: Hex; signature: Hex };
  text: { message: string; hash: Hex; signature: Hex };
}

const vectors = JSON.parse(
  readFileSync(new URL('../../../testdata/ethereum.json', import.meta.url), 'utf8'),
) as Vectors;
const claim: EthereumClaim = { ...vectors.claim, amount: BigInt(vectors.claim.amount) };

interface Typed {
  types: Record<string, { name: string; type: string }[]>;
  primaryType: string;
  domain: Record<string, unknown>;
  message: Record<string, unknown>;
}

const utf8 = new TextEncoder();

/** The hash of a struct as EIP-712 has it, of the types that occur here: written down once more, by what the data says. */
function hashOf({ types }: Typed, name: string, values: Record<string, unknown>): Uint8Array {
  const fields = types[name] ?? [];
  const type = `${name}(${fields.map((one) => `${one.type} ${one.name}`).join(',')})`;
  const words = fields.map((one) => {
    const value = String(values[one.name]);
    if (one.type === 'string') return keccak_256(utf8.encode(value));
    const digits = one.type.startsWith('uint') ? BigInt(value).toString(16) : value.slice(2).toLowerCase();
    return fromHex(`0x${digits.padStart(64, '0')}`, 32)!;
  });
  return keccak_256(concat(keccak_256(utf8.encode(type)), ...words));
}

describe('what the owner of an Ethereum address signs', () => {
  it('has the hash of the test vectors as typed data', () => {
    const data = JSON.parse(typedData(claim)) as Typed;
    const hashes = [hashOf(data, 'EIP712Domain', data.domain), hashOf(data, data.primaryType, data.message)];
    expect(toHex(keccak_256(concat(Uint8Array.of(0x19, 0x01), ...hashes)))).toBe(vectors.typedData.hash);
  });

  it('names no chain id, so that a wallet does not mind which network it is on', () => {
    const data = JSON.parse(typedData(claim)) as Typed;
    expect(Object.keys(data.domain)).toEqual(['name', 'version', 'salt']);
    expect(data.types['EIP712Domain']!.map(({ name }) => name)).toEqual(['name', 'version', 'salt']);
    // Wallets would read a large number as floating point.
    expect([data.message['amount'], data.message['deadline']]).toEqual(['25500000000000', '30000000']);
  });

  it('is the text of the test vectors for wallets without typed data', () => {
    expect(textOf(claim)).toBe(vectors.text.message);
    const text = utf8.encode(textOf(claim));
    const signed = concat(utf8.encode(`\x19Ethereum Signed Message:\n${text.length}`), text);
    expect(toHex(keccak_256(signed))).toBe(vectors.text.hash);
  });

  it.each<keyof EthereumClaim>(['genesis', 'round', 'row', 'owner', 'destination', 'amount', 'deadline'])(
    'is another one if the %s is another',
    (name) => {
      const value = claim[name];
      const other =
        typeof value === 'string' ? value.replace(/.$/, (digit) => (digit === '0' ? '1' : '0')) : Number(value) + 1;
      const changed = { ...claim, [name]: typeof value === 'bigint' ? value + 1n : other };
      expect(textOf(changed)).not.toBe(textOf(claim));
      expect(typedData(changed)).not.toBe(typedData(claim));
    },
  );
});

describe('an address in a row', () => {
  it('stands behind twelve zero bytes, and nowhere else', () => {
    const address = fromHex(claim.owner, 20)!;
    const account = padded(address);
    expect(account).toBe(`0x${'00'.repeat(12)}${claim.owner.slice(2)}`);
    expect(addressIn(account)).toEqual(address);
    for (let place = 0; place < 12; place += 1) {
      const bytes = fromHex(account, 32)!;
      bytes[place] = 1;
      expect(addressIn(toHex(bytes))).toBeUndefined();
    }
    expect(() => padded(new Uint8Array(32))).toThrow(RangeError);
  });
});

describe('the answer of a wallet', () => {
  it('is a signature if it has 65 bytes', () => {
    for (const { signature } of [vectors.typedData, vectors.text]) {
      expect(readSignature(signature)).toEqual({ ok: true, value: signature });
      expect(readSignature(signature.toUpperCase().replace('0X', '0x'))).toEqual({ ok: true, value: signature });
    }
  });

  it('is that of a contract if it has more, which this chain cannot ask', () => {
    // ERC-6492 and ERC-1271.
    for (const length of [66, 96, 130, 640]) {
      const read = readSignature(`0x${'ab'.repeat(length)}`);
      expect(read).toEqual({ ok: false, fault: { key: 'eth.signature.contract' } });
    }
  });

  it('is none otherwise', () => {
    for (const answer of [null, undefined, {}, 7, '', '0x', 'no', `0x${'ab'.repeat(64)}`, `0x${'zz'.repeat(65)}`]) {
      expect(readSignature(answer)).toEqual({ ok: false, fault: { key: 'eth.signature.none' } });
    }
  });
});
