// A wallet in the browser, as extensions put it there. It signs with real keys, which stay outside of the page.

/** The name that the page shows. */
export const WALLET = 'test-wallet';

/** Puts a wallet with these accounts into a page, to be given as `before` to `openPage`. */
export const walletOf =
  (api, ...pairs) =>
  async (page) => {
    await page.exposeFunction('walletSigns', (payload) => {
      const pair = pairs.find(({ address }) => address === payload.address);
      return api.registry.createType('ExtrinsicPayload', payload, { version: payload.version }).sign(pair).signature;
    });
    await page.addInitScript(
      ({ name, addresses }) => {
        const accounts = addresses.map((address, at) => ({ address, name: `Account ${at + 1}`, type: 'sr25519' }));
        const enable = async () => ({
          accounts: {
            get: async () => accounts,
            subscribe: (told) => {
              told(accounts);
              return () => {};
            },
          },
          signer: {
            signPayload: async (payload) => ({ id: 1, signature: await globalThis.walletSigns(payload) }),
            signRaw: async () => {
              throw new Error('Cancelled');
            },
          },
        });
        globalThis.injectedWeb3 = { [name]: { version: '1', enable } };
      },
      { name: WALLET, addresses: pairs.map(({ address }) => address) },
    );
  };
