// The light client, where the page's operator has put the specs of relay chain and parachain beside it. It asks no node
// for its word: it follows both chains over their own network, and checks what it is given against what the relay chain's
// validators have signed. It is loaded when it is chosen.

import type { JsonRpcProvider } from 'polkadot-api';

/** Stands for the light client in place of the address of a node. */
export const LIGHT = 'light:';

/** The light client at work. */
export interface Light {
  provider: JsonRpcProvider;
  /** Ends it, with its worker and its connections. */
  end: () => void;
}

/** A chain spec beside the page. */
async function spec(name: 'relay' | 'para'): Promise<string> {
  const answer = await fetch(`./chain/${name}.json`);
  if (!answer.ok) throw new Error(`there is no ${name}.json`);
  return answer.text();
}

/**
 * Starts the light client. `lost` is called when its worker fails.
 *
 * @throws if a spec is missing or wrong, or if this browser or the policy of this copy does not allow it.
 */
export async function startLight(lost: () => void): Promise<Light> {
  const [{ follow }, relay, para] = await Promise.all([import('./smoldot'), spec('relay'), spec('para')]);
  return follow(relay, para, lost);
}
