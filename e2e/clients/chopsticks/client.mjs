// Chopsticks, which forks a chain to try things on. The claim is paid on its fork.

import { BuildBlockMode, setup } from '@acala-network/chopsticks';
import { answer, blocks, eventOf, evidenceOf, extrinsicOf } from '../common.mjs';

const fork = ({ url }) => setup({ endpoint: url, buildBlockMode: BuildBlockMode.Manual });

const balance = async (block, account) => {
  const { system } = (await block.meta).query;
  const found = await block.read('FrameSystemAccountInfo', system.account, account);
  return found?.data.free.toBigInt() ?? 0n;
};

answer({
  async read(life) {
    const chain = await fork(life);
    return blocks(life, async (_hash, number) => {
      const block = await chain.getBlockAt(number);
      const { query, registry } = await block.meta;
      const extrinsics = (await block.extrinsics).map((bytes) => registry.createType('GenericExtrinsic', bytes));
      const events = await block.read('Vec<FrameSystemEventRecord>', query.system.events);
      return { extrinsics: extrinsics.map(extrinsicOf), events: events.map(eventOf) };
    });
  },

  async claim(life) {
    const { round, account } = life.claim;
    const chain = await fork(life);
    const { registry, tx } = await chain.head.meta;
    const method = tx.distribution.claim(round, account, evidenceOf(life.claim));
    const before = await balance(chain.head, account);
    await chain.submitExtrinsic(registry.createType('GenericExtrinsic', { method }).toHex());
    const block = await chain.newBlock();
    return { paid: String((await balance(block, account)) - before) };
  },
});
