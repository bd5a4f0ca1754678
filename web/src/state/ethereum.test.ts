import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Hex } from '../lib/bytes';
import { type EthereumClaim, textOf, typedData } from '../lib/ethereum';
import {
  type EthereumWallet,
  NoSignature,
  NotSigned,
  OtherAddress,
  WalletRefuses,
  ethereumWallets,
  faultOf,
  lookForEthereumWallets,
  readAnnounced,
  signatureOf,
} from './ethereum';

const SIGNATURE: Hex = `0x${'5a'.repeat(65)}`;
const CHECKSUMMED = '0x1a642f0E3c3aF545E7AcBD38b07251B3990914F1';
const claim: EthereumClaim = {
  genesis: `0x${'11'.repeat(32)}`,
  round: 7,
  row: 12,
  owner: '0x1a642f0e3c3af545e7acbd38b07251b3990914f1',
  destination: `0x${'22'.repeat(32)}`,
  amount: 25_500_000_000_000n,
  deadline: 30_000_000,
};

/** What a wallet throws, with the number of EIP-1193. */
class Refusal extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

type Asked = { method: string; params: unknown[] };

/** A wallet that answers so, and what it was asked. */
function walletOf(answers: Record<string, unknown>): { wallet: EthereumWallet; asked: Asked[] } {
  const asked: Asked[] = [];
  const request = (one: Asked): Promise<unknown> => {
    asked.push(one);
    const answer = answers[one.method];
    return answer instanceof Refusal ? Promise.reject(answer) : Promise.resolve(answer);
  };
  return { wallet: { id: '1', name: 'A wallet', provider: { request } }, asked };
}

describe('a wallet of Ethereum', () => {
  it('signs typed data for the address as it writes it itself', async () => {
    const { wallet, asked } = walletOf({ eth_requestAccounts: [CHECKSUMMED], eth_signTypedData_v4: SIGNATURE });
    const steps: string[] = [];
    expect(await signatureOf(wallet, claim, 'typed', () => steps.push(String(asked.length)))).toBe(SIGNATURE);
    expect(asked).toEqual([
      { method: 'eth_requestAccounts', params: [] },
      { method: 'eth_signTypedData_v4', params: [CHECKSUMMED, typedData(claim)] },
    ]);
    expect(steps).toEqual(['1']);
  });

  it('signs a text, whose bytes it gets in hexadecimal', async () => {
    const { wallet, asked } = walletOf({ eth_requestAccounts: [CHECKSUMMED], personal_sign: SIGNATURE });
    await signatureOf(wallet, claim, 'text', () => undefined);
    const [, { method, params } = { method: '', params: [] }] = asked;
    expect(method).toBe('personal_sign');
    expect(Buffer.from(String(params[0]).slice(2), 'hex').toString()).toBe(textOf(claim));
    expect(params[1]).toBe(CHECKSUMMED);
  });

  it('is not asked to sign if it shows other addresses', async () => {
    const other = `0x${'33'.repeat(20)}`;
    for (const shown of [[other], [], null, [7]]) {
      const { wallet, asked } = walletOf({ eth_requestAccounts: shown, eth_signTypedData_v4: SIGNATURE });
      await expect(signatureOf(wallet, claim, 'typed', () => undefined)).rejects.toThrow(OtherAddress);
      expect(asked).toHaveLength(1);
    }
  });

  it('may refuse, and what it says is told', async () => {
    const by = (error: unknown) =>
      signatureOf(
        walletOf({ eth_requestAccounts: [CHECKSUMMED], eth_signTypedData_v4: error }).wallet,
        claim,
        'typed',
        () => undefined,
      );
    await expect(by(new Refusal(4001, 'User rejected'))).rejects.toThrow(NotSigned);
    const refused = by(new Refusal(-32601, `not there${'!'.repeat(900)}`));
    await expect(refused).rejects.toThrow(WalletRefuses);
    await expect(refused).rejects.toMatchObject({
      busy: false,
      message: expect.stringMatching(/^not there!+$/) as string,
    });
    await expect(refused.catch((error: Error) => error.message.length)).resolves.toBe(200);
    await expect(by(new Refusal(-32002, 'pending'))).rejects.toMatchObject({ busy: true });
    await expect(by(`0x${'ab'.repeat(640)}`)).rejects.toMatchObject({ why: { key: 'eth.signature.contract' } });
    await expect(by(null)).rejects.toThrow(NoSignature);
  });
});

describe('what a wallet throws', () => {
  it('is read also if it is no error of JavaScript', () => {
    expect(faultOf({ code: 4001, message: 'no' })).toBeInstanceOf(NotSigned);
    expect(faultOf({ code: 4200, message: 'unsupported' })).toMatchObject({ message: 'unsupported', busy: false });
    for (const strange of [null, undefined, 'text', 7, {}, { message: 7 }]) {
      expect(faultOf(strange)).toBeInstanceOf(WalletRefuses);
    }
  });
});

describe('wallets that announce themselves', () => {
  const target = new EventTarget();
  beforeAll(() => {
    // What a window has.
    globalThis.addEventListener = target.addEventListener.bind(target) as typeof addEventListener;
    globalThis.removeEventListener = target.removeEventListener.bind(target) as typeof removeEventListener;
    globalThis.dispatchEvent = target.dispatchEvent.bind(target);
    globalThis.CustomEvent ??= class<T> extends Event {
      readonly detail: T;
      constructor(type: string, { detail }: { detail: T }) {
        super(type);
        this.detail = detail;
      }
    } as unknown as typeof CustomEvent;
  });
  afterEach(() => {
    ethereumWallets.value = [];
  });
  const provider = { request: () => Promise.resolve(null) };
  const announce = (detail: unknown): boolean =>
    target.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }));
  const names = (): string[] => ethereumWallets.value.map(({ name }) => name);

  it('are asked to, and known by their id, however often they do', () => {
    target.addEventListener(
      'eip6963:requestProvider',
      () => announce({ info: { uuid: 'a', name: 'First' }, provider }),
      {
        once: true,
      },
    );
    const stop = lookForEthereumWallets();
    expect(names()).toEqual(['First']);
    announce({ info: { uuid: 'b', name: 'Second' }, provider });
    announce({ info: { uuid: 'a', name: 'First' }, provider });
    expect(names()).toEqual(['Second', 'First']);
    // Another part of the page looks, and looks no longer.
    lookForEthereumWallets()();
    announce({ info: { uuid: 'c', name: 'Third' }, provider });
    expect(names()).toEqual(['Second', 'First', 'Third']);
    stop();
    announce({ info: { uuid: 'd', name: 'Fourth' }, provider });
    expect(names()).toEqual(['Second', 'First', 'Third']);
  });

  it('are none if they announce something else', () => {
    const throwing = {
      get info(): never {
        throw new Error('no');
      },
    };
    const strange: unknown[] = [null, undefined, {}, 'x', { info: {} }, { info: { uuid: 'a', name: 'A' } }, throwing];
    strange.push(
      { info: { uuid: 'a', name: 'A' }, provider: { request: 7 } },
      { info: { uuid: 7, name: 'A' }, provider },
    );
    for (const detail of strange) expect(readAnnounced(detail)).toBeNull();
    expect(readAnnounced({ info: { uuid: 'a', name: 'A'.repeat(900) }, provider })?.name).toHaveLength(40);
  });

  it('are so many at most', () => {
    const stop = lookForEthereumWallets();
    for (let number = 0; number < 50; number += 1) announce({ info: { uuid: String(number), name: 'A' }, provider });
    expect(ethereumWallets.value).toHaveLength(20);
    stop();
  });
});
