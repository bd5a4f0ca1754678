"""eth-account, which signs for the owner of an Ethereum address; async-substrate-interface carries it to the chain."""

import asyncio
import os
import sys

from async_substrate_interface import AsyncSubstrateInterface
from eth_account import Account
from eth_account.messages import encode_defunct

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from common import answer, event_of, extrinsic_of, text_of  # noqa: E402

TYPES = {
    "Claim": [
        {"name": "round", "type": "uint32"},
        {"name": "row", "type": "uint32"},
        {"name": "owner", "type": "address"},
        {"name": "destination", "type": "bytes32"},
        {"name": "amount", "type": "uint256"},
        {"name": "deadline", "type": "uint64"},
    ]
}


def typed(key, claim):
    """The signature of typed data."""
    domain = {"name": "Distribution", "version": "1", "salt": bytes.fromhex(claim["genesis"][2:])}
    message = {
        "round": claim["round"],
        "row": claim["row"],
        "owner": claim["owner"],
        "destination": bytes.fromhex(claim["destination"][2:]),
        "amount": int(claim["amount"]),
        "deadline": int(claim["deadline"]),
    }
    return Account.sign_typed_data(key, domain, TYPES, message).signature.to_0x_hex()


def text(claim):
    """The text for wallets that have no typed data."""
    return "\n".join(
        [
            "Pay one row of a round of Distribution to the destination below.",
            "",
            f"chain: {claim['genesis']}",
            f"round: {claim['round']}",
            f"row: {claim['row']}",
            f"owner: {claim['owner'].lower()}",
            f"destination: {claim['destination']}",
            f"amount in smallest units: {claim['amount']}",
            f"valid before relay-chain block: {claim['deadline']}",
        ]
    )


def check(vectors):
    """What is signed is what the vectors have."""
    claim, key = vectors["claim"], vectors["key"]
    assert Account.from_key(key).address == vectors["address"]
    assert typed(key, claim) == vectors["typedData"]["signature"]
    assert text(claim) == vectors["text"]["message"]
    signed = Account.sign_message(encode_defunct(text=text(claim)), key)
    assert signed.signature.to_0x_hex() == vectors["text"]["signature"]


def claim_call(life):
    """The claim as a call, with the signature of the row's owner."""
    own = life["ethereum"]
    claim = {
        "genesis": own["genesis"],
        "round": life["round"],
        "row": life["index"],
        "owner": own["owner"],
        "destination": life["account"],
        "amount": life["amount"],
        "deadline": own["deadline"],
    }
    merkle = {"index": life["index"], "amount": int(life["amount"]), "proof": life["proof"]}
    args = {
        "id": life["round"],
        "owner": own["owner"],
        "evidence": {"Merkle": merkle},
        "destination": life["address"],
        "deadline": own["deadline"],
        "signature": {"TypedData": typed(own["key"], claim)},
    }
    return {"call_module": "Distribution", "call_function": "claim_ethereum", "call_params": args}


async def look(substrate, block_hash):
    block = await substrate.get_block(block_hash=block_hash)
    extrinsics = [extrinsic_of(each.value) for each in block["extrinsics"]]
    return {"extrinsics": extrinsics, "events": [event_of(each) for each in await substrate.get_events(block_hash)]}


async def act(what, life):
    async with AsyncSubstrateInterface(life["url"]) as substrate:
        if what == "claim":
            check(life["claim"]["ethereum"]["vectors"])
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


if __name__ == "__main__":
    answer(lambda what, life: asyncio.run(act(what, life)))
