// SubQuery's node: how it fetches blocks for an indexer. It only reads.

import { ApiPromise, WsProvider } from '@polkadot/api';
import substrate from '@subql/node/dist/utils/substrate.js';
import { answer, blocks, eventOf, extrinsicOf } from '../common.mjs';

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
