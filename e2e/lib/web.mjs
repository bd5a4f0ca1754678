// What the packages of IPFS take for granted and Node.js has only in later versions than the tests need: the global
// `crypto` and `CustomEvent` (19), `Promise.withResolvers` (22). Import it before them.

import { webcrypto } from 'node:crypto';

globalThis.crypto ??= webcrypto;

globalThis.CustomEvent ??= class CustomEvent extends Event {
  constructor(type, options = {}) {
    super(type, options);
    this.detail = options.detail ?? null;
  }
};

Promise.withResolvers ??= function withResolvers() {
  const parts = {};
  parts.promise = new this((resolve, reject) => Object.assign(parts, { resolve, reject }));
  return parts;
};
