// txwrapper, which custodians build and check transactions with, offline. It knows nothing of events.

import signedDecoding from '@substrate/txwrapper-core/lib/core/decode/decodeSignedTx.js';
import bareDecoding from '@substrate/txwrapper-core/lib/core/decode/decodeUnsignedHexTx.js';
import txwrapper from '@substrate/txwrapper-polkadot';
import { answer, blocks, evidenceOf, rpc } from '../common.mjs';

const { construct, defineMethod, getRegistry } = txwrapper;
// Its root has one function for both, which takes bare ones as what it has made alone.
const { decodeSignedTx } = signedDecoding;
const { decodeUnsignedHexTx } = bareDecoding;

async function options(life) {
  const [metadataRpc, version, properties] = await Promise.all([
    rpc(life, 'state_getMetadata'),
    rpc(life, 'state_getRuntimeVersion'),
    rpc(life, 'system_properties'),
  ]);
  const { specName, specVersion, transactionVersion } = version;
  const registry = getRegistry({ chainName: 'Development', specName, specVersion, metadataRpc, properties });
  return { registry, metadataRpc, specVersion, transactionVersion };
}

/** Whether the bytes say that there is a signature: the highest bit of the version, which follows the length. */
const signed = (bytes) => (Buffer.from(bytes.slice(2), 'hex')[lengthOf(bytes)] & 0x80) !== 0;
const lengthOf = (bytes) => [1, 2, 4][parseInt(bytes.slice(2, 4), 16) & 3];

/** A call by its names, which txwrapper gives for signed ones alone. */
function named(registry, { callIndex, args }) {
  const { section, method } = registry.findMetaCall(Buffer.from(callIndex.slice(2), 'hex'));
  return { pallet: section, name: method, args };
}

answer({
  async read(life) {
    const { registry, metadataRpc } = await options(life);
    return blocks(life, async (hash) => {
      const { block } = await rpc(life, 'chain_getBlock', [hash]);
      const extrinsics = block.extrinsics.map((bytes) => {
        const { pallet, name, args } = signed(bytes)
          ? decodeSignedTx(bytes, { registry, metadataRpc }).method
          : named(registry, decodeUnsignedHexTx(bytes, { registry, metadataRpc }).method);
        const call = `${pallet}.${name}`;
        const claim = call === 'distribution.claim' && { round: Number(args.id), account: args.beneficiary };
        return { call, signed: signed(bytes), ...claim };
      });
      return { extrinsics };
    });
  },

  async claim(life) {
    const { round, account, address } = life.claim;
    const { registry, metadataRpc, specVersion, transactionVersion } = await options(life);
    const [genesisHash, blockHash] = await Promise.all(
      [0, undefined].map((at) => rpc(life, 'chain_getBlockHash', [at])),
    );
    const unsigned = defineMethod(
      {
        method: {
          pallet: 'distribution',
          name: 'claim',
          args: { id: round, beneficiary: account, evidence: evidenceOf(life.claim) },
        },
        ...{ address, genesisHash, blockHash, blockNumber: 1, eraPeriod: 64, nonce: 0, tip: 0 },
        ...{ metadataRpc, specVersion, transactionVersion },
      },
      { registry, metadataRpc },
    );
    await rpc(life, 'author_submitExtrinsic', [
      construct.encodeUnsignedTransaction(unsigned, { registry, metadataRpc }),
    ]);
  },
});
