// Sidecar, which exchanges read blocks with. It passes transactions on, and builds none.

import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { answer, blocks } from '../common.mjs';

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const named = ({ method }) => `${method.pallet}.${method.method}`;

function extrinsicOf(extrinsic) {
  const { args, hash, signature } = extrinsic;
  const call = named(extrinsic);
  return {
    call,
    signed: signature !== null,
    hash,
    ...(call === 'distribution.claim' && { round: Number(args.id), account: args.beneficiary }),
  };
}

/** An event of the extrinsic `at`. `paid` are the names of the fields of `Paid`, in the order of its values. */
const eventOf = (paid, at) => (event) => {
  const name = named(event);
  if (name !== 'distribution.Paid') return { event: name, at };
  const { id, beneficiary, amount } = Object.fromEntries(paid.map((field, place) => [field, event.data[place]]));
  return { event: name, at, round: Number(id), account: beneficiary, amount };
};

answer({
  async read(life) {
    const port = await freePort();
    const main = createRequire(import.meta.url).resolve('@substrate/api-sidecar/build/src/main.js');
    const server = spawn(process.execPath, [main], {
      env: {
        ...process.env,
        ...{ SAS_SUBSTRATE_URL: life.url, SAS_EXPRESS_PORT: port, SAS_EXPRESS_BIND_HOST: '127.0.0.1' },
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    process.on('exit', () => server.kill());
    const get = async (path) => {
      const response = await fetch(`http://127.0.0.1:${port}/${path}`);
      const body = await response.json();
      if (!response.ok) throw new Error(`HTTP ${response.status}: ${body.message ?? body.cause ?? body.error}`);
      return body;
    };
    for (let tries = 0; ; tries += 1) {
      try {
        await get('node/version');
        break;
      } catch (error) {
        if (tries === 240) throw error;
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
    }
    return blocks(life, async (_hash, number) => {
      const { extrinsics, onInitialize, onFinalize } = await get(`blocks/${number}`);
      // Events have values without names; what describes the pallet has the names.
      const { items } = await get('pallets/distribution/events');
      const paid = items.find(({ name }) => name === 'Paid').fields.map(({ name }) => name);
      return {
        extrinsics: extrinsics.map(extrinsicOf),
        events: [
          ...[...onInitialize.events, ...onFinalize.events].map(eventOf(paid, null)),
          ...extrinsics.flatMap(({ events }, at) => events.map(eventOf(paid, at))),
        ],
      };
    });
  },
});
