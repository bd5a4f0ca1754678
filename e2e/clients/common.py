"""What the programs for other people's clients in Python share: see common.mjs."""

import json
import sys
import traceback


def text_of(error):
    return f"{type(error).__name__}: {error}"


def life():
    with open(sys.argv[2], encoding="utf8") as file:
        return json.load(file)


def answer(act):
    """Does what the driver asks for: `act(what, life)` returns the blocks, or nothing of a claim."""
    try:
        done = act(sys.argv[1], life())
        told = {"blocks": done} if sys.argv[1] == "read" else {"claim": done}
    except Exception as error:  # whatever goes wrong is the answer
        traceback.print_exc()
        told = {"error": text_of(error)}
    with open(sys.argv[3], "w", encoding="utf8") as file:
        json.dump(told, file)


def claim_call(claim):
    """The claim as a call: pallet, name, arguments."""
    merkle = {"index": claim["index"], "amount": int(claim["amount"]), "proof": claim["proof"]}
    args = {"id": claim["round"], "beneficiary": claim["address"], "evidence": {"Merkle": merkle}}
    return {"call_module": "Distribution", "call_function": "claim", "call_params": args}


def extrinsic_of(value):
    """An extrinsic, of what a client has decoded."""
    call = value["call"]
    told = {
        "call": f"{call['call_module']}.{call['call_function']}",
        "signed": "address" in value,
        "hash": value["extrinsic_hash"],
    }
    if told["call"] == "Distribution.claim":
        args = {arg["name"]: arg["value"] for arg in call["call_args"]}
        told |= {"round": args["id"], "account": args["beneficiary"]}
    return told


def event_of(record):
    """An event, of a record as a client has decoded it."""
    event = record["event"]
    told = {
        "event": f"{record['module_id']}.{record['event_id']}",
        "at": record["extrinsic_idx"] if record["phase"] == "ApplyExtrinsic" else None,
    }
    if told["event"] == "Distribution.Paid":
        args = event["attributes"]
        told |= {"round": args["id"], "account": args["beneficiary"], "amount": str(args["amount"])}
    return told
