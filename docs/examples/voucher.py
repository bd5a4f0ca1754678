#!/usr/bin/env python3
"""Vouchers in Python, without any package: the message as docs/vouchers.md has it, and its signatures.

    python3 docs/examples/voucher.py testdata/voucher.json          checks the test vectors
    python3 docs/examples/voucher.py testdata/voucher.json --write  computes them anew

The arithmetic of the curves is slow and takes a time that depends on the key. It is there to be compared with: keys
that are worth something belong in a library or a device.
"""

import hashlib
import hmac
import json
import struct
import sys

DOMAIN = b"distribution/distribution/voucher1"


def message(genesis: bytes, round_: int, beneficiary: bytes, cumulative: int, deadline: int, epoch: int) -> bytes:
    """The 126 bytes that are signed."""
    assert len(genesis) == len(beneficiary) == 32
    numbers = cumulative.to_bytes(16, "little") + struct.pack("<II", deadline, epoch)
    return DOMAIN + genesis + struct.pack("<I", round_) + beneficiary + numbers


# Ed25519, as RFC 8032 has it.
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def edwards_add(a, b):
    (x1, y1), (x2, y2) = a, b
    product = D * x1 * x2 * y1 * y2
    x = (x1 * y2 + x2 * y1) * pow(1 + product, P - 2, P)
    y = (y1 * y2 + x1 * x2) * pow(1 - product, P - 2, P)
    return x % P, y % P


def edwards_times(point, times):
    result = (0, 1)
    while times:
        if times & 1:
            result = edwards_add(result, point)
        point = edwards_add(point, point)
        times >>= 1
    return result


def edwards_encode(point):
    return (point[1] | (point[0] & 1) << 255).to_bytes(32, "little")


def edwards_base():
    y = 4 * pow(5, P - 2, P) % P
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    return (x if x % 2 == 0 else P - x), y


def ed25519(seed: bytes, text: bytes):
    """Public key and signature."""
    number = lambda *parts: int.from_bytes(hashlib.sha512(b"".join(parts)).digest(), "little")
    digest = hashlib.sha512(seed).digest()
    secret = int.from_bytes(digest[:32], "little") & ((1 << 254) - 8) | 1 << 254
    public = edwards_encode(edwards_times(edwards_base(), secret))
    nonce = number(digest[32:], text) % L
    commitment = edwards_encode(edwards_times(edwards_base(), nonce))
    answer = (nonce + number(commitment, public, text) * secret) % L
    return public, commitment + answer.to_bytes(32, "little")


# ECDSA over secp256k1, with nonces as RFC 6979 has them.
FIELD = 2**256 - 2**32 - 977
ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141
GENERATOR = (
    0x79BE667EF9DCBBAC55A06295CE870B07029BFCDB2DCE28D959F2815B16F81798,
    0x483ADA7726A3C4655DA4FBFC0E1108A8FD17B448A68554199C47D08FFB10D4B8,
)


def secp_add(a, b):
    if a is None or b is None:
        return a or b
    (x1, y1), (x2, y2) = a, b
    if x1 == x2 and (y1 + y2) % FIELD == 0:
        return None
    if a == b:
        slope = 3 * x1 * x1 * pow(2 * y1, FIELD - 2, FIELD)
    else:
        slope = (y2 - y1) * pow(x2 - x1, FIELD - 2, FIELD)
    x = (slope * slope - x1 - x2) % FIELD
    return x, (slope * (x1 - x) - y1) % FIELD


def secp_times(point, times):
    result = None
    while times:
        if times & 1:
            result = secp_add(result, point)
        point = secp_add(point, point)
        times >>= 1
    return result


def nonces(secret: bytes, digest: bytes):
    mac = lambda key, *parts: hmac.new(key, b"".join(parts), hashlib.sha256).digest()
    digest = (int.from_bytes(digest, "big") % ORDER).to_bytes(32, "big")
    key, value = bytes(32), b"\x01" * 32
    for step in (b"\x00", b"\x01"):
        key = mac(key, value, step, secret, digest)
        value = mac(key, value)
    while True:
        value = mac(key, value)
        yield int.from_bytes(value, "big")
        key = mac(key, value, b"\x00")
        value = mac(key, value)


def ecdsa(secret: bytes, text: bytes):
    """Public key and signature: r, s in the lower half, and which of the points is meant."""
    digest = hashlib.blake2b(text, digest_size=32).digest()
    number = int.from_bytes(secret, "big")
    x, y = secp_times(GENERATOR, number)
    public = bytes([2 + (y & 1)]) + x.to_bytes(32, "big")
    nonce = next(nonce for nonce in nonces(secret, digest) if 0 < nonce < ORDER)
    point = secp_times(GENERATOR, nonce)
    r = point[0] % ORDER
    s = pow(nonce, ORDER - 2, ORDER) * (int.from_bytes(digest, "big") + r * number) % ORDER
    which = (point[1] & 1) | (2 if point[0] >= ORDER else 0)
    if s > ORDER // 2:
        s, which = ORDER - s, which ^ 1
    return public, r.to_bytes(32, "big") + s.to_bytes(32, "big") + bytes([which])


def main(path: str, write: bool) -> None:
    with open(path, encoding="utf-8") as file:
        given = json.load(file)
    raw = lambda text: bytes.fromhex(text[2:])
    voucher = given["voucher"]
    text = message(
        raw(voucher["genesis"]),
        voucher["round"],
        raw(voucher["beneficiary"]),
        int(voucher["cumulative"]),
        voucher["deadline"],
        voucher["epoch"],
    )
    assert len(text) == 126
    shown = lambda value: "0x" + value.hex()
    both = lambda pair: {"publicKey": shown(pair[0]), "signature": shown(pair[1])}
    seed = raw(given["seed"])
    found = {
        "voucher": voucher,
        "message": shown(text),
        "messageHash": shown(hashlib.blake2b(text, digest_size=32).digest()),
        "seed": given["seed"],
        "ed25519": both(ed25519(seed, text)),
        "ecdsa": both(ecdsa(seed, text)),
    }
    if write:
        with open(path, "w", encoding="utf-8") as file:
            file.write(json.dumps(found, indent=2) + "\n")
    elif found != given:
        sys.exit("the vectors are others: " + json.dumps(found, indent=2))
    print("as in the vectors" if not write else "written")


if __name__ == "__main__":
    main(sys.argv[1], "--write" in sys.argv)
