// The page that the address names.

import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from './i18n';
import { Account } from './pages/account';
import { Brakes } from './pages/brakes';
import { Home } from './pages/home';
import { Referenda } from './pages/referenda';
import { ReferendumPage } from './pages/referendum';
import { RoundPage } from './pages/round';
import { Rounds } from './pages/rounds';
import { Settings } from './pages/settings';
import { Frame } from './parts/frame';
import { Later } from './parts/later';
import { type Route, heading, route } from './router';
import { deployment } from './settings';

function Page({ to }: { to: Route }): JSX.Element {
  switch (to.kind) {
    case 'home':
      return <Home />;
    case 'account':
      return <Account key={to.address} address={to.address} />;
    case 'rounds':
      return <Rounds />;
    case 'round':
      return <RoundPage key={to.id} id={to.id} />;
    case 'referenda':
      return <Referenda />;
    case 'referendum':
      return <ReferendumPage key={to.id} id={to.id} />;
    case 'brakes':
      return <Brakes />;
    case 'settings':
      return <Settings />;
    case 'new':
      return <Later key="new" load={loadNew} props={{}} />;
    case 'propose':
      return <Later key="propose" load={loadPropose} props={{}} />;
    case 'approve':
      return <Later key={to.payload} load={loadApprove} props={{ payload: to.payload }} />;
    case 'apart':
      return <Later key="apart" load={loadApart} props={{ page: to.page, argument: to.argument }} />;
    case 'unknown':
      return (
        <>
          <h1>{t('app.unknown')}</h1>
          <p>{t('app.unknown.text')}</p>
        </>
      );
  }
}

function titleOf(to: Route): string {
  switch (to.kind) {
    case 'home':
      return t('home.title');
    case 'account':
      return t('account.title');
    case 'rounds':
      return t('rounds.title');
    case 'round':
      return t('round.title', { id: String(to.id) });
    case 'referenda':
      return t('gov.title');
    case 'referendum':
      return t('gov.referendum', { id: String(to.id) });
    case 'brakes':
      return t('gov.brakes.title');
    case 'settings':
      return t('settings.title');
    case 'new':
      return t('new.title');
    case 'propose':
      return t('propose.title');
    case 'approve':
      return t('approve.title');
    case 'apart':
      return t('app.more');
    case 'unknown':
      return t('app.unknown');
  }
}

/** Pages of managers and proposers, which holders never load. */
const loadNew = () => import('./pages/new').then(({ New }) => New);
const loadPropose = () => import('./pages/propose').then(({ Propose }) => Propose);
const loadApprove = () => import('./pages/approve').then(({ Approve }) => Approve);

/** Sales, scores, announced rounds and the history: ready once its own messages are there. */
const loadApart = () => import('./apart/apart').then(({ ready }) => ready());

export function App(): JSX.Element {
  const to = route.value;
  const first = useRef(true);
  const title = `${heading.value ?? titleOf(to)} – ${deployment.value.name || t('app.title')}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => {
    // Whoever hears the page rather than sees it is told that it has changed.
    if (!first.current) {
      scrollTo(0, 0);
      document.getElementById('content')?.focus({ preventScroll: true });
    }
    first.current = false;
  }, [to]);
  return (
    <Frame>
      <Page to={to} />
    </Frame>
  );
}
