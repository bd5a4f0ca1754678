// A proxy before a node's RPC, which can die and come back, be slow, and alter what the node says.

import { once } from 'node:events';
import { createServer } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';

/**
 * Begins a proxy before the node at `target`. `alter` gets each answer as an object, with the request that it is the
 * answer to (null for what was not asked for), and returns what the client gets instead. `reply` gets each request; what it
 * returns, unless that is undefined, is the result, and the node is not asked.
 */
export async function startProxy(target, { alter = (answer) => answer, reply = () => undefined } = {}) {
  const state = { alter, delay: 0 };
  let server = null;
  let closeListener = null;
  let port = 0;

  function serve(client) {
    const node = new WebSocket(target);
    const asked = new Map();
    const waiting = [];
    node.on('open', () => waiting.splice(0).forEach((text) => node.send(text)));
    client.on('message', (data) => {
      const text = data.toString();
      const request = JSON.parse(text);
      const result = reply(request);
      if (result !== undefined) {
        client.send(JSON.stringify({ jsonrpc: '2.0', id: request.id, result }));
        return;
      }
      asked.set(request.id, request);
      if (node.readyState === WebSocket.OPEN) node.send(text);
      else waiting.push(text);
    });
    node.on('message', (data) => {
      const answer = JSON.parse(data.toString());
      const request = asked.get(answer.id) ?? null;
      asked.delete(answer.id);
      const text = JSON.stringify(state.alter(answer, request));
      setTimeout(() => {
        if (client.readyState === WebSocket.OPEN) client.send(text);
      }, state.delay);
    });
    for (const [one, other] of [
      [client, node],
      [node, client],
    ]) {
      one.on('close', () => other.close());
      one.on('error', () => other.terminate());
    }
  }

  async function listen() {
    // A test that fails before it ends the proxy must not keep its file from ending.
    const listener = createServer().unref();
    server = new WebSocketServer({ server: listener });
    server.on('connection', serve);
    listener.listen(port, '127.0.0.1');
    await once(listener, 'listening');
    ({ port } = listener.address());
    closeListener = () => new Promise((resolve) => listener.close(resolve));
  }

  /** Ends it as a machine ends that loses its power. */
  async function die() {
    for (const client of server?.clients ?? []) client.terminate();
    const closed = server;
    server = null;
    if (!closed) return;
    closed.close();
    await closeListener();
  }

  await listen();
  return {
    url: `ws://127.0.0.1:${port}`,
    /** Changes how answers are altered. */
    alter(change) {
      state.alter = change;
    },
    /** Answers so many milliseconds late. */
    delay(ms) {
      state.delay = ms;
    },
    die,
    revive: listen,
  };
}
