// smoldot, the light client.

import { readFileSync } from 'node:fs';
import { start } from 'smoldot';
import { answer } from '../common.mjs';

const connect = (life) => start({ maxLogLevel: 1 }).addChain({ chainSpec: readFileSync(life.spec, 'utf8') });

answer({
  async read(life) {
    await connect(life);
    throw new Error('connected, and nothing here reads by it yet');
  },
});
