// Polkadot.js API, which Polkadot.js Apps and most wallets are built on.

import { ApiPromise, WsProvider } from '@polkadot/api';
import { answer, blocks, eventOf, evidenceOf, extrinsicOf } from '../common.mjs';

const connect = ({ url }) => ApiPromise.create({ provider: new WsProvider(url), noInitWarn: true });

answer({
  async read(life) {
    const api = await connect(life);
    return blocks(life, async (hash) => {
      const { block } = await api.rpc.chain.getBlock(hash);
      const events = await (await api.at(hash)).query.system.events();
      return { extrinsics: block.extrinsics.map(extrinsicOf), events: events.map(eventOf) };
    });
  },

  async claim(life) {
    const api = await connect(life);
    const { round, account } = life.claim;
    await api.tx.distribution.claim(round, account, evidenceOf(life.claim)).send();
  },
});
