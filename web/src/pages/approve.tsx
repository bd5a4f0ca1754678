// A call of a multisig that a link brings: what it does, who has approved, and a button for those who have not.

import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { tokenOf } from '../chain/balances';
import { connection } from '../chain/connection';
import { actionsIn, termsIn } from '../chain/manage';
import type { Round, Token } from '../chain/model';
import { round as askRound } from '../chain/rounds';
import { t } from '../i18n';
import { fromHex } from '../lib/bytes';
import { type Action, type Approval, multisigAccount, readApproval } from '../lib/calldata';
import { termsHash } from '../lib/terms';
import { Carry } from '../parts/manage/carry';
import { TermsText } from '../parts/manage/terms';
import { Problem } from '../parts/problem';
import { Address, Hash, amountText } from '../parts/values';
import { links } from '../router';
import { Loading } from '../state/loading';

interface Shown {
  /** Null if the page cannot show what the call does. */
  actions: Action[] | null;
  /** The asset of the round that it is about. */
  token: Token;
  native: Token;
  /** The draft that gets other terms. */
  amended: Round | null;
}

/** The number of the round that the actions are about, if it is known. */
function roundIn(actions: readonly Action[]): number | null {
  for (const action of actions) if (action.kind !== 'draft') return action.round;
  return null;
}

async function read(approval: Approval): Promise<Shown> {
  return connection.ask(async (link) => {
    const actions = await actionsIn(link, approval.call);
    const id = actions ? roundIn(actions) : null;
    const given = actions ? termsIn(actions) : null;
    const drafts = actions?.some(({ kind }) => kind === 'draft') === true;
    // The number of a round that is still to be drafted may be that of another one by now.
    const round = !drafts && id !== null ? await askRound(link, id) : null;
    const asset = given?.asset ?? round?.terms.asset ?? 'native';
    const amended = actions?.some(({ kind }) => kind === 'amend') ? round : null;
    return { actions, token: await tokenOf(link, asset), native: link.chain.token, amended };
  });
}

function ActionText({ action, token }: { action: Action; token: Token }): JSX.Element {
  if (action.kind === 'draft') return <>{t('approve.draft')}</>;
  const round = <a href={links.round(action.round)}>{t('round.title', { id: String(action.round) })}</a>;
  const what =
    action.kind === 'fund'
      ? t('approve.fund', { amount: amountText(action.amount, token) })
      : t(`approve.${action.kind}`);
  return (
    <>
      {round}: {what}{' '}
      {(action.kind === 'fund' || action.kind === 'open') && <Hash value={action.terms} what={t('round.hash')} />}
    </>
  );
}

/** Whether what is paid for and opened are the terms that the same call gives to the round. */
function isConsistent(actions: readonly Action[], amended: Round | null): boolean {
  if (actions.filter(({ kind }) => kind === 'draft' || kind === 'amend').length > 1) return false;
  const given = termsIn(actions);
  const hash = given ? termsHash(given, amended ? fromHex(amended.rowsDigest, 32) : undefined) : null;
  const numbers = new Set(actions.flatMap((action) => (action.kind === 'draft' ? [] : [action.round])));
  const hashes = actions.flatMap((action) => (action.kind === 'fund' || action.kind === 'open' ? [action.terms] : []));
  return numbers.size <= 1 && (hash === null || hashes.every((one) => one === hash));
}

export function Approve({ payload }: { payload: string }): JSX.Element {
  const approval = useMemo(() => readApproval(payload), [payload]);
  const shown = useMemo(
    () => new Loading<Shown | null>(() => (approval ? read(approval) : Promise.resolve(null))),
    [approval],
  );
  const who = useMemo(
    () => (approval ? ({ kind: 'multisig', multisig: approval.multisig } as const) : null),
    [approval],
  );
  useEffect(() => {
    void shown.ask();
  }, [shown]);
  const state = shown.state.value;
  const title = <h1 tabIndex={-1}>{t('approve.title')}</h1>;
  if (!approval || !who) {
    return (
      <>
        {title}
        <p role="alert">{t('approve.wrong')}</p>
      </>
    );
  }
  const manager = multisigAccount(approval.multisig);
  const found = state.kind === 'there' ? state.value : null;
  const given = found?.actions ? termsIn(found.actions) : null;
  const consistent = found?.actions ? isConsistent(found.actions, found.amended) : false;
  return (
    <>
      {title}
      <p>{t('approve.text')}</p>
      <p>
        {t('who.manager')} <Address account={manager} link={false} />
      </p>
      {state.kind === 'loading' && <p role="status">{t('app.loading')}</p>}
      {state.kind === 'failed' && <Problem error={state.error} again={() => void shown.ask()} />}
      {found && !found.actions && (
        <p class="notice bad" role="alert">
          {t('approve.unknown')}
        </p>
      )}
      {found?.actions && !consistent && (
        <p class="notice bad" role="alert">
          {t('approve.mixed')}
        </p>
      )}
      {found?.actions && (
        <>
          <h2>{t('approve.what')}</h2>
          <ol data-test="actions">
            {found.actions.map((action, at) => (
              <li key={at}>
                <ActionText action={action} token={found.token} />
              </li>
            ))}
          </ol>
          {given && (
            <TermsText
              terms={given}
              token={found.token}
              draft={!found.actions.some(({ kind }) => kind === 'open')}
              of={found.amended}
            />
          )}
          {consistent && (
            <Carry
              actions={found.actions}
              who={who}
              manager={manager}
              native={found.native}
              done={() => void shown.ask()}
            />
          )}
        </>
      )}
    </>
  );
}
