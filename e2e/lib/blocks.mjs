// What happened, block by block.

const pause = () => new Promise((resolve) => setTimeout(resolve, 200));

/** Waits until `condition` holds, but not for ever. */
export async function until(condition, timeout = 240_000) {
  const deadline = Date.now() + timeout;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`not within ${timeout / 1000} s: ${condition}`);
    await pause();
  }
}

/** Number of the newest block. */
export const head = async (api) => (await api.rpc.chain.getHeader()).number.toNumber();

/** Number of the block with this hash. */
export const numberOf = async (api, hash) => (await api.rpc.chain.getHeader(hash)).number.toNumber();

/** The state after a block. */
export const stateAfter = async (api, number) => api.at(await api.rpc.chain.getBlockHash(number));

/** The events of the blocks from `from` to `to`, in order, each with the number of its block. */
export async function eventsOf(api, from, to) {
  const all = [];
  for (let number = from; number <= to; number += 1) {
    const records = await (await stateAfter(api, number)).query.system.events();
    for (const { event } of records) all.push({ number, event });
  }
  return all;
}

/** The first event from block `from` on that `wanted` accepts. Gives up after `within` blocks. */
export async function untilEvent(api, from, wanted, within = 100) {
  for (let number = from; number < from + within; number += 1) {
    await until(async () => (await head(api)) >= number);
    const found = (await eventsOf(api, number, number)).find(({ event }) => wanted(event));
    if (found) return found;
  }
  throw new Error(`no such event in blocks ${from} to ${from + within - 1}`);
}

/** By how much the free balance of `account` changed in the block with this hash. */
export async function gained(api, hash, account) {
  const { parentHash } = await api.rpc.chain.getHeader(hash);
  const [now, before] = await Promise.all(
    [hash, parentHash].map(async (block) =>
      (await (await api.at(block)).query.system.account(account)).data.free.toBigInt(),
    ),
  );
  return now - before;
}
