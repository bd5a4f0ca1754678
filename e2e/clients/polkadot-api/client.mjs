// Polkadot-API (PAPI).

import { getExtrinsicDecoder } from '@polkadot-api/tx-utils';
import { Enum } from 'polkadot-api';
import { createWsClient } from 'polkadot-api/ws';
import { WebSocket } from 'ws';
import { answer, blocks } from '../common.mjs';

const connect = ({ url }) => createWsClient(url, { websocketClass: WebSocket });

answer({
  async read(life) {
    const client = connect(life);
    const api = client.getUnsafeApi();
    const { hash: latest } = await client.getFinalizedBlock();
    const decode = getExtrinsicDecoder(await client.getMetadata(latest));
    return blocks(life, async (hash) => {
      const { block } = await client._request('chain_getBlock', [hash]);
      const extrinsics = block.extrinsics.map((bytes) => {
        const { type, call } = decode(bytes);
        const name = `${call.type}.${call.value.type}`;
        const { id: round, beneficiary: account } = call.value.value ?? {};
        return {
          call: name,
          signed: type === 'signed',
          ...(name === 'Distribution.claim' && { round, account }),
        };
      });
      const events = (await api.query.System.Events.getValue({ at: hash })).map(({ phase, event }) => {
        const name = `${event.type}.${event.value.type}`;
        const { id: round, beneficiary: account, amount } = event.value.value ?? {};
        return {
          event: name,
          at: phase.type === 'ApplyExtrinsic' ? phase.value : null,
          ...(name === 'Distribution.Paid' && { round, account, amount: String(amount) }),
        };
      });
      return { extrinsics, events };
    });
  },

  async claim(life) {
    const client = connect(life);
    const { round, address, index, amount, proof } = life.claim;
    const evidence = Enum('Merkle', { index, amount: BigInt(amount), proof });
    const tx = client.getUnsafeApi().tx.Distribution.claim({ id: round, beneficiary: address, evidence });
    const { ok } = await client.submit(await tx.getBareTx());
    if (!ok) throw new Error('the claim failed in its block');
  },
});
