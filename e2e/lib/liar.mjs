// A node that lies: it stands between a client and a node, and gives other answers to some questions.

import { connect, createServer } from 'node:net';
import { freePort } from './program.mjs';

const TEXT = 0x81;

/** The first frame of a WebSocket in `bytes`: its text, and where it ends. Nothing if it is not there to its end. */
function frame(bytes) {
  if (bytes.length < 2) return null;
  let [length, at] = [bytes[1] & 127, 2];
  if (length > 125) {
    const long = length === 127;
    if (bytes.length < (long ? 10 : 4)) return null;
    length = long ? Number(bytes.readBigUInt64BE(2)) : bytes.readUInt16BE(2);
    at = long ? 10 : 4;
  }
  // Clients mask what they send.
  const mask = bytes[1] & 128 ? bytes.subarray(at, at + 4) : null;
  if (mask) at += 4;
  if (bytes.length < at + length) return null;
  const payload = Buffer.from(bytes.subarray(at, at + length));
  if (mask) payload.forEach((byte, place) => (payload[place] = byte ^ mask[place & 3]));
  return { text: bytes[0] === TEXT ? payload.toString() : null, end: at + length };
}

/** A text as a frame that is not masked. */
function framed(text) {
  const payload = Buffer.from(text);
  const head = Buffer.alloc(10);
  head[0] = TEXT;
  head[1] = 127;
  head.writeBigUInt64BE(BigInt(payload.length), 2);
  return Buffer.concat([head, payload]);
}

/** Reads one direction of a connection, and gives its head to `pass`, and each frame with its text to `take`. */
function reader(pass, take) {
  let rest = Buffer.alloc(0);
  let head = true;
  return (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    if (head) {
      const end = rest.indexOf('\r\n\r\n');
      if (end < 0) return;
      pass(rest.subarray(0, end + 4));
      rest = rest.subarray(end + 4);
      head = false;
    }
    for (let found = frame(rest); found; found = frame(rest)) {
      take(rest.subarray(0, found.end), found.text);
      rest = rest.subarray(found.end);
    }
  };
}

/**
 * Stands in front of the node at `url`: asked `method` with `params`, it answers what `lie(method, params)` gives, unless
 * that is undefined. Returns its own address, and `stop`.
 */
export async function startLiar(url, lie) {
  const { hostname, port } = new URL(url);
  const sockets = new Set();
  const server = createServer((client) => {
    const node = connect(Number(port), hostname);
    const lies = new Map();
    const ask = reader(
      (head) => node.write(head),
      (bytes, text) => {
        if (text) {
          const { id, method, params } = JSON.parse(text);
          const result = lie(method, params);
          if (result !== undefined) lies.set(id, result);
        }
        node.write(bytes);
      },
    );
    const answer = reader(
      (head) => client.write(head),
      (bytes, text) => {
        const told = text ? JSON.parse(text) : {};
        client.write(lies.has(told.id) ? framed(JSON.stringify({ ...told, result: lies.get(told.id) })) : bytes);
      },
    );
    client.on('data', ask);
    node.on('data', answer);
    for (const [socket, other] of [
      [client, node],
      [node, client],
    ]) {
      sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => other.destroy());
    }
  });
  // A test that fails before it stops the liar must not keep its file from ending.
  server.unref();
  const own = await freePort();
  await new Promise((resolve) => server.listen(own, '127.0.0.1', resolve));
  return {
    url: `ws://127.0.0.1:${own}`,
    stop() {
      sockets.forEach((socket) => socket.destroy());
      server.close();
    },
  };
}
