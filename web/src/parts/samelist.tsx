// A list file that somebody has, compared with the list of a round.

import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { Round, Token } from '../chain/model';
import { locale, t } from '../i18n';
import { fromHex } from '../lib/bytes';
import type { SameVerdict } from '../lib/same';
import { SameList } from '../state/samelist';
import { Drop, FileChoices, FileResult } from './manage/file';
import { Problem, problemText } from './problem';
import { amountText } from './values';

interface SameListProps {
  round: Round;
  token: Token;
}

function verdictText(verdict: SameVerdict, rows: number, total: bigint, { round, token }: SameListProps): string {
  const number = (value: number): string => new Intl.NumberFormat(locale.value).format(value);
  const wanted = round.terms.manifest?.total ?? null;
  const leaves = round.terms.source.kind === 'merkle' ? round.terms.source.leaves : 0;
  if (verdict.kind === 'same') {
    const found = { rows: number(rows), total: amountText(total, token) };
    return wanted === null ? t('same.root', found) : t('same.all', found);
  }
  switch (verdict.what) {
    case 'rows':
      return t('same.differs.rows', { found: number(rows), wanted: number(leaves) });
    case 'total':
      return t('same.differs.total', { found: amountText(total, token), wanted: amountText(wanted ?? 0n, token) });
    case 'root':
      return t('same.differs.root');
  }
}

/** Takes the file, and says whether it is the list of the round. */
export function SameListPart({ round, token }: SameListProps): JSX.Element | null {
  const { source, manifest, asset } = round.terms;
  const same = useMemo(() => {
    const root = source.kind === 'merkle' ? fromHex(source.root, 32) : undefined;
    if (source.kind !== 'merkle' || !root) return null;
    return new SameList({ root, rows: source.leaves, total: manifest?.total ?? null }, asset);
  }, [round.id, round.termsHash]);
  useEffect(() => {
    void same?.facts.ask();
    return () => same?.clear();
  }, [same]);
  if (!same) return null;
  const [facts, state] = [same.facts.state.value, same.comparing.value];
  return (
    <>
      <p>{t('same.text')}</p>
      {facts.kind === 'loading' && <p role="status">{t('app.loading')}</p>}
      {facts.kind === 'failed' && <Problem error={facts.error} again={() => void same.facts.ask()} />}
      {same.known && (
        <>
          <Drop of={same} />
          {same.file.value && <FileChoices of={same} />}
          <FileResult of={same} />
        </>
      )}
      {state.kind === 'going' && (
        <p>
          <span role="status">{t('same.going')}</span>{' '}
          <progress max={1} value={state.share} aria-label={t('same.going')} />
        </p>
      )}
      {state.kind === 'failed' && <p role="alert">{problemText(state.error)}</p>}
      {state.kind === 'done' && (
        <p
          class={state.verdict.kind === 'same' ? 'checked' : 'notice bad'}
          role={state.verdict.kind === 'same' ? 'status' : 'alert'}
          data-test="same"
        >
          {verdictText(state.verdict, state.rows, state.total, { round, token })}
        </p>
      )}
    </>
  );
}
