// A node of IPFS, Helia, in the process of the test. It has no blocks but those it is given, and knows no peer but the
// node of the chain that it is connected to: what it finds beyond that came over Bitswap, checked by its identifier.

import './web.mjs';
import { noise } from '@chainsafe/libp2p-noise';
import { yamux } from '@chainsafe/libp2p-yamux';
import { bitswap } from '@helia/block-brokers';
import { unixfs } from '@helia/unixfs';
import { Helia } from '@helia/utils';
import { CarReader } from '@ipld/car';
import { identify } from '@libp2p/identify';
import { tcp } from '@libp2p/tcp';
import { multiaddr } from '@multiformats/multiaddr';
import { MemoryBlockstore } from 'blockstore-core';
import { MemoryDatastore } from 'datastore-core';
import { createLibp2p } from 'libp2p';
import { CID } from 'multiformats/cid';

// Milliseconds after which a block does not come any more.
const PATIENCE = 120_000;

/** The address of a node of the chain on this machine, as programs of libp2p take it. */
export async function addressOf(api) {
  for (const address of await api.rpc.system.localListenAddresses()) {
    const [, port, peer] = /^\/ip4\/[\d.]+\/tcp\/(\d+)\/p2p\/(\w+)$/.exec(String(address)) ?? [];
    if (peer) return `/ip4/127.0.0.1/tcp/${port}/p2p/${peer}`;
  }
  throw new Error('the node listens on no TCP port');
}

const all = async (source) => {
  const parts = [];
  for await (const part of source) parts.push(part);
  return Uint8Array.from(Buffer.concat(parts));
};

/** A node of IPFS that is connected to these addresses. */
export async function startIpfs(addresses = []) {
  const datastore = new MemoryDatastore();
  const libp2p = await createLibp2p({
    datastore,
    transports: [tcp()],
    connectionEncrypters: [noise()],
    streamMuxers: [yamux()],
    services: { identify: identify() },
  });
  const helia = new Helia({ libp2p, datastore, blockstore: new MemoryBlockstore(), blockBrokers: [bitswap()] });
  await helia.start();
  for (const address of addresses) await libp2p.dial(multiaddr(address));
  const files = unixfs(helia);
  const options = (patience = PATIENCE) => ({ signal: AbortSignal.timeout(patience) });
  return {
    /** The bytes of a block. Fails if none comes. */
    block: (id, patience) => all(helia.blockstore.get(CID.parse(id), options(patience))),
    /** The bytes of a file, as `ipfs cat` writes them. */
    cat: (id) => all(files.cat(CID.parse(id), options())),
    /** Takes the blocks of an archive, as `ipfs dag import` does. Returns its roots and the identifiers of its blocks. */
    async load(archive) {
      const reader = await CarReader.fromBytes(archive);
      const blocks = [];
      for await (const { cid, bytes } of reader.blocks()) {
        await helia.blockstore.put(cid, bytes);
        blocks.push(String(cid));
      }
      return { roots: (await reader.getRoots()).map(String), blocks };
    },
    /** The identifier of the file that consists of these pieces. */
    async add(pieces) {
      const chunker = async function* () {
        yield* pieces;
      };
      return String(await files.addBytes(Buffer.concat(pieces), { chunker }));
    },
    stop: () => helia.stop(),
  };
}
