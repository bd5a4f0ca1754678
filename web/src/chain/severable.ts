// A way to let go of a node. polkadot-api's own is `destroy`, which fails what the client still asks the node. If the client
// was about to find out which runtime the chain has, it takes that for a fault of the node, asks again a quarter of a
// second later, and throws "Not connected" where nobody can catch it.

import type { JsonRpcProvider } from 'polkadot-api';

export interface Severable {
  provider: JsonRpcProvider;
  /** Ends the connection. What the client still asks gets no answer, and it hears of nothing any more. */
  sever: () => void;
}

/** The provider of a client that is never destroyed, but severed from its node. */
export function severable(provider: JsonRpcProvider): Severable {
  let severed = false;
  let end = (): void => undefined;
  return {
    provider: (hear) => {
      const connection = provider((message) => {
        if (!severed) hear(message);
      });
      end = () => connection.disconnect();
      return {
        send: (message) => {
          if (!severed) connection.send(message);
        },
        disconnect: () => end(),
      };
    },
    sever: () => {
      if (severed) return;
      severed = true;
      end();
    },
  };
}
