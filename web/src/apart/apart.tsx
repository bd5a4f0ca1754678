// What is loaded only when it is opened: sales, scores, announced rounds and the history of an account.

import type { ComponentType, JSX } from 'preact';
import { effect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { language, t } from '../i18n';
import { learn } from '../parts/words';
import { type ApartPage, heading, links } from '../router';
import './apart.css';
import { Announced, AnnouncedRound } from './announced';
import { type ApartRoute, readArgument } from './argument';
import { Scores } from './boards';
import { History } from './history';
import { SalePage } from './one-sale';
import { wordsHere } from './refusals';
import { Sales } from './sales';
import { s, speak } from './say';

interface ApartProps {
  page: ApartPage;
  argument: string | null;
}

function titleOf(to: ApartRoute): string {
  switch (to.kind) {
    case 'sales':
    case 'scores':
    case 'announced':
      return s(`${to.kind}.title`);
    case 'sale':
      return s('sale.title', { id: String(to.id) });
    case 'announcement':
      return s('announced.round', { id: String(to.id) });
    case 'history':
      return s('history.title');
  }
}

function Page({ to }: { to: ApartRoute }): JSX.Element {
  switch (to.kind) {
    case 'sales':
      return <Sales />;
    case 'sale':
      return <SalePage key={to.id} id={to.id} />;
    case 'scores':
      return <Scores />;
    case 'announced':
      return <Announced />;
    case 'announcement':
      return <AnnouncedRound key={to.id} id={to.id} />;
    case 'history':
      return <History address={to.address} />;
  }
}

function Apart({ page, argument }: ApartProps): JSX.Element {
  const to = readArgument(page, argument);
  const title = to ? titleOf(to) : t('app.unknown');
  useEffect(() => {
    heading.value = title;
  }, [title]);
  useEffect(
    () => () => {
      heading.value = null;
    },
    [],
  );
  const current = (...pages: ApartPage[]): { 'aria-current'?: 'page' } =>
    pages.includes(page) ? { 'aria-current': 'page' } : {};
  return (
    <>
      <nav class="apart no-print" aria-label={s('apart.nav')}>
        <a href={links.sales} {...current('sales', 'sale')}>
          {s('sales.title')}
        </a>
        <a href={links.scores} {...current('scores')}>
          {s('scores.title')}
        </a>
        <a href={links.announced} {...current('announced')}>
          {s('announced.title')}
        </a>
        <a href={links.history()} {...current('history')}>
          {s('history.title')}
        </a>
      </nav>
      {to ? (
        <Page to={to} />
      ) : (
        <>
          <h1>{t('app.unknown')}</h1>
          <p>{s('apart.none')}</p>
        </>
      )}
    </>
  );
}

let begun = false;

/** The part, once its messages are there. */
export async function ready(): Promise<ComponentType<ApartProps>> {
  const speaking = speak(language.peek());
  if (!begun) {
    begun = true;
    learn(wordsHere);
    effect(() => {
      void speak(language.value);
    });
  }
  await speaking;
  return Apart;
}
