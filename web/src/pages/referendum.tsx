// One referendum, for everybody: what it would do, how it stands, what it needs; and voting.

import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { now } from '../chain/clock';
import { connection } from '../chain/connection';
import { governing } from '../chain/governing';
import type { Present, Token } from '../chain/model';
import { about } from '../chain/proposals';
import {
  type Rules,
  aboutHash,
  referendum as askReferendum,
  rules as askRules,
  scheduled as askScheduled,
  trackOf,
} from '../chain/referenda';
import { t } from '../i18n';
import {
  type Deposit,
  type Ended,
  type Ongoing,
  type Proposal,
  type Stage,
  type State,
  type Track,
  approvedAt,
  enactedAt,
  passesFrom,
  stageOf,
  standing,
} from '../lib/referendum';
import { ThresholdChart } from '../parts/charts/threshold';
import { ProposalPart } from '../parts/governance/proposal';
import { durationText, originText, shareText, trackText } from '../parts/governance/text';
import { VotePart, VoterPart, type VoterProps } from '../parts/governance/voting';
import { BytesView } from '../parts/governance/word';
import { Problem } from '../parts/problem';
import { SignedAction } from '../parts/signed';
import { Address, Amount, amountText, whenText } from '../parts/values';
import { Loading } from '../state/loading';

interface Known {
  state: State;
  rules: Rules;
  /** The text of whoever has submitted it. */
  about: Uint8Array | null;
  /** The call of an approved referendum that is still to be carried out. */
  scheduled: { at: number; proposal: Proposal } | null;
}

function Row({ label, name, children }: { label: string; name?: string; children: ComponentChildren }): JSX.Element {
  return (
    <div>
      <dt>{label}</dt>
      <dd data-test={name}>{children}</dd>
    </div>
  );
}

function stageText(stage: Stage, track: Track, token: Token): string {
  const when = whenText(stage.until);
  switch (stage.kind) {
    case 'deposit':
      return t('gov.stage.deposit', { when, amount: amountText(track.deposit, token) });
    case 'queued':
      return t('gov.stage.queued', { when, count: track.maxDeciding });
    case 'preparing':
      return t('gov.stage.preparing', { when });
    case 'deciding':
      return t('gov.stage.deciding', { when });
    case 'confirming':
      return t('gov.stage.confirming', { when });
  }
}

function DepositRow({ label, deposit, token }: { label: string; deposit: Deposit | null; token: Token }): JSX.Element {
  return (
    <Row label={label}>
      {deposit ? (
        <>
          <Amount value={deposit.amount} token={token} /> <Address account={deposit.who} />
        </>
      ) : (
        t('gov.deposit.none')
      )}
    </Row>
  );
}

interface PartProps {
  id: number;
  rules: Rules;
  token: Token;
  present: Present;
  refresh: () => void;
}

/** How a referendum that is not over stands. */
function Standing({
  ongoing,
  track,
  rules,
  token,
  present,
}: PartProps & { ongoing: Ongoing; track: Track }): JSX.Element {
  const stands = standing(ongoing, track, rules.votable, present.moment);
  const from = passesFrom(ongoing, track, rules.votable, present.moment);
  const of = (has: bigint, needs: bigint): string => t('gov.of', { has: shareText(has), needs: shareText(needs) });
  const passing = (): string => {
    if (ongoing.since === null) return t('gov.passes.notyet');
    if (stands.passes) return t('gov.passes.now', { duration: durationText(track.confirm) });
    return from === null ? t('gov.passes.never') : t('gov.passes.from', { when: whenText(from) });
  };
  return (
    <section>
      <h2>{t('gov.tally')}</h2>
      <dl>
        <Row label={t('gov.tally.ayes')} name="ayes">
          <Amount value={ongoing.ayes} token={token} />
        </Row>
        <Row label={t('gov.tally.nays')} name="nays">
          <Amount value={ongoing.nays} token={token} />
        </Row>
        <Row label={t('gov.tally.support')} name="support">
          <Amount value={ongoing.support} token={token} />
        </Row>
        <Row label={t('gov.column.approval')}>{of(stands.approval, stands.approvalNeeded)}</Row>
        <Row label={t('gov.column.support')}>{of(stands.support, stands.supportNeeded)}</Row>
      </dl>
      <p class="strong" data-test="passes">
        {passing()}
      </p>
      <p class="fine">{t('gov.tally.text', { amount: amountText(rules.votable, token) })}</p>
      <ThresholdChart of="approval" ongoing={ongoing} track={track} standing={stands} clock={present} />
      <ThresholdChart of="support" ongoing={ongoing} track={track} standing={stands} clock={present} />
    </section>
  );
}

function OngoingPart({
  ongoing,
  text,
  ...props
}: PartProps & { ongoing: Ongoing; text: Uint8Array | null }): JSX.Element {
  const { id, rules, token, present, refresh } = props;
  const track = trackOf(rules, ongoing.track);
  const stage = stageOf(ongoing, track, rules.waiting, present.moment);
  const end = approvedAt(ongoing, track, rules.votable, present.moment);
  const enacted = enactedAt(ongoing, track, end);
  return (
    <>
      <section>
        <h2>{t('round.state')}</h2>
        <p class="strong" data-test="state">
          {stageText(stage, track, token)}
        </p>
        {stage.kind === 'deposit' && (
          <SignedAction label={t('gov.deposit.place')} call={() => governing.placeDeposit(id)} done={refresh} />
        )}
        <dl>
          <Row label={t('gov.column.track')} name="track">
            {trackText(track.name)}
          </Row>
          <Row label={t('gov.origin')} name="origin">
            {originText(ongoing.origin)}
          </Row>
          <Row label={t('gov.submitted')}>{whenText(ongoing.submitted)}</Row>
          {ongoing.since !== null && <Row label={t('gov.decided.since')}>{whenText(ongoing.since)}</Row>}
          <Row label={t('gov.enacted')} name="enacted">
            {t('gov.enacted.value', { when: whenText(enacted) })}
          </Row>
          <DepositRow label={t('gov.deposit.submission')} deposit={ongoing.submissionDeposit} token={token} />
          <DepositRow label={t('gov.deposit.decision')} deposit={ongoing.decisionDeposit} token={token} />
        </dl>
        <p class="fine">
          {t('gov.track.rules', {
            prepare: durationText(track.prepare),
            decide: durationText(track.decide),
            confirm: durationText(track.confirm),
            enact: durationText(track.enact),
          })}
        </p>
      </section>
      {text && (
        <section>
          <h2>{t('gov.about')}</h2>
          <p class="fine">{t('gov.about.text')}</p>
          <BytesView bytes={text} />
        </section>
      )}
      <ProposalPart proposal={ongoing.proposal} at={enacted} token={token} />
      <Standing {...props} ongoing={ongoing} track={track} />
    </>
  );
}

/** A deposit that has not gone back yet, with the button that returns it. */
function Refund({
  deposit,
  label,
  call,
  refresh,
  token,
}: {
  deposit: Deposit;
  label: string;
  call: () => ReturnType<typeof governing.refundDecision>;
  refresh: () => void;
  token: Token;
}): JSX.Element {
  return (
    <Row label={label}>
      <Amount value={deposit.amount} token={token} /> <Address account={deposit.who} />
      <SignedAction label={t('gov.deposit.refund')} call={call} done={refresh} />
    </Row>
  );
}

function EndedPart({
  ended,
  scheduled,
  id,
  token,
  refresh,
}: PartProps & { ended: Ended; scheduled: Known['scheduled'] }): JSX.Element {
  const { submissionDeposit: submission, decisionDeposit: decision } = ended;
  const returns = ended.how === 'approved' || ended.how === 'cancelled';
  return (
    <>
      <section>
        <h2>{t('round.state')}</h2>
        <p class="strong" data-test="state">
          {t(`gov.ended.${ended.how}`, { when: whenText(ended.at) })}
        </p>
        {scheduled && <p>{t('gov.ended.scheduled', { when: whenText(scheduled.at) })}</p>}
        {!scheduled && <p>{ended.how === 'approved' ? t('gov.ended.done') : t('gov.ended.forgotten')}</p>}
        {(submission !== null || decision !== null) && (
          <dl>
            {submission && returns && (
              <Refund
                deposit={submission}
                label={t('gov.deposit.submission')}
                call={() => governing.refundSubmission(id)}
                refresh={refresh}
                token={token}
              />
            )}
            {submission && !returns && (
              <DepositRow label={t('gov.deposit.submission')} deposit={submission} token={token} />
            )}
            {decision && (
              <Refund
                deposit={decision}
                label={t('gov.deposit.decision')}
                call={() => governing.refundDecision(id)}
                refresh={refresh}
                token={token}
              />
            )}
          </dl>
        )}
      </section>
      {scheduled && <ProposalPart proposal={scheduled.proposal} at={scheduled.at} token={token} />}
    </>
  );
}

export function ReferendumPage({ id }: { id: number }): JSX.Element {
  const known = useMemo(
    () =>
      new Loading<Known | null>(() =>
        connection.ask(async (link) => {
          const [state, rules, hash] = await Promise.all([
            askReferendum(link, id),
            askRules(link),
            aboutHash(link, id),
          ]);
          if (!state) return null;
          // What is shown relies on it.
          if (state.kind === 'ongoing') trackOf(rules, state.ongoing.track);
          const approved = state.kind === 'ended' && state.ended.how === 'approved';
          const [text, scheduled] = await Promise.all([
            // Without it the referendum is the same.
            hash && about(link, hash).catch(() => null),
            approved ? askScheduled(link, id) : null,
          ]);
          return { state, rules, about: text, scheduled };
        }),
      ),
    [id],
  );
  useEffect(() => {
    void known.ask();
  }, [known]);
  const [state, present, link] = [known.state.value, now.value, connection.state.value];
  const token = link.kind === 'ready' ? link.chain.token : null;
  const refresh = (): void => void known.ask();
  const found = state.kind === 'there' ? state.value : null;
  const ready = found && present && token ? { id, rules: found.rules, token, present, refresh } : null;
  return (
    <>
      <h1 tabIndex={-1}>{t('gov.referendum', { id: String(id) })}</h1>
      {(state.kind === 'loading' || (found && !ready)) && <p role="status">{t('app.loading')}</p>}
      {state.kind === 'failed' && <Problem error={state.error} again={refresh} />}
      {state.kind === 'there' && !found && <p>{t('gov.referendum.none', { id: String(id) })}</p>}
      {found && ready && (
        <>
          {found.state.kind === 'ongoing' ? (
            <OngoingPart {...ready} ongoing={found.state.ongoing} text={found.about} />
          ) : (
            <EndedPart {...ready} ended={found.state.ended} scheduled={found.scheduled} />
          )}
          <p class="no-print">
            <button type="button" class="small" onClick={refresh}>
              {t('app.again')}
            </button>
          </p>
          <section class="no-print" data-test="voting">
            <h2>{t('gov.vote')}</h2>
            <VoterPart rules={found.rules} token={ready.token} changed={refresh}>
              {(props) => <Mine {...props} id={id} state={found.state} present={ready.present} />}
            </VoterPart>
          </section>
        </>
      )}
    </>
  );
}

/** The vote of the wallet's account. */
function Mine({
  id,
  state,
  present,
  ...props
}: VoterProps & { id: number; state: State; present: Present }): JSX.Element {
  const { rules, voter } = props;
  if (state.kind === 'ongoing') {
    const { ongoing } = state;
    const end = approvedAt(ongoing, trackOf(rules, ongoing.track), rules.votable, present.moment);
    return <VotePart {...props} id={id} track={ongoing.track} open={true} end={end} />;
  }
  // The chain no longer says on which track it was; the vote does.
  const on = voter.stakes.voting.find(
    (one) => one.kind === 'casting' && one.votes.some((vote) => vote.referendum === id),
  );
  if (!on) return <p>{t('gov.mine.over')}</p>;
  return <VotePart {...props} id={id} track={on.track} open={false} end={state.ended.at} />;
}
