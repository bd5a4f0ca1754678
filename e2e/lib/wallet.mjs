// A wallet in the browser, as extensions put one into a page, with real keys that stay outside of the page.

import { hexToU8a, u8aToHex, u8aWrapBytes } from '@polkadot/util';

/** The name that the page shows. */
export const WALLET = 'test-wallet';

/**
 * Puts a wallet with the accounts of these keys into a page before its scripts run. It signs, also texts, which it wraps,
 * unless it `refuses`, which may depend on what is to be signed, and shows its accounts, unless it is `locked`.
 */
export const walletOf =
  (api, pairs, { name = WALLET, refuses = false, locked = false } = {}) =>
  async (page) => {
    const pairOf = (payload) => {
      if (typeof refuses === 'function' ? refuses(payload) : refuses) return null;
      return pairs.find(({ address }) => address === payload.address);
    };
    await page.exposeFunction('walletSignsRaw', (payload) => {
      const pair = pairOf(payload);
      return pair && u8aToHex(pair.sign(u8aWrapBytes(hexToU8a(payload.data))));
    });
    await page.exposeFunction('walletSigns', (payload) => {
      const pair = pairOf(payload);
      if (!pair) return null;
      return api.registry.createType('ExtrinsicPayload', payload, { version: payload.version }).sign(pair).signature;
    });
    const shown = pairs.map(({ address }, place) => ({ address, name: `Account ${place + 1}`, type: 'sr25519' }));
    await page.addInitScript(
      ([label, accounts, isLocked]) => {
        const enable = async () => {
          if (isLocked) throw new Error('The wallet is locked');
          return {
            accounts: {
              get: async () => accounts,
              subscribe: (told) => {
                told(accounts);
                return () => {};
              },
            },
            signer: {
              signPayload: async (payload) => {
                const signature = await globalThis.walletSigns(payload);
                if (signature === null) throw new Error('Cancelled');
                return { id: 1, signature };
              },
              signRaw: async (payload) => {
                const signature = await globalThis.walletSignsRaw(payload);
                if (signature === null) throw new Error('Cancelled');
                return { id: 1, signature };
              },
            },
          };
        };
        globalThis.injectedWeb3 = { [label]: { version: '1', enable } };
      },
      [name, shown, locked],
    );
  };
