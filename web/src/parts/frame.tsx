// What is around every page: header, state of the connection, footer.

import type { ComponentChildren, JSX } from 'preact';
import { now } from '../chain/clock';
import { type Failure, connection } from '../chain/connection';
import { LIGHT } from '../chain/light';
import { t } from '../i18n';
import { links, route } from '../router';
import { type Theme, chooseTheme, deployment, theme } from '../settings';

/** The name of a node: its address without what is the same for all. */
export function nodeName(url: string): string {
  if (url === LIGHT) return t('net.light');
  return url.replace(/^wss?:\/\//, '').replace(/\/$/, '');
}

export function failureText(failure: Failure): string {
  const node = nodeName(failure.url);
  switch (failure.kind) {
    case 'unreachable':
      return failure.url === LIGHT ? t('net.light.failed') : t('net.failure.unreachable', { node });
    case 'silent':
      return t('net.failure.silent', { node });
    case 'lost':
      return t('net.failure.lost', { node });
    case 'other-software':
      return t('net.failure.software', { node, name: failure.specName.slice(0, 40) });
    case 'other-network':
      return t('net.failure.network', {
        node,
        name: failure.name,
        found: `${failure.genesis.slice(0, 10)}…`,
        expected: `${failure.expected.slice(0, 10)}…`,
      });
  }
}

function tryingText(failed: Failure, url: string): string {
  const names = { failed: nodeName(failed.url), node: nodeName(url) };
  switch (failed.kind) {
    case 'unreachable':
      return t('net.trying.unreachable', names);
    case 'silent':
      return t('net.trying.silent', names);
    case 'lost':
      return t('net.trying.lost', names);
    case 'other-software':
    case 'other-network':
      return t('net.trying.other', names);
  }
}

/** Whether nodes answer, but of another network. */
function isWrong(failures: Failure[]): boolean {
  return failures.some(({ kind }) => kind === 'other-network' || kind === 'other-software');
}

/** The state of the connection, in words. */
export function Badge(): JSX.Element {
  const state = connection.state.value;
  const text = (): string => {
    switch (state.kind) {
      case 'idle':
        return t('net.idle');
      case 'connecting':
        if (state.url === LIGHT) return t('net.light.connecting');
        return state.failed ? tryingText(state.failed, state.url) : t('net.connecting', { node: nodeName(state.url) });
      case 'ready':
        return t('net.ready', { node: nodeName(state.url) });
      case 'waiting': {
        if (isWrong(state.failures)) return t('net.wrong');
        const light = state.failures.find(({ url }) => url === LIGHT);
        return light ? failureText(light) : t('net.waiting');
      }
    }
  };
  return (
    <div class={`badge ${state.kind}`}>
      <p role="status" data-test="badge">
        <span class="dot" aria-hidden="true" />
        {text()}
      </p>
      {state.kind === 'ready' && now.value && (
        <p class="chain">{t('net.chain', { chain: state.chain.name, block: now.value.block })}</p>
      )}
      {(state.kind === 'waiting' || state.kind === 'idle') && (
        <p>
          {state.kind === 'waiting' && (
            <button type="button" class="small" onClick={() => connection.retry()}>
              {t('net.retry')}
            </button>
          )}{' '}
          <a href={links.settings}>{t('net.choose')}</a>
        </p>
      )}
    </div>
  );
}

/** Why no node is used although nodes answer. */
function Trouble({ failures }: { failures: Failure[] }): JSX.Element {
  return (
    <div class="notice bad" role="alert">
      <h2>{t('net.wrong')}</h2>
      {failures.map((failure) => (
        <p key={failure.url}>{failureText(failure)}</p>
      ))}
    </div>
  );
}

const NEXT: Readonly<Record<Theme, Theme>> = { system: 'light', light: 'dark', dark: 'system' };
const SIGN: Readonly<Record<Theme, string>> = { system: '◐', light: '☀', dark: '☾' };

function ThemeSwitch(): JSX.Element {
  const label = t(`app.theme.${theme.value}`);
  return (
    <button type="button" class="quiet" aria-label={label} title={label} onClick={() => chooseTheme(NEXT[theme.value])}>
      <span aria-hidden="true">{SIGN[theme.value]}</span>
    </button>
  );
}

export function Frame({ children }: { children: ComponentChildren }): JSX.Element {
  const here = route.value.kind;
  const current = (kind: string): { 'aria-current'?: 'page' } => (here === kind ? { 'aria-current': 'page' } : {});
  const state = connection.state.value;
  const failures = state.kind === 'waiting' || state.kind === 'connecting' ? state.failures : [];
  const wrong = isWrong(failures) ? failures : null;
  // Only what asks nothing of the chain is shown before another network.
  const shown = wrong === null || here === 'home' || here === 'settings';
  const skip = (event: Event): void => {
    // The address belongs to the pages.
    event.preventDefault();
    document.getElementById('content')?.focus();
  };
  return (
    <>
      <a class="skip" href="#content" onClick={skip}>
        {t('app.skip')}
      </a>
      <header class="top no-print">
        <a class="name" href={links.home}>
          <img src="./icon.svg" alt="" width="28" height="28" />
          <bdi>{deployment.value.name || t('app.title')}</bdi>
        </a>
        <nav aria-label={t('app.nav')}>
          <a href={links.home} {...current('home')}>
            {t('app.home')}
          </a>
          <a href={links.rounds} {...current('rounds')}>
            {t('app.rounds')}
          </a>
          <a href={links.referenda} {...current('referenda')}>
            {t('gov.title')}
          </a>
          <a href={links.sales} {...current('apart')}>
            {t('app.more')}
          </a>
          <a href={links.settings} {...current('settings')}>
            {t('app.settings')}
          </a>
        </nav>
        <ThemeSwitch />
      </header>
      <section class="no-print" aria-label={t('net.title')}>
        <Badge />
      </section>
      <main id="content" tabIndex={-1}>
        {wrong && <Trouble failures={wrong} />}
        {shown && children}
      </main>
      <footer class="no-print">
        <p>{t('app.footer')}</p>
      </footer>
    </>
  );
}
