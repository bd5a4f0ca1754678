// What an account has at stake in referenda: its votes, its delegations, what they lock; and voting.

import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { balance } from '../../chain/balances';
import { now } from '../../chain/clock';
import { connection } from '../../chain/connection';
import { governing } from '../../chain/governing';
import type { Balance, Token } from '../../chain/model';
import { type Rules, stakes } from '../../chain/referenda';
import { locale, t, told } from '../../i18n';
import { readAmount } from '../../lib/amount';
import type { Hex } from '../../lib/bytes';
import {
  CONVICTIONS,
  type Remains,
  type Stakes,
  type Vote,
  type Voting,
  balanceOf,
  unlocking,
  votesOf,
} from '../../lib/referendum';
import { links } from '../../router';
import { Loading } from '../../state/loading';
import { wallet } from '../../state/wallet';
import { Problem } from '../problem';
import { SignedAction } from '../signed';
import { Address, Amount, amountText, dayText, whenText } from '../values';
import { WalletChoice } from '../wallet';
import { convictionChoice, convictionText, trackText, voteText } from './text';

/** What is known of the account that votes. */
export interface Voter {
  stakes: Stakes;
  balance: Balance;
}

const trackName = (rules: Rules, id: number): string =>
  trackText(rules.tracks.find((track) => track.id === id)?.name ?? String(id));

/** The account that is chosen in the wallet; null if none is. */
export function chosen(): Hex | null {
  return wallet.value.kind === 'connected' ? wallet.value.chosen : null;
}

function whyText(remains: Remains, rules: Rules): JSX.Element {
  const { why, track } = remains;
  switch (why.kind) {
    case 'vote':
      return (
        <>
          {t('gov.locks.vote')}{' '}
          <a href={links.referendum(why.referendum)}>{t('gov.referendum', { id: String(why.referendum) })}</a>
        </>
      );
    case 'won':
      return (
        <>
          {t('gov.locks.won', { when: whenText(why.until) })}{' '}
          <a href={links.referendum(why.referendum)}>{t('gov.referendum', { id: String(why.referendum) })}</a>
        </>
      );
    case 'earlier':
      return <>{t('gov.locks.earlier', { track: trackName(rules, track), when: whenText(why.until) })}</>;
    case 'delegation':
      return <>{t('gov.locks.delegation', { track: trackName(rules, track) })}</>;
  }
}

/** What votes lock, why and until when; and the button that frees the rest. */
function Locks({ voter, rules, who, token, done }: VoterProps): JSX.Element {
  const present = now.value;
  if (!present) return <p role="status">{t('app.loading')}</p>;
  const found = unlocking(voter.stakes, rules.locking, present.moment);
  if (found.before === 0n && found.remove.length === 0) return <p data-test="locks">{t('gov.locks.none')}</p>;
  return (
    <div data-test="locks">
      <p>
        {t('gov.locks.before')} <Amount value={found.before} token={token} />
      </p>
      {found.remains.length > 0 && (
        <ul>
          {found.remains.map((remains) => (
            <li key={`${remains.track} ${JSON.stringify(remains.why)}`}>
              <Amount value={remains.amount} token={token} />: {whyText(remains, rules)}
            </li>
          ))}
        </ul>
      )}
      {found.unlock.length > 0 ? (
        <>
          <p>{t('gov.locks.free', { after: amountText(found.after, token) })}</p>
          <SignedAction
            label={t('gov.locks.unlock')}
            call={(link) => governing.unlockAll(link, found, who)}
            done={done}
          />
        </>
      ) : (
        <p>{t('gov.locks.stay')}</p>
      )}
      <p class="fine">{t('gov.locks.largest')}</p>
    </div>
  );
}

/** Delegations of an account, and to it. */
function Delegations({ voter, rules, who, token, done }: VoterProps): JSX.Element | null {
  const shown = voter.stakes.voting.filter((one) => one.kind === 'delegating' || one.delegations.capital > 0n);
  if (shown.length === 0) return null;
  const delegated = (one: Voting): JSX.Element => (
    <li key={one.track}>
      {one.kind === 'delegating' && (
        <>
          <p>
            {t('gov.delegation.to', {
              track: trackName(rules, one.track),
              amount: amountText(one.balance, token),
              conviction: convictionText(one.conviction),
            })}{' '}
            <Address account={one.target} />
          </p>
          <SignedAction
            label={t('gov.delegation.end')}
            only={who}
            call={() => governing.undelegate(one.track)}
            done={done}
          />
        </>
      )}
      {one.delegations.capital > 0n && (
        <p>
          {t('gov.delegation.from', {
            track: trackName(rules, one.track),
            amount: amountText(one.delegations.capital, token),
            votes: amountText(one.delegations.votes, token),
          })}
        </p>
      )}
    </li>
  );
  return (
    <>
      <h3>{t('gov.delegation')}</h3>
      <ul data-test="delegations">{shown.map(delegated)}</ul>
    </>
  );
}

/** What the parts for an account know. */
export interface VoterProps {
  voter: Voter;
  rules: Rules;
  who: Hex;
  token: Token;
  done: () => void;
}

/**
 * The wallet, and what is at stake for its account. `children` shows what else there is for it, and `below` what comes
 * last; `changed` hears when one of its transactions is final.
 */
export function VoterPart({
  rules,
  token,
  changed,
  below,
  children,
}: {
  rules: Rules;
  token: Token;
  changed?: () => void;
  below?: (props: VoterProps) => ComponentChildren;
  children?: (props: VoterProps) => ComponentChildren;
}): JSX.Element {
  const who = chosen();
  const [round, setRound] = useState(0);
  const known = useMemo(
    () =>
      who &&
      new Loading<Voter>(() =>
        connection.ask(async (link) => ({ stakes: await stakes(link, who), balance: await balance(link, who) })),
      ),
    [who],
  );
  useEffect(() => {
    setRound(0);
    void known?.ask();
  }, [known]);
  const done = (): void => {
    setRound((before) => before + 1);
    void known?.ask();
    changed?.();
  };
  // The button that was pressed is gone.
  const notice = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (round > 0) notice.current?.focus();
  }, [round]);
  const state = known?.state.value;
  // Another round makes new buttons of those that were pressed.
  const props = (voter: Voter, account: Hex): VoterProps => ({ voter, rules, who: account, token, done });
  return (
    <>
      <WalletChoice />
      {!who && <p>{t('gov.voter.none')}</p>}
      {round > 0 && (
        <p class="notice good" role="status" data-test="final" tabIndex={-1} ref={notice}>
          {t('claim.progress.final')}
        </p>
      )}
      {state?.kind === 'loading' && <p role="status">{t('app.loading')}</p>}
      {state?.kind === 'failed' && <Problem error={state.error} again={() => void known?.ask()} />}
      {who && state?.kind === 'there' && (
        <div key={`${who} ${round}`}>
          {children?.(props(state.value, who))}
          <h3>{t('gov.locks')}</h3>
          <Locks {...props(state.value, who)} />
          <Delegations {...props(state.value, who)} />
          {below?.(props(state.value, who))}
        </div>
      )}
    </>
  );
}

type Choice = 'aye' | 'nay' | 'abstain' | 'split';

const CHOICES: readonly Choice[] = ['aye', 'nay', 'abstain', 'split'];
/** The amounts that a choice needs. */
const AMOUNTS = {
  aye: ['amount'],
  nay: ['amount'],
  abstain: ['amount'],
  split: ['aye', 'nay', 'abstain'],
} as const satisfies Readonly<Record<Choice, readonly string[]>>;
type Field = (typeof AMOUNTS)[Choice][number];

/** The vote of a choice. */
export function voteOf(choice: Choice, amounts: Readonly<Record<Field, bigint>>, conviction: number): Vote {
  if (choice === 'split') return { kind: 'split', aye: amounts.aye, nay: amounts.nay, abstain: amounts.abstain };
  if (choice === 'abstain') return { kind: 'split', aye: 0n, nay: 0n, abstain: amounts.amount };
  return { kind: 'standard', aye: choice === 'aye', conviction, balance: amounts.amount };
}

function VoteForm({ id, voter, rules, who, token, done, end }: VoterProps & { id: number; end: number }): JSX.Element {
  const [choice, setChoice] = useState<Choice>('aye');
  const [conviction, setConviction] = useState(1);
  const [texts, setTexts] = useState<Readonly<Record<Field, string>>>({ amount: '', aye: '', nay: '', abstain: '' });
  const [fault, setFault] = useState<string | null>(null);
  const form = useId();
  const total = voter.balance.free + voter.balance.reserved;
  const sided = choice === 'aye' || choice === 'nay';
  const read = (): Vote | null => {
    const amounts: Record<Field, bigint> = { amount: 0n, aye: 0n, nay: 0n, abstain: 0n };
    for (const field of AMOUNTS[choice]) {
      // Of a split vote some parts may be nothing.
      if (choice === 'split' && texts[field].trim() === '') continue;
      const amount = readAmount(texts[field], token, locale.value);
      if (!amount.ok) {
        setFault(told(amount.fault));
        return null;
      }
      amounts[field] = amount.value;
    }
    const vote = voteOf(choice, amounts, conviction);
    const units = balanceOf(vote);
    if (units === 0n || units > total) {
      setFault(units === 0n ? t('gov.vote.nothing') : t('gov.vote.toomuch', { amount: amountText(total, token) }));
      return null;
    }
    setFault(null);
    return vote;
  };
  const amount = readAmount(texts.amount, token, locale.value);
  return (
    <div data-test="vote-form">
      <fieldset class="choices">
        <legend>{t('gov.vote.choice')}</legend>
        {CHOICES.map((one) => (
          <label key={one}>
            <input type="radio" name={form} value={one} checked={choice === one} onChange={() => setChoice(one)} />
            <span>{t(`gov.vote.${one}`)}</span>
          </label>
        ))}
      </fieldset>
      {AMOUNTS[choice].map((field) => (
        <p key={field}>
          <label for={`${form}-${field}`}>
            {t(`gov.vote.field.${field}`)} ({token.symbol})
          </label>
          <input
            id={`${form}-${field}`}
            type="text"
            inputMode="decimal"
            autoComplete="off"
            value={texts[field]}
            aria-invalid={fault ? 'true' : undefined}
            aria-describedby={`${form}-note`}
            onInput={(event) => setTexts({ ...texts, [field]: event.currentTarget.value })}
          />
        </p>
      ))}
      <p id={`${form}-note`} class="fine">
        {t('gov.vote.total', { amount: amountText(total, token) })}
      </p>
      {sided && (
        <p>
          <label for={`${form}-conviction`}>{t('gov.vote.conviction')}</label>
          <select
            id={`${form}-conviction`}
            value={String(conviction)}
            onChange={(event) => setConviction(Number(event.currentTarget.value))}
          >
            {CONVICTIONS.map((one) => (
              <option key={one} value={String(one)}>
                {convictionChoice(one, rules.locking)}
              </option>
            ))}
          </select>
        </p>
      )}
      {sided && amount.ok && amount.value > 0n && (
        <p data-test="counts">
          {t('gov.vote.counts', { votes: amountText(votesOf(amount.value, conviction), token) })}{' '}
          {conviction > 0
            ? t('gov.vote.locked', { when: dayText(end + rules.locking * 2 ** (conviction - 1)) })
            : t('gov.vote.free')}
        </p>
      )}
      {!sided && <p class="fine">{choice === 'abstain' ? t('gov.vote.abstain.text') : t('gov.vote.split.text')}</p>}
      {fault && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
      <SignedAction
        label={t('gov.vote.send')}
        only={who}
        call={() => {
          const vote = read();
          return vote && governing.vote(id, vote);
        }}
        done={done}
      />
    </div>
  );
}

/** The vote of the wallet's account on one referendum: what it is, how to change and to remove it. */
export function VotePart({
  id,
  track,
  open,
  end,
  ...props
}: VoterProps & { id: number; track: number; open: boolean; end: number }): JSX.Element {
  const { voter, token, done, who } = props;
  const voting = voter.stakes.voting.find((one) => one.track === track);
  const mine = voting?.kind === 'casting' ? voting.votes.find(({ referendum }) => referendum === id) : undefined;
  const delegates = voting?.kind === 'delegating';
  return (
    <>
      {mine ? (
        <div data-test="my-vote">
          <p class="strong">{voteText(mine.vote, token)}</p>
          {open && <p>{t('gov.mine.change')}</p>}
          <SignedAction
            label={t('gov.mine.remove')}
            only={who}
            call={() => governing.removeVote(track, id)}
            done={done}
          />
        </div>
      ) : (
        <p data-test="my-vote">{delegates ? t('gov.mine.delegates') : t('gov.mine.none')}</p>
      )}
      {open && !delegates && <VoteForm id={id} end={end} {...props} />}
    </>
  );
}
