// smoldot, the light client of these chains: it computes in a worker, and its connections are those of the page,
// because only pages can speak WebRTC.

import { getSmProvider } from 'polkadot-api/sm-provider';
import { startFromWorker } from 'polkadot-api/smoldot/from-worker';
import { startScript } from '../work/script';
import type { Light } from './light';

/** How long it may take to take leave of its peers, in milliseconds. */
const LEAVE = 2_000;

/** Follows a parachain by the specs of its relay chain and of its own. */
export async function follow(relay: string, para: string, lost: () => void): Promise<Light> {
  const worker = startScript('smoldot');
  worker.addEventListener('error', lost);
  // It would tell the browser's console of every peer.
  const client = startFromWorker(worker, { maxLogLevel: 1, logCallback: () => undefined });
  const end = (): void => {
    const late = new Promise((resolve) => setTimeout(resolve, LEAVE));
    void Promise.race([client.terminate().catch(() => undefined), late]).then(() => worker.terminate());
  };
  try {
    const chain = await client.addChain({ chainSpec: relay, disableJsonRpc: true });
    const add = () => client.addChain({ chainSpec: para, potentialRelayChains: [chain] });
    let first: ReturnType<typeof add> | null = add();
    // A spec that is wrong is known now.
    await first;
    const provider = getSmProvider(() => {
      const next = first ?? add();
      first = null;
      return next;
    });
    return { provider, end };
  } catch (error) {
    end();
    throw error;
  }
}
