// Drafting, funding and opening a round as one call.

import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { connection } from '../../chain/connection';
import { type Facts, spendable } from '../../chain/manage';
import { nextRound } from '../../chain/rounds';
import { t } from '../../i18n';
import type { Hex } from '../../lib/bytes';
import type { Action } from '../../lib/calldata';
import { links } from '../../router';
import { draft, openingActions } from '../../state/draft';
import { Arrived } from '../arrived';
import { problemText } from '../problem';
import { Amount } from '../values';
import { Carry } from './carry';
import { TermsText } from './terms';
import { type Who, WhoPart, managerOf, whoForm, whoOf } from './who';

/** A call that was made: from then on nothing of it changes. */
interface Made {
  actions: Action[];
  id: number;
  who: Who;
  manager: Hex;
  facts: Facts;
  /** What the manager has of the asset. */
  owned: bigint;
}

export function OpenPart(): JSX.Element {
  const [made, setMade] = useState<Made | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [opened, setOpened] = useState<number | null>(null);
  const [terms, facts, published] = [draft.terms.value, draft.known, draft.published];
  const who = whoOf(whoForm.value);
  const manager = who.kind === 'wrong' ? null : managerOf(who);
  const ready = terms?.ok === true && facts !== null && published !== null && manager !== null;
  const make = async (): Promise<void> => {
    const now = draft.terms.peek();
    if (!now?.ok || !facts || who.kind === 'wrong' || !manager) return;
    setFault(null);
    try {
      const [id, owned] = await connection.ask((link) =>
        Promise.all([nextRound(link), spendable(link, facts.asset, manager)]),
      );
      setMade({ actions: openingActions(now.value, id, facts), id, who, manager, facts, owned });
    } catch (error) {
      setFault(problemText(error));
    }
  };
  const [first] = made?.actions ?? [];
  const needed = first?.kind === 'draft' && made ? first.terms.budget + made.facts.minimum : 0n;
  return (
    <>
      {!made && (
        <>
          <WhoPart />
          {published === null && <p>{t('open.publish')}</p>}
          <button type="button" disabled={!ready} onClick={() => void make()} data-test="make">
            {t('open.make')}
          </button>
          {fault && <p role="alert">{fault}</p>}
        </>
      )}
      {made && first?.kind === 'draft' && (
        <>
          <Arrived title={t('open.what', { id: String(made.id) })} />
          <TermsText terms={first.terms} token={made.facts.token} />
          <p>{t('open.foretold', { id: String(made.id) })}</p>
          <p class={made.owned < needed ? 'fault' : undefined}>
            {t('open.owned')} <Amount value={made.owned} token={made.facts.token} />. {t('open.needed')}{' '}
            <Amount value={needed} token={made.facts.token} />
          </p>
          <Carry
            key={made.id}
            actions={made.actions}
            who={made.who}
            manager={made.manager}
            native={made.facts.native}
            done={() => setOpened(made.id)}
          />
          {opened !== null && (
            <p>
              <a href={links.round(opened)} data-test="opened">
                {t('open.opened', { id: String(opened) })}
              </a>
            </p>
          )}
          {opened === null && (
            <p>
              <button type="button" class="small" onClick={() => setMade(null)}>
                {t('open.change')}
              </button>
            </p>
          )}
        </>
      )}
    </>
  );
}
