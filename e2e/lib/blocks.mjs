// Reads the chain block by block, and waits for blocks.

/**
 * Waits until `condition` returns something truthy, and returns it. Checks now and after every block; gives up after
 * `timeout` ms.
 */
export async function until(api, condition, timeout = 600_000) {
  let wake = () => {};
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    wake();
  }, timeout);
  const unsubscribe = await api.rpc.chain.subscribeNewHeads(() => wake());
  try {
    for (;;) {
      // Before checking, so that a block that arrives during the check is not missed.
      const block = new Promise((resolve) => {
        wake = resolve;
      });
      const found = await condition();
      if (found) return found;
      if (late) throw new Error(`not within ${timeout / 1000} s: ${condition}`);
      await block;
    }
  } finally {
    clearTimeout(timer);
    unsubscribe();
  }
}

/** The chain's clock: the latest relay-chain block it knows of. */
export const now = async (api) => (await api.call.distributionApi.now()).toNumber();

/** Waits until the chain's clock has reached `time`. */
export const untilNow = (api, time) => until(api, async () => (await now(api)) >= time);

/** Number of the best block. */
export const head = async (api) => (await api.rpc.chain.getHeader()).number.toNumber();

/** Number of the block with this hash. */
export const numberOf = async (api, hash) => (await api.rpc.chain.getHeader(hash)).number.toNumber();

/** Waits until what is in the best block now is final: the page shows nothing else. */
export async function untilFinal(api) {
  const wanted = await head(api);
  await until(api, async () => (await numberOf(api, await api.rpc.chain.getFinalizedHead())) >= wanted);
}

/** The state after a block. */
export const stateAfter = async (api, number) => api.at(await api.rpc.chain.getBlockHash(number));

/** The event records of the block with this hash. */
export async function recordsOf(api, hash) {
  // Not `api.at(hash)`: that would build the whole API for each block.
  const bytes = await api._rpcCore.provider.send('state_getStorage', [api.query.system.events.key(), hash]);
  return api.createType('Vec<FrameSystemEventRecord>', bytes);
}

// Number of blocks requested at a time.
const AT_ONCE = 32;

// A development node finalizes every block at once, so the events of a block never change.
const known = new WeakMap();

/** The events of a block. */
function eventsIn(api, number) {
  if (!known.has(api)) known.set(api, new Map());
  const blocks = known.get(api);
  if (!blocks.has(number)) {
    const events = api.rpc.chain
      .getBlockHash(number)
      .then((hash) => recordsOf(api, hash.toHex()))
      .then((records) => records.map(({ event }) => ({ number, event })));
    events.catch(() => blocks.delete(number));
    blocks.set(number, events);
  }
  return blocks.get(number);
}

/** The events of the blocks from `from` to `to`, in order, each with its block number. */
export async function eventsOf(api, from, to) {
  const blocks = [];
  for (let first = from; first <= to; first += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, to - first + 1) }, (_, i) => first + i);
    blocks.push(...(await Promise.all(numbers.map((number) => eventsIn(api, number)))));
  }
  return blocks.flat();
}

/** The first event at or after block `from` that `wanted` accepts. Gives up after `within` blocks. */
export async function untilEvent(api, from, wanted, within = 100) {
  for (let number = from; number < from + within; number += 1) {
    if ((await head(api)) < number) await until(api, async () => (await head(api)) >= number);
    const found = (await eventsOf(api, number, number)).find(({ event }) => wanted(event));
    if (found) return found;
  }
  throw new Error(`no such event in blocks ${from} to ${from + within - 1}`);
}

/** The change of `account`'s free balance in the block with this hash. */
export async function gained(api, hash, account) {
  const { parentHash } = await api.rpc.chain.getHeader(hash);
  const [now, before] = await Promise.all(
    [hash, parentHash].map(async (block) => (await (await api.at(block)).query.system.account(account)).data.free),
  );
  return now.toBigInt() - before.toBigInt();
}
