// What is bundled for a page of the browser: Polkadot.js' own API, as people's pages have it, and nothing of ours.

import { ApiPromise, WsProvider } from '@polkadot/api';

globalThis.polkadotJs = { ApiPromise, WsProvider };
