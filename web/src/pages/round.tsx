// A round, for everybody: its terms in words, its list and whether it holds, its money.

import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { tokenOf } from '../chain/balances';
import { now } from '../chain/clock';
import { connection } from '../chain/connection';
import { listOf } from '../chain/lists';
import type { List, Round, Token } from '../chain/model';
import { round as askRound } from '../chain/rounds';
import { locale, t } from '../i18n';
import { UnlockChart } from '../parts/charts/unlock';
import { Later } from '../parts/later';
import { Problem } from '../parts/problem';
import { RowsPart } from '../parts/rows';
import { Address, Amount, Hash, amountText, dayText, whenText } from '../parts/values';
import { Loading } from '../state/loading';
import { AddressField } from './home';
import { termsInWords } from './round-text';

const loadSameList = () => import('../parts/samelist').then(({ SameListPart }) => SameListPart);
const loadManaged = () => import('../parts/manage/round').then(({ Managed }) => Managed);

interface Known {
  round: Round;
  token: Token;
  list: List | null;
}

function Row({ label, children }: { label: string; children: ComponentChildren }): JSX.Element {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The state of a round in words. */
function stateText(round: Round): string {
  const { status, terms } = round;
  const moment = now.value?.moment ?? null;
  switch (status.kind) {
    case 'draft':
      return t('round.state.draft');
    case 'closed':
      return t('round.state.closed');
    case 'paused':
      return status.until === null
        ? t('round.state.paused.vote')
        : t('round.state.paused', { date: dayText(status.until) });
    case 'open':
      if (moment !== null && moment < terms.window.opens)
        return t('round.state.before', { date: whenText(terms.window.opens) });
      if (moment !== null && moment >= round.ends) return t('round.state.over');
      return t('round.state.open');
  }
}

/** When it unlocks, as a chart. */
function UnlockPart({ round, token }: { round: Round; token: Token }): JSX.Element | null {
  const present = now.value;
  const { release, budget } = round.terms;
  return present && <UnlockChart release={release} total={budget} token={token} clock={present} />;
}

function Terms({ round, token }: { round: Round; token: Token }): JSX.Element {
  const { terms } = round;
  const present = now.value;
  return (
    <>
      <ul data-test="terms">
        {present && termsInWords(round, token, present).map((sentence) => <li key={sentence}>{sentence}</li>)}
      </ul>
      <UnlockPart round={round} token={token} />
      <dl>
        <Row label={t('round.state')}>
          <span data-test="state">{stateText(round)}</span>
        </Row>
        <Row label={t('round.asset')}>
          <bdi>{token.symbol}</bdi>
        </Row>
        <Row label={t('round.budget')}>
          <Amount value={terms.budget} token={token} />
        </Row>
        <Row label={t('round.ends')}>{whenText(round.ends)}</Row>
        <Row label={t('round.manager')}>
          <Address account={round.manager} />
        </Row>
        <Row label={t('round.hash')}>
          <Hash value={round.termsHash} what={t('round.hash')} />
        </Row>
      </dl>
    </>
  );
}

/** Whether the list in the chain is the one in the terms. */
function listVerdict(round: Round, list: List): { good: boolean; text: string } {
  const { source, manifest } = round.terms;
  if (list.root === null) {
    return { good: false, text: t('round.list.incomplete', { stored: list.stored, chunks: list.chunks }) };
  }
  const same =
    source.kind === 'merkle' &&
    list.root === source.root &&
    list.rows === source.leaves &&
    list.total === manifest?.total;
  return { good: same, text: same ? t('round.list.same') : t('round.list.differs') };
}

/** Where somebody who has the file of the list can look whether it is this one. */
function FilePart({ round, token }: { round: Round; token: Token }): JSX.Element {
  const [open, setOpen] = useState(false);
  const [begun, setBegun] = useState(false);
  return (
    <details
      class="no-print"
      open={open}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
        setBegun(begun || event.currentTarget.open);
      }}
      // A file that is held above it finds its place.
      onDragEnter={() => setOpen(true)}
      data-test="same-list"
    >
      <summary>{t('same.title')}</summary>
      {begun && <Later load={loadSameList} props={{ round, token }} />}
    </details>
  );
}

function ListPart({ round, token, list }: Known): JSX.Element | null {
  const { source, manifest } = round.terms;
  if (source.kind !== 'merkle') return null;
  const verdict = list ? listVerdict(round, list) : null;
  return (
    <section>
      <h2>{t('round.list')}</h2>
      {list ? <p>{t('round.list.stored', { list: list.id })}</p> : <p>{t('round.list.outside')}</p>}
      {verdict && (
        <p class={verdict.good ? 'checked' : 'notice bad'} role={verdict.good ? undefined : 'alert'}>
          {verdict.text}
        </p>
      )}
      <dl>
        <Row label={t('round.root')}>
          <Hash value={source.root} what={t('round.root')} />
        </Row>
        {manifest && (
          <Row label={t('round.list.total')}>
            <Amount value={manifest.total} token={token} />
          </Row>
        )}
        {list?.largest[0] !== undefined && (
          <Row label={t('round.list.largest')}>
            <Amount value={list.largest[0]} token={token} />
          </Row>
        )}
        {manifest && manifest.cid !== '' && (
          <Row label={t('round.cid')}>
            <Hash value={manifest.cid} what={t('round.cid')} />
          </Row>
        )}
      </dl>
      <FilePart round={round} token={token} />
    </section>
  );
}

function Money({ round, token }: { round: Round; token: Token }): JSX.Element {
  const owed = round.status.kind === 'closed' ? round.setAside : round.terms.budget - round.claimed;
  const paid = t('round.paid.value', { amount: amountText(round.claimed, token), count: round.payments });
  const numbers = new Intl.NumberFormat(locale.value);
  return (
    <section>
      <h2>{t('round.money')}</h2>
      <dl>
        <Row label={t('round.paid')}>
          <span data-test="paid">{paid}</span>
        </Row>
        <Row label={t('round.rows')}>
          {t('round.rows.value', { claimed: numbers.format(round.rowsClaimed), rows: numbers.format(round.rows) })}
        </Row>
        <Row label={t('round.left')}>
          <Amount value={owed} token={token} />
        </Row>
        {round.setAside > 0n && (
          <Row label={t('round.aside')}>
            <Amount value={round.setAside} token={token} />
          </Row>
        )}
        <Row label={t('round.pot.balance')}>
          <Amount value={round.potBalance} token={token} />
        </Row>
        <Row label={t('round.pot')}>
          <Address account={round.pot} link={false} />
        </Row>
        <Row label={t('round.audit')}>
          <Hash value={round.audit} what={t('round.audit')} />
        </Row>
      </dl>
      {round.status.kind !== 'draft' && (
        <p class={round.payable >= owed ? '' : 'notice bad'}>
          {round.payable >= owed ? t('round.covered') : t('round.uncovered')}
        </p>
      )}
    </section>
  );
}

export function RoundPage({ id }: { id: number }): JSX.Element {
  const known = useMemo(
    () =>
      new Loading<Known | null>(() =>
        connection.ask(async (link) => {
          const round = await askRound(link, id);
          if (!round) return null;
          const published = round.terms.manifest?.published;
          const [token, list] = await Promise.all([
            tokenOf(link, round.terms.asset),
            published ? listOf(link, published.list) : null,
          ]);
          return { round, token, list };
        }),
      ),
    [id],
  );
  useEffect(() => {
    void known.ask();
  }, [known]);
  const state = known.state.value;
  return (
    <>
      <h1 tabIndex={-1}>{t('round.title', { id: String(id) })}</h1>
      {state.kind === 'loading' && <p role="status">{t('app.loading')}</p>}
      {state.kind === 'failed' && <Problem error={state.error} again={() => void known.ask()} />}
      {state.kind === 'there' && !state.value && <p>{t('round.none', { id: String(id) })}</p>}
      {state.kind === 'there' && state.value && (
        <>
          <section>
            <h2>{t('round.terms')}</h2>
            <Terms {...state.value} />
          </section>
          <ListPart {...state.value} />
          {state.value.round.terms.source.kind === 'listed' && <RowsPart {...state.value} />}
          <Money {...state.value} />
          <Later
            key={state.value.round.id}
            load={loadManaged}
            props={{ round: state.value.round, token: state.value.token, changed: () => void known.ask() }}
          />
          <p class="no-print">
            <button type="button" class="small" onClick={() => void known.ask()}>
              {t('app.again')}
            </button>
          </p>
          <section class="no-print">
            <h2>{t('round.check')}</h2>
            <AddressField />
          </section>
        </>
      )}
    </>
  );
}
