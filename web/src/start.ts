// How the page begins, and what changes with the settings.

import { effect } from '@preact/signals';
import { followPresent } from './chain/clock';
import { connection } from './chain/connection';
import { LIGHT } from './chain/light';
import { type Language, direction, isLanguage, language, negotiate, setLanguage } from './i18n';
import { followAddress } from './router';
import { deployment, followTheme, loadDeployment, ownNodes, remember, remembered, wantsLight } from './settings';

/** Connects to the light client or the nodes that are chosen. */
export function connectTo(): void {
  const { genesis, token, nodes, light } = deployment.value;
  // Who wants the light client wants no node's word in its place.
  connection.start(light && wantsLight.value ? [LIGHT] : (ownNodes.value ?? nodes), { genesis, token });
}

/** Changes the language, and keeps the choice. If its messages cannot be loaded the language stays. */
export async function speak(chosen: Language): Promise<void> {
  try {
    await setLanguage(chosen, navigator.languages);
    remember('language', chosen);
  } catch {
    // A copy without this language.
  }
}

/** Begins everything that goes on as long as the page is open. */
export async function begin(): Promise<void> {
  followAddress();
  followTheme();
  effect(() => {
    document.documentElement.lang = language.value;
    document.documentElement.dir = direction();
  });
  const kept = remembered('language');
  const chosen = kept !== null && isLanguage(kept) ? kept : negotiate(navigator.languages);
  const speaking = setLanguage(chosen, navigator.languages).catch(() => undefined);
  await Promise.all([speaking, loadDeployment()]);
  followPresent(connection);
  connectTo();
}
