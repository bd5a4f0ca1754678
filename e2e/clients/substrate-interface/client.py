"""py-substrate-interface."""

import os
import sys

from substrateinterface import SubstrateInterface

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from common import answer, claim_call, event_of, extrinsic_of, text_of  # noqa: E402


def look(substrate, block_hash):
    block = substrate.get_block(block_hash=block_hash)
    extrinsics = [extrinsic_of(each.value) for each in block["extrinsics"]]
    return {"extrinsics": extrinsics, "events": [event_of(each.value) for each in substrate.get_events(block_hash)]}


def act(what, life):
    with SubstrateInterface(url=life["url"]) as substrate:
        if what == "claim":
            call = substrate.compose_call(**claim_call(life["claim"]))
            substrate.submit_extrinsic(substrate.create_unsigned_extrinsic(call))
            return None
        blocks = []
        for block in life["blocks"]:
            try:
                blocks.append({"number": block["number"], **look(substrate, block["hash"])})
            except Exception as error:  # the next block may be readable
                blocks.append({"number": block["number"], "error": text_of(error)})
        return blocks


answer(act)
