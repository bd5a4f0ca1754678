// Subsquid's processor, as an indexer uses it: all calls and all events, each with its extrinsic. It only reads.

import { SubstrateBatchProcessor } from '@subsquid/substrate-processor';
import { answer, deliver } from '../common.mjs';

/** Where the processor keeps how far it has come. */
const database = { connect: async () => ({ height: -1, hash: '0x' }), transact: (_info, act) => act() };

/** The name of a call with what a claim says. */
const extrinsicOf = ({ name, args, extrinsic }) => ({
  call: name,
  signed: extrinsic.signature !== undefined,
  hash: extrinsic.hash,
  ...(name === 'Distribution.claim' && { round: args.id, account: args.beneficiary }),
});

const eventOf = ({ name, args, phase, extrinsicIndex }) => ({
  event: name,
  at: phase === 'ApplyExtrinsic' ? extrinsicIndex : null,
  ...(name === 'Distribution.Paid' && { round: args.id, account: args.beneficiary, amount: String(args.amount) }),
});

answer({
  read: ({ url, blocks }) =>
    // The processor ends the program by itself: with its last block, or when it fails.
    new Promise(() => {
      const last = blocks.at(-1).number;
      const read = [];
      const failed = (error) => deliver({ blocks: read.length > 0 ? read : [{ number: 1, error: String(error) }] });
      process.on('exit', (code) => code !== 0 && failed('it ended'));
      new SubstrateBatchProcessor()
        .setRpcEndpoint({ url })
        .setBlockRange({ from: 1, to: last })
        .includeAllBlocks()
        .addCall({ extrinsic: true })
        .addEvent({ extrinsic: true })
        .setFields({
          call: { name: true, args: true },
          event: { name: true, args: true, phase: true },
          extrinsic: { hash: true, signature: true },
        })
        .run(database, async ({ blocks: some }) => {
          for (const { header, calls, events } of some) {
            const outer = calls.filter(({ address }) => address.length === 0);
            outer.sort((a, b) => a.extrinsicIndex - b.extrinsicIndex);
            read.push({ number: header.height, extrinsics: outer.map(extrinsicOf), events: events.map(eventOf) });
          }
          deliver({ blocks: read });
        });
    }),
});
