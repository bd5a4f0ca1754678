// What the user has chosen, kept in the browser, and what the page's operator has written beside it. Browsers may refuse to
// keep anything: then choices last as long as the page is open.

import { effect, signal } from '@preact/signals';
import { cleanSymbol } from './lib/amount';
import { fromHex } from './lib/bytes';
import type { Expected } from './chain/connection';

/** What the page's operator says: deployment.json beside the page. */
export interface Deployment extends Expected {
  name: string;
  nodes: string[];
  /** Whether the specs of relay chain and parachain lie beside the page, in `chain/`. */
  light: boolean;
  /** Where the API of an index answers; nobody has looked at it. */
  index: string | null;
}

export type Theme = 'system' | 'light' | 'dark';

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(`distribution.${key}`);
  } catch {
    return null;
  }
}

export function remember(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`distribution.${key}`);
    else localStorage.setItem(`distribution.${key}`, value);
  } catch {
    // It lasts as long as the page.
  }
}

/** Why a text is not the address of a node; null if it is one. */
export function nodeFault(text: string): 'form' | 'secret' | null {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return 'form';
  }
  if (url.protocol !== 'ws:' && url.protocol !== 'wss:') return 'form';
  // They would be sent, and kept here in plain text.
  return url.username !== '' || url.password !== '' ? 'secret' : null;
}

/** The most nodes that are tried. */
const MOST_NODES = 20;

function nodesIn(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  const nodes = (value as unknown[]).filter(
    (node): node is string => typeof node === 'string' && nodeFault(node) === null,
  );
  return [...new Set(nodes)].slice(0, MOST_NODES);
}

/** Reads deployment.json. What makes no sense in it is left out. */
export function readDeployment(value: unknown): Deployment {
  const of = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const { name, genesis, nodes } = of;
  const token = typeof of['token'] === 'object' && of['token'] !== null ? (of['token'] as Record<string, unknown>) : {};
  const { symbol, decimals } = token;
  const known =
    typeof symbol === 'string' &&
    cleanSymbol(symbol) !== '' &&
    typeof decimals === 'number' &&
    Number.isInteger(decimals);
  return {
    name: typeof name === 'string' ? name.slice(0, 60) : '',
    genesis: typeof genesis === 'string' && fromHex(genesis, 32) ? (genesis.toLowerCase() as `0x${string}`) : null,
    nodes: nodesIn(nodes),
    token: known && decimals >= 0 && decimals <= 38 ? { symbol, decimals } : null,
    light: of['light'] === true,
    index: typeof of['index'] === 'string' ? of['index'] : null,
  };
}

export const deployment = signal<Deployment>(readDeployment(null));

/** Fetches deployment.json. Without it the page asks for a node. */
export async function loadDeployment(): Promise<void> {
  try {
    const answer = await fetch('./deployment.json', { cache: 'no-cache' });
    if (answer.ok) deployment.value = readDeployment(await answer.json());
  } catch {
    // It may be a copy without the file.
  }
}

function rememberedNodes(): string[] | null {
  const text = remembered('nodes');
  if (text === null) return null;
  try {
    const nodes = nodesIn(JSON.parse(text));
    return nodes.length > 0 ? nodes : null;
  } catch {
    return null;
  }
}

/** The nodes that the user has chosen; null to take the operator's. */
export const ownNodes = signal<string[] | null>(rememberedNodes());

export function chooseNodes(nodes: string[] | null): void {
  ownNodes.value = nodes;
  remember('nodes', nodes === null ? null : JSON.stringify(nodes));
}

/** Whether the user wants the light client in place of nodes, where there is one. */
export const wantsLight = signal(remembered('light') !== null);

export function chooseLight(wants: boolean): void {
  wantsLight.value = wants;
  remember('light', wants ? 'yes' : null);
}

const wanted = remembered('theme');
export const theme = signal<Theme>(THEMES.find((one) => one === wanted) ?? 'system');

export function chooseTheme(choice: Theme): void {
  theme.value = choice;
  remember('theme', choice === 'system' ? null : choice);
}

/** Shows the theme that is chosen. */
export function followTheme(): void {
  effect(() => {
    if (theme.value === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme.value;
  });
}
