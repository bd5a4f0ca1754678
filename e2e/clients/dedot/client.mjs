// Dedot.

import { DedotClient, WsProvider } from 'dedot';
import { answer, blocks } from '../common.mjs';

const connect = ({ url }) => DedotClient.new(new WsProvider(url));

answer({
  async read(life) {
    const client = await connect(life);
    return blocks(life, async (hash) => {
      const { block } = await client.rpc.chain_getBlock(hash);
      const extrinsics = block.extrinsics.map((raw) => {
        const { call, signed } = client.registry.$Extrinsic.tryDecode(raw);
        const [pallet, name, params] = partsOf(call.pallet, call.palletCall, 'params');
        const { id: round, beneficiary } = params ?? {};
        return {
          call: `${pallet}.${name}`,
          signed,
          ...(`${pallet}.${name}` === 'Distribution.Claim' && { round, account: beneficiary.raw }),
        };
      });
      const records = await (await client.at(hash)).query.system.events();
      const events = records.map(({ phase, event }) => {
        const [pallet, name, data] = partsOf(event.pallet, event.palletEvent, 'data');
        const { id: round, beneficiary, amount } = data ?? {};
        return {
          event: `${pallet}.${name}`,
          at: phase.type === 'ApplyExtrinsic' ? phase.value : null,
          ...(`${pallet}.${name}` === 'Distribution.Paid' && {
            round,
            account: beneficiary.raw,
            amount: String(amount),
          }),
        };
      });
      return { extrinsics, events };
    });
  },

  async claim(life) {
    const client = await connect(life);
    const { round, account, index, amount, proof } = life.claim;
    const evidence = { type: 'Merkle', value: { index, amount: BigInt(amount), proof } };
    await client.tx.distribution.claim(round, account, evidence).send();
  },
});

/** Pallet, name and fields of a call or an event. One without fields is a word alone. */
const partsOf = (pallet, item, fields) =>
  typeof item === 'string' ? [pallet, item] : [pallet, item.name, item[fields]];
