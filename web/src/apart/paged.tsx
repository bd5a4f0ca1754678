// Things that have numbers, the newest first, page by page.

import type { ComponentChildren, JSX } from 'preact';
import { signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { type Link, connection } from '../chain/connection';
import { t } from '../i18n';
import { Problem } from '../parts/problem';
import { Loading } from '../state/loading';
import type { Paged } from './chain';
import { s } from './say';

/** What is shown so far, and how more is asked for. */
class PagedView<T> {
  readonly items = signal<T[]>([]);
  /** The number below which the next page begins; undefined before the first, null after the last. */
  readonly next = signal<number | null | undefined>(undefined);
  readonly page: Loading<void>;

  constructor(private readonly question: (link: Link, before: number | null) => Promise<Paged<T>>) {
    this.page = new Loading(() => this.#more());
  }

  async #more(): Promise<void> {
    const before = this.next.value;
    if (before === null) return;
    const { items, next } = await connection.ask((link) => this.question(link, before ?? null));
    this.items.value = [...this.items.value, ...items];
    this.next.value = next;
  }
}

/** Asks for a page when it comes, and for the next one when it is told to. */
export function PagedList<T>({
  question,
  none,
  children,
}: {
  question: (link: Link, before: number | null) => Promise<Paged<T>>;
  none: string;
  children: (items: T[]) => ComponentChildren;
}): JSX.Element {
  const view = useMemo(() => new PagedView(question), []);
  useEffect(() => {
    void view.page.ask();
  }, [view]);
  const [items, state] = [view.items.value, view.page.state.value];
  return (
    <>
      {items.length > 0 && children(items)}
      {state.kind === 'loading' && <p role="status">{t('app.loading')}</p>}
      {state.kind === 'failed' && <Problem error={state.error} again={() => void view.page.ask()} />}
      {state.kind === 'there' && items.length === 0 && <p data-test="none">{none}</p>}
      {state.kind === 'there' && typeof view.next.value === 'number' && (
        <button type="button" onClick={() => void view.page.ask()}>
          {s('apart.more')}
        </button>
      )}
    </>
  );
}

/** A value that is asked for when it comes. */
export function useLoading<T>(question: (link: Link) => Promise<T>, of: readonly unknown[]): Loading<T> {
  const loading = useMemo(() => new Loading(() => connection.ask(question)), of);
  useEffect(() => {
    void loading.ask();
    return () => loading.forget();
  }, [loading]);
  return loading;
}

/** What was asked for, once it is there. */
export function Loaded<T>({
  loading,
  children,
}: {
  loading: Loading<T>;
  children: (value: T) => ComponentChildren;
}): JSX.Element {
  const state = loading.state.value;
  if (state.kind === 'loading') return <p role="status">{t('app.loading')}</p>;
  if (state.kind === 'failed') return <Problem error={state.error} again={() => void loading.ask()} />;
  return <>{children(state.value)}</>;
}
