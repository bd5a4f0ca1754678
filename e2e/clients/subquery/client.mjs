// SubQuery's node: how it fetches blocks for an indexer. It only reads.

import { ApiPromise, WsProvider } from '@polkadot/api';
import logging from '@subql/node-core/dist/logger.js';
import { answer, blocks, eventOf, extrinsicOf } from '../common.mjs';

// Whatever else is loaded asks for the log as it is loaded.
logging.initLogger();
const { default: substrate } = await import('@subql/node/dist/utils/substrate.js');

answer({
  async read(life) {
    const api = await ApiPromise.create({ provider: new WsProvider(life.url), noInitWarn: true });
    return blocks(life, async (_hash, number) => {
      const [{ block }] = await substrate.fetchBlocksBatches(api, [number]);
      return {
        extrinsics: block.extrinsics.map(({ extrinsic }) => extrinsicOf(extrinsic)),
        events: block.events.map(eventOf),
      };
    });
  },
});
