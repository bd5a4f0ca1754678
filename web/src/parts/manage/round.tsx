// A round for its manager: how it goes on, and what can be done with it.

import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { now } from '../../chain/clock';
import { connection } from '../../chain/connection';
import { type Facts, factsOf } from '../../chain/manage';
import type { Round, Token } from '../../chain/model';
import { t } from '../../i18n';
import type { Action } from '../../lib/calldata';
import { Loading } from '../../state/loading';
import { Arrived } from '../arrived';
import { Problem } from '../problem';
import { AmendPart } from './amend';
import { Carry } from './carry';
import { Live } from './live';
import { type Who, WhoPart, managerOf, whoForm, whoOf } from './who';

export interface ManagedProps {
  round: Round;
  token: Token;
  /** Called once the round is another one. */
  changed: () => void;
}

/** What a manager does with a round as it is. */
type Label = 'open' | 'abandon' | 'close' | 'clean-up';

/** Whether all is paid that the round will ever owe. */
function isComplete({ terms, claimed, rows, rowsClaimed, rowsTotal }: Round): boolean {
  switch (terms.source.kind) {
    // There may be a further voucher until the whole budget is paid.
    case 'voucher':
      return claimed >= terms.budget;
    // Until the sale says how much it has delivered in all, it may be all that is for sale.
    case 'sale':
      return claimed >= rowsTotal;
    case 'listed':
    case 'merkle':
      return rowsClaimed === rows;
  }
}

/** What can be done with a round, as far as the page can tell. */
function possible(round: Round, facts: Facts, moment: number): { label: Label; actions: Action[] }[] {
  const { id, terms, termsHash, status } = round;
  if (status.kind === 'draft') {
    const missing = terms.budget - (round.payable < terms.budget ? round.payable : terms.budget);
    // An empty pot needs the minimum balance that it keeps, too.
    const amount = missing + (round.potBalance === 0n ? facts.minimum : 0n);
    const fund: Action[] = amount > 0n ? [{ kind: 'fund', round: id, amount, terms: termsHash }] : [];
    return [
      { label: 'open', actions: [...fund, { kind: 'open', round: id, terms: termsHash }] },
      { label: 'abandon', actions: [{ kind: 'abandon', round: id }] },
    ];
  }
  if (status.kind === 'closed') return [{ label: 'clean-up', actions: [{ kind: 'clean-up', round: id }] }];
  const complete = isComplete(round);
  const over = moment >= round.ends || complete;
  return over ? [{ label: 'close', actions: [{ kind: 'close', round: id }] }] : [];
}

/** What was chosen to be done: some calls, or other terms, which are still to be entered. */
type Chosen = { who: Who } & ({ kind: 'actions'; label: Label; actions: Action[] } | { kind: 'amend'; label: 'amend' });

function Actions({ round, token, changed }: ManagedProps): JSX.Element | null {
  const facts = useMemo(
    () => new Loading<Facts | null>(() => connection.ask((link) => factsOf(link, round.terms.asset))),
    [round.terms.asset],
  );
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const state = facts.state.value;
  const known = state.kind === 'there' ? state.value : null;
  const present = now.value;
  const who = whoOf(whoForm.value);
  const manager = who.kind === 'wrong' ? null : managerOf(who);
  // Anybody may close a round and clean up behind it.
  const anybody = round.status.kind !== 'draft';
  const may = manager !== null && (anybody || manager === round.manager);
  const begin = (): void => {
    if (state.kind !== 'there') void facts.ask();
  };
  return (
    <details onToggle={begin} data-test="for-manager">
      <summary>{t('manage.actions')}</summary>
      {state.kind === 'failed' && <Problem error={state.error} again={() => void facts.ask()} />}
      {!chosen && <WhoPart />}
      {manager && !may && <p>{t('manage.other')}</p>}
      {known && present && !chosen && (
        <p class="choices">
          {possible(round, known, present.moment).map(({ label, actions }) => (
            <button
              key={label}
              type="button"
              disabled={!may}
              onClick={() => who.kind !== 'wrong' && setChosen({ kind: 'actions', label, actions, who })}
            >
              {t(`manage.do.${label}`)}
            </button>
          ))}
          {round.status.kind === 'draft' && (
            <button
              type="button"
              disabled={!may}
              data-test="amend"
              onClick={() => who.kind !== 'wrong' && setChosen({ kind: 'amend', label: 'amend', who })}
            >
              {t('manage.do.amend')}
            </button>
          )}
          {possible(round, known, present.moment).length === 0 && t('manage.nothing')}
        </p>
      )}
      {known && chosen && manager && (
        <>
          <Arrived title={t(`manage.do.${chosen.label}`)} />
          {chosen.kind === 'actions' ? (
            <Carry actions={chosen.actions} who={chosen.who} manager={manager} native={known.native} done={changed} />
          ) : (
            <AmendPart
              round={round}
              token={token}
              facts={known}
              who={chosen.who}
              manager={manager}
              done={() => {
                setChosen(null);
                changed();
              }}
            />
          )}
          <p>
            <button type="button" class="small" onClick={() => setChosen(null)}>
              {t(chosen.kind === 'actions' ? 'open.change' : 'manage.back')}
            </button>
          </p>
        </>
      )}
    </details>
  );
}

export function Managed({ round, token, changed }: ManagedProps): JSX.Element {
  return (
    <section class="no-print" aria-labelledby="managed">
      <h2 id="managed">{t('live.title')}</h2>
      <Live id={round.id} token={token} />
      <Actions round={round} token={token} changed={changed} />
    </section>
  );
}
