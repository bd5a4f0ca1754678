#!/usr/bin/env python3
"""Redirects in Python, without any package: the text that an owner signs, as docs/design.md has it, and its signatures.

    python3 docs/examples/redirect.py testdata/redirect.json          checks the test vectors
    python3 docs/examples/redirect.py testdata/redirect.json --write  computes them anew

The curves are those of voucher.py, and not for keys that are worth something either.
"""

import hashlib
import json
import sys

from voucher import ecdsa, ed25519


def message(genesis: str, round_: int, row: int, owner: str, to: str, paid: int, deadline: int) -> str:
    """The text that is signed. Hashes and accounts are in hexadecimal, in small letters."""
    return (
        f"distribution/redirect1: On chain {genesis}, pay what is due now of row {row} of round {round_}, "
        f"which belongs to account {owner}, to account {to} instead. Paid of it before: {paid}. "
        f"Valid before relay-chain block {deadline}."
    )


def wrapped(text: str) -> bytes:
    """The bytes that wallets sign which wrap what they sign."""
    return f"<Bytes>{text}</Bytes>".encode()


def blake2(value: bytes) -> bytes:
    return hashlib.blake2b(value, digest_size=32).digest()


def main(path: str, write: bool) -> None:
    with open(path, encoding="utf-8") as file:
        given = json.load(file)
    redirect, seed = given["redirect"], bytes.fromhex(given["seed"][2:])
    shown = lambda value: "0x" + value.hex()

    def signed(sign, account):
        """The text of the owner whose key signs, with the signature of it and of it wrapped."""
        public = sign(seed, b"")[0]
        owner = shown(account(public))
        text = message(
            redirect["genesis"],
            redirect["round"],
            redirect["row"],
            owner,
            redirect["to"],
            int(redirect["paid"]),
            redirect["deadline"],
        )
        return {
            "publicKey": shown(public),
            "owner": owner,
            "message": text,
            "messageHash": shown(blake2(text.encode())),
            "signature": shown(sign(seed, text.encode())[1]),
            "wrappedSignature": shown(sign(seed, wrapped(text))[1]),
        }

    found = {
        "redirect": redirect,
        "seed": given["seed"],
        # An account is a key of 32 bytes, or the hash of a longer one.
        "ed25519": signed(ed25519, lambda public: public),
        "ecdsa": signed(ecdsa, blake2),
    }
    if write:
        with open(path, "w", encoding="utf-8") as file:
            file.write(json.dumps(found, indent=2) + "\n")
    elif found != given:
        sys.exit("the vectors are others: " + json.dumps(found, indent=2))
    print("as in the vectors" if not write else "written")


if __name__ == "__main__":
    main(sys.argv[1], "--write" in sys.argv)
