// A wallet of Ethereum in the browser, as EIP-6963 has it announce itself, with real keys that stay outside of the page.

import { hexToString } from 'viem';

/** The name that the page shows. */
export const ETHEREUM_WALLET = 'Test Fox';

/** Numbers of errors as wallets give them. */
export const REJECTED = 4001;
export const UNSUPPORTED = 4200;

const fault = (code, message) => ({ error: { code, message } });

/**
 * Puts a wallet into a page before its scripts run. It shows the addresses of `keys`, the first by itself and all once the
 * page has asked to choose; `signs` is the key that signs, by default the one that is asked for. `answers` are answers to
 * methods in place of its own: results, or errors with a code. `asked` collects what it was asked.
 *
 * There is a global `ethereum` as well, as wallets have put it into pages before: who looks at it is noted in `looked`.
 */
export const ethereumWalletOf =
  (keys, { name = ETHEREUM_WALLET, signs, answers = {}, asked = [] } = {}) =>
  async (page) => {
    let shown = keys.slice(0, 1);
    const signer = (address) =>
      signs ?? keys.find((key) => key.address.toLowerCase() === String(address).toLowerCase()) ?? null;
    const methods = {
      eth_requestAccounts: () => shown.map(({ address }) => address),
      wallet_requestPermissions: () => {
        shown = keys;
        return [{ parentCapability: 'eth_accounts' }];
      },
      eth_signTypedData_v4: ([address, data]) => {
        const { types, ...rest } = JSON.parse(data);
        const { EIP712Domain: domain, ...own } = types;
        // As MetaMask does it: a chain id must be that of the network that it is on, and none need be there.
        if ('chainId' in rest.domain || domain.some((field) => field.name === 'chainId')) {
          return fault(-32602, 'Provided chainId must match the active chainId');
        }
        return signer(address)?.signTypedData({ ...rest, types: own });
      },
      personal_sign: ([message, address]) => signer(address)?.signMessage({ message: hexToString(message) }),
    };
    await page.exposeFunction('ethereumAsked', async ({ method, params }) => {
      asked.push({ method, params });
      const answer = method in answers ? answers[method] : await methods[method]?.(params);
      if (answer === undefined || answer === null) return fault(UNSUPPORTED, `${method} is not supported`);
      return answer.error ? answer : { result: answer };
    });
    await page.addInitScript((label) => {
      const request = async (question) => {
        const { result, error } = await globalThis.ethereumAsked(question);
        // What wallets throw is often no error of JavaScript.
        if (error) throw error;
        return result;
      };
      const info = { uuid: `uuid of ${label}`, name: label, icon: 'data:image/svg+xml,', rdns: 'org.example.fox' };
      const detail = Object.freeze({ info: Object.freeze(info), provider: { request } });
      const announce = () =>
        globalThis.dispatchEvent(new globalThis.CustomEvent('eip6963:announceProvider', { detail }));
      globalThis.addEventListener('eip6963:requestProvider', announce);
      announce();
      globalThis.looked = false;
      Object.defineProperty(globalThis, 'ethereum', {
        get() {
          globalThis.looked = true;
          return undefined;
        },
      });
    }, name);
  };

/** Several of those in one page. */
export const both =
  (...wallets) =>
  async (page) => {
    for (const wallet of wallets) await wallet(page);
  };
