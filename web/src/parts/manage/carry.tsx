// Carrying out a call, as those of managers: signed by one account, by several, or by a proxy.

import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { PolkadotSigner } from 'polkadot-api';
import { type Link, connection } from '../../chain/connection';
import { type Approvals, approvalsOf, costOf, isFullProxy, sendCall, tryCall } from '../../chain/manage';
import type { Refusal, Token } from '../../chain/model';
import { round as askRound } from '../../chain/rounds';
import { type Progress, Refused as RefusedByChain, Unknown } from '../../chain/submit';
import { t } from '../../i18n';
import { type Hex, fromHex, toHex } from '../../lib/bytes';
import {
  type Action,
  type Multisig,
  actionsCall,
  approvalCall,
  callHash,
  multisigAccount,
  proxyCall,
  withdrawalCall,
} from '../../lib/calldata';
import { termsHash } from '../../lib/terms';
import { links } from '../../router';
import { Loading } from '../../state/loading';
import { signerOf, wallet } from '../../state/wallet';
import { useReturn } from '../arrive';
import { Problem, problemText } from '../problem';
import { Address, Amount, Copy, Hash, amountText } from '../values';
import { WalletChoice } from '../wallet';
import { Refused } from './refused';
import type { Who } from './who';

/** Where a call is decoded and signed in a browser, outside of this page. */
const APPS = 'https://polkadot.js.org/apps/';

/** Whether the chain is as the actions leave it. */
async function isDone(link: Link, actions: readonly Action[]): Promise<boolean> {
  const last = actions.at(-1);
  if (!last || last.kind === 'draft' || last.kind === 'fund' || last.kind === 'clean-up') return false;
  const round = await askRound(link, last.round);
  if (last.kind === 'amend') {
    return round !== null && round.termsHash === termsHash(last.terms, fromHex(round.rowsDigest, 32));
  }
  if (last.kind === 'open') return round !== null && round.termsHash === last.terms && round.status.kind !== 'draft';
  return round === null || round.status.kind === 'closed';
}

type CarryState =
  | { kind: 'idle' }
  | { kind: 'going'; text: string }
  | { kind: 'done'; block: number }
  | { kind: 'approved'; block: number }
  | { kind: 'withdrawn'; block: number }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'failed'; text: string };

function progressText(progress: Progress): string {
  if (progress.kind === 'signing') return t('claim.progress.signing');
  if (progress.kind === 'in-block') return t('claim.progress.block', { block: progress.block });
  return t('claim.progress.sent');
}

/** What is carried out. */
export interface Task {
  call: Uint8Array;
  /** Whether the chain is as the call leaves it. */
  isDone: (link: Link) => Promise<boolean>;
  /** Whether the chain does not show that it was done. */
  traceless: boolean;
}

interface TaskProps {
  task: Task;
  who: Who;
  /** The account for which it is done. */
  manager: Hex;
  native: Token;
  /** Called once the chain is as the call leaves it. */
  done: () => void;
}

export type CarryProps = Omit<TaskProps, 'task'> & { actions: readonly Action[] };

/** What is known of a call before it is signed. */
interface Prospect {
  refusal: Refusal | null;
  fee: bigint | null;
  approvals: Approvals | null;
  /** Whether the account that signs may act for the manager. */
  may: boolean;
  /** Whether somebody has done it already. */
  already: boolean;
}

/** What a manager does with a round. */
export function Carry({ actions, ...rest }: CarryProps): JSX.Element {
  const task = useMemo(
    (): Task => ({
      call: actionsCall(actions),
      isDone: (link) => isDone(link, actions),
      traceless: actions.at(-1)?.kind === 'clean-up',
    }),
    [actions],
  );
  return <CarryTask task={task} {...rest} />;
}

export function CarryTask({ task, who, manager, native, done }: TaskProps): JSX.Element {
  const { call } = task;
  const [state, setState] = useState<CarryState>({ kind: 'idle' });
  const panel = useReturn<HTMLDivElement>(state.kind === 'idle', state.kind);
  const signer = signerOf(wallet.value);
  const account = signer ? toHex(signer.publicKey) : null;
  const prospect = useMemo(
    () =>
      new Loading<Prospect>(() =>
        connection.ask(async (link) => ({
          refusal: (await tryCall(link, manager, call)).refusal,
          fee: account ? (await costOf(link, call, account)).fee : null,
          approvals: who.kind === 'multisig' ? await approvalsOf(link, who.multisig, call) : null,
          may: who.kind === 'proxy' && account ? await isFullProxy(link, who.real, account) : true,
          already: await task.isDone(link),
        })),
      ),
    [task, manager, account, who],
  );
  useEffect(() => {
    void prospect.ask();
  }, [prospect]);
  const fail = (error: unknown): void => {
    if (error instanceof RefusedByChain) setState({ kind: 'refused', refusal: error.refusal });
    else if (error instanceof Unknown) setState({ kind: 'failed', text: t('carry.unknown') });
    else if (error instanceof Error && /cancel|reject|denied/i.test(error.message)) {
      setState({ kind: 'failed', text: t('claim.cancelled') });
    } else setState({ kind: 'failed', text: problemText(error) });
  };
  const send = async (by: PolkadotSigner): Promise<void> => {
    setState({ kind: 'going', text: t('claim.progress.checking') });
    try {
      const outer = await outerCall(who, toHex(by.publicKey), call);
      const { block } = await sendCall(connection, by, outer, (progress) => {
        setState({ kind: 'going', text: progressText(progress) });
      });
      const carried = task.traceless || (await connection.ask(task.isDone));
      if (carried) {
        setState({ kind: 'done', block: block.number });
        done();
      } else if (who.kind === 'multisig') {
        setState({ kind: 'approved', block: block.number });
        await prospect.ask();
      } else {
        // A proxy's transaction is in its block although the call in it failed.
        const refusal =
          who.kind === 'proxy' ? (await connection.ask((link) => tryCall(link, manager, call))).refusal : null;
        setState(refusal ? { kind: 'refused', refusal } : { kind: 'failed', text: t('carry.undone') });
      }
    } catch (error) {
      fail(error);
    }
  };
  /** Takes the call back, with all approvals so far. */
  const withdraw = async (by: PolkadotSigner, multisig: Multisig, { first }: Approvals): Promise<void> => {
    setState({ kind: 'going', text: t('claim.progress.checking') });
    try {
      const outer = withdrawalCall(multisig, toHex(by.publicKey), first, call);
      const { block } = await sendCall(connection, by, outer, (progress) => {
        setState({ kind: 'going', text: progressText(progress) });
      });
      setState({ kind: 'withdrawn', block: block.number });
      await prospect.ask();
    } catch (error) {
      fail(error);
    }
  };
  const known = prospect.state.value;
  const facts = known.kind === 'there' ? known.value : null;
  const stranger = who.kind === 'multisig' && account !== null && !who.multisig.signatories.includes(account);
  const approved = account !== null && facts?.approvals?.approvals.includes(account) === true;
  const first = account !== null && facts?.approvals?.depositor === account ? facts.approvals : null;
  const other = who.kind === 'own' && account !== null && account !== manager;
  const going = state.kind === 'going';
  if (facts?.already && state.kind === 'idle') return <p class="notice good">{t('carry.already')}</p>;
  return (
    <div class="carry" tabIndex={-1} ref={panel}>
      {who.kind === 'multisig' && (
        <Shared multisig={who.multisig} call={call} approvals={facts?.approvals ?? null} native={native} />
      )}
      {known.kind === 'failed' && <Problem error={known.error} again={() => void prospect.ask()} />}
      {facts?.refusal && state.kind !== 'done' && (
        <div class="notice bad" role="alert" data-test="trial">
          <p>{t('carry.trial.bad')}</p>
          <Refused refusal={facts.refusal} />
        </div>
      )}
      {facts && !facts.refusal && state.kind === 'idle' && (
        <p class="checked" data-test="trial">
          {t('carry.trial.good')}
        </p>
      )}
      {facts && facts.fee !== null && state.kind === 'idle' && (
        <p>{t('carry.fee', { fee: amountText(facts.fee, native) })}</p>
      )}
      {facts && !facts.may && <p class="fault">{t('carry.noproxy')}</p>}
      {other && <p class="fault">{t('carry.other')}</p>}
      {stranger && <p class="fault">{t('carry.stranger')}</p>}
      {approved && state.kind !== 'done' && <p>{t('carry.approved')}</p>}
      {approved && !first && state.kind !== 'done' && <p class="fine">{t('carry.withdraw.other')}</p>}
      {who.kind === 'multisig' && signer && first && !going && state.kind !== 'done' && (
        <Withdrawal withdraw={() => void withdraw(signer, who.multisig, first)} />
      )}
      {!going && state.kind !== 'done' && (
        <>
          <WalletChoice />
          <p>
            {signer && (
              <button
                type="button"
                class="primary"
                disabled={!facts || !facts.may || other || stranger || approved}
                onClick={() => void send(signer)}
                data-test="carry"
              >
                {who.kind === 'multisig' ? t('carry.approve') : t('claim.signed')}
              </button>
            )}{' '}
            <button type="button" class="small" onClick={() => void prospect.ask()}>
              {t('app.again')}
            </button>
          </p>
        </>
      )}
      {going && <p role="status">{state.text}</p>}
      {state.kind === 'approved' && (
        <p class="notice good" role="status" data-test="approved">
          {t('carry.waiting', { block: state.block })}
        </p>
      )}
      {state.kind === 'withdrawn' && (
        <p class="notice good" role="status" data-test="withdrawn">
          {t('carry.withdrawn', { block: state.block })}
        </p>
      )}
      {state.kind === 'done' && (
        <p class="notice good" role="status" data-test="carried">
          {t('stake.done', { block: state.block })}
        </p>
      )}
      {state.kind === 'refused' && (
        <div class="notice bad" role="alert">
          <Refused refusal={state.refusal} />
        </div>
      )}
      {state.kind === 'failed' && <p role="alert">{state.text}</p>}
    </div>
  );
}

/** The button that takes a call back, and what that means: pressed once by mistake it does nothing. */
function Withdrawal({ withdraw }: { withdraw: () => void }): JSX.Element {
  return (
    <details>
      <summary>{t('carry.withdraw.title')}</summary>
      <p>{t('carry.withdraw.text')}</p>
      <button type="button" onClick={withdraw} data-test="withdraw">
        {t('carry.withdraw')}
      </button>
    </details>
  );
}

/** The call that the account that signs sends. */
async function outerCall(who: Who, signer: Hex, call: Uint8Array): Promise<Uint8Array> {
  if (who.kind === 'own') return call;
  if (who.kind === 'proxy') return proxyCall(who.real, call);
  return connection.ask(async (link) => {
    const [approvals, { weight }] = await Promise.all([
      approvalsOf(link, who.multisig, call),
      costOf(link, call, multisigAccount(who.multisig)),
    ]);
    return approvalCall(who.multisig, signer, approvals?.first ?? null, call, weight);
  });
}

interface SharedProps {
  multisig: Multisig;
  call: Uint8Array;
  approvals: Approvals | null;
  native: Token;
}

/** What the signatories of a multisig share: the call, a link to this page, and who has approved. */
function Shared({ multisig, call, approvals, native }: SharedProps): JSX.Element {
  const data = toHex(call);
  const here = new URL(links.approve(multisig, call), location.href).href;
  const state = connection.state.value;
  const node = state.kind === 'ready' ? state.url : '';
  return (
    <>
      <dl>
        <div>
          <dt>{t('carry.call')}</dt>
          <dd>
            <Hash value={data} what={t('carry.call')} />
          </dd>
        </div>
        <div>
          <dt>{t('carry.hash')}</dt>
          <dd>
            <Hash value={callHash(call)} what={t('carry.hash')} />
          </dd>
        </div>
        <div>
          <dt>{t('carry.link')}</dt>
          <dd>
            <a href={here} data-test="approve-link">
              {t('carry.link.text')}
            </a>{' '}
            <Copy text={here} what={t('carry.link')} />
          </dd>
        </div>
      </dl>
      <p class="fine">
        <a
          href={`${APPS}?rpc=${encodeURIComponent(node)}#/extrinsics/decode/${data}`}
          target="_blank"
          rel="noreferrer noopener"
        >
          {t('carry.apps')}
        </a>
      </p>
      <p data-test="approvals">
        {t('carry.approvals', {
          count: approvals?.approvals.length ?? 0,
          threshold: multisig.threshold,
        })}
      </p>
      <ul>
        {multisig.signatories.map((signatory) => (
          <li key={signatory}>
            <Address account={signatory} link={false} />{' '}
            {approvals?.approvals.includes(signatory) ? t('carry.yes') : t('carry.no')}
          </li>
        ))}
      </ul>
      {approvals && (
        <p class="fine">
          {t('carry.deposit')} <Amount value={approvals.deposit} token={native} />
        </p>
      )}
    </>
  );
}
