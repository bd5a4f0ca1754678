"""async-substrate-interface."""

import asyncio
import os
import sys

from async_substrate_interface import AsyncSubstrateInterface

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from common import answer, claim_call, event_of, extrinsic_of, text_of  # noqa: E402


async def look(substrate, block_hash):
    block = await substrate.get_block(block_hash=block_hash)
    extrinsics = [extrinsic_of(each.value) for each in block["extrinsics"]]
    return {"extrinsics": extrinsics, "events": [event_of(each) for each in await substrate.get_events(block_hash)]}


async def act(what, life):
    async with AsyncSubstrateInterface(life["url"]) as substrate:
        if what == "claim":
            call = await substrate.compose_call(**claim_call(life["claim"]))
            await substrate.submit_extrinsic(await substrate.create_unsigned_extrinsic(call))
            return None
        blocks = []
        for block in life["blocks"]:
            try:
                blocks.append({"number": block["number"], **await look(substrate, block["hash"])})
            except Exception as error:  # the next block may be readable
                blocks.append({"number": block["number"], "error": text_of(error)})
        return blocks


answer(lambda what, life: asyncio.run(act(what, life)))
