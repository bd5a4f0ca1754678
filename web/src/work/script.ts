// The scripts of workers: files of the page's own folder.

import smoldot from 'polkadot-api/smoldot/worker?worker&url';
import lists from './worker?worker&url';

/** The addresses of the scripts: of the worker for lists, and of the one in which the light client computes. */
const SCRIPTS = { lists, smoldot } as const;

/** Browsers that ask who has looked at the address of a script. */
interface TrustedTypes {
  createPolicy: (
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ) => { createScriptURL: (url: string) => string };
}

let policy: ReturnType<TrustedTypes['createPolicy']> | null = null;

/** An address as the browser takes it. The only policy of the page knows these addresses alone. */
function trusted(url: string): string {
  const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  if (!types) return url;
  policy ??= types.createPolicy('worker', {
    createScriptURL: (asked) => {
      if (!Object.values(SCRIPTS).includes(asked)) throw new TypeError('this is not the script of a worker');
      return asked;
    },
  });
  return policy.createScriptURL(url);
}

/**
 * Starts a worker.
 *
 * @throws if this browser or the policy of this copy does not allow it.
 */
export function startScript(name: keyof typeof SCRIPTS): Worker {
  return new Worker(trusted(SCRIPTS[name]));
}
