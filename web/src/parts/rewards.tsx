// What an account has in pools, and what it can do there.

import type { JSX } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import { tokenOf } from '../chain/balances';
import { connection } from '../chain/connection';
import type { Pool, Reward, Token } from '../chain/model';
import { calls } from '../chain/submit';
import { locale, t, told } from '../i18n';
import { readAmount } from '../lib/amount';
import type { Hex } from '../lib/bytes';
import type { Position } from '../state/account';
import { SignedAction } from './signed';
import { Amount, amountText, whenText } from './values';

function kindText(pool: Pool, token: Token | null): string {
  if (pool.kind.kind === 'stake') return t('stake.kind.stake', { asset: token?.symbol ?? '…' });
  if (pool.kind.kind === 'account') return t('stake.kind.account');
  if (pool.kind.scores === 'Authors') return t('stake.kind.authors');
  return pool.kind.scores === 'Activity' ? t('stake.kind.activity') : t('stake.kind.reporters');
}

/** The token of a pool's stake; null until it is known. */
function useToken(pool: Pool): Token | null {
  const [token, setToken] = useState<Token | null>(null);
  const asset = pool.kind.kind === 'stake' ? pool.kind.asset : 'native';
  useEffect(() => {
    let gone = false;
    connection
      .ask((link) => tokenOf(link, asset))
      .then((value) => {
        if (!gone) setToken(value);
      })
      .catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [asset]);
  return token;
}

/** A field for an amount, and the button that stakes it or takes it back. */
function StakeForm({
  pool,
  who,
  token,
  take,
  done,
}: {
  pool: Pool;
  who: Hex;
  token: Token;
  take: boolean;
  done: () => void;
}): JSX.Element {
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const id = useId();
  const label = take ? t('stake.take') : t('stake.add');
  return (
    <div class="stake" role="group" aria-label={label}>
      <label for={id}>
        {t('stake.amount')} ({token.symbol})
      </label>
      <input
        id={id}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        value={text}
        aria-invalid={fault ? 'true' : undefined}
        aria-describedby={fault ? `${id}-fault` : undefined}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <SignedAction
        label={label}
        only={who}
        call={() => {
          const read = readAmount(text, token, locale.value);
          setFault(read.ok ? null : told(read.fault));
          if (!read.ok) return null;
          return take ? calls.unstake(pool.id, read.value) : calls.stake(pool.id, read.value);
        }}
        done={() => {
          setText('');
          done();
        }}
      />
      {fault && (
        <p id={`${id}-fault`} class="fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}

function PoolCard({
  pool,
  reward,
  who,
  done,
}: {
  pool: Pool;
  reward: Reward | null;
  who: Hex;
  done: () => void;
}): JSX.Element {
  const token = useToken(pool);
  const state = connection.state.value;
  const native = state.kind === 'ready' ? state.chain.token : null;
  const heading = `pool-${pool.id}`;
  const stakes = pool.kind.kind === 'stake';
  const units = (value: bigint): JSX.Element =>
    stakes && token ? <Amount value={value} token={token} /> : <>{new Intl.NumberFormat(locale.value).format(value)}</>;
  return (
    <article class="card" aria-labelledby={heading}>
      <header>
        <h3 id={heading}>
          {t('stake.pool', { pool: pool.id })} <span class="row-number">{kindText(pool, token)}</span>
        </h3>
      </header>
      {reward && native && (
        <dl>
          <div>
            <dt>{t('stake.earning')}</dt>
            <dd>{units(reward.earning)}</dd>
          </div>
          {reward.pending > 0n && (
            <div>
              <dt>{t('stake.pending')}</dt>
              <dd>{units(reward.pending)}</dd>
            </div>
          )}
          <div>
            <dt>{t('stake.claimable')}</dt>
            <dd class="strong">
              <Amount value={reward.claimable} token={native} />
            </dd>
          </div>
        </dl>
      )}
      {reward?.expiring && native && (
        <p>
          {t('stake.expiring', {
            amount: amountText(reward.expiring.amount, native),
            when: whenText(reward.expiring.at),
          })}
        </p>
      )}
      {stakes && pool.retired && <p>{t('stake.retired')}</p>}
      {stakes && token && !pool.retired && <StakeForm pool={pool} who={who} token={token} take={false} done={done} />}
      {stakes && token && reward && reward.earning + reward.pending > 0n && (
        <StakeForm pool={pool} who={who} token={token} take={true} done={done} />
      )}
    </article>
  );
}

export function Rewards({
  position,
  who,
  refresh,
}: {
  position: Position;
  who: Hex;
  refresh: () => void;
}): JSX.Element {
  const { pools, rewards } = position;
  const [claimed, setClaimed] = useState(false);
  const ready = rewards.some(({ claimable }) => claimable > 0n);
  const rewardIn = (pool: Pool): Reward | null => rewards.find((reward) => reward.pool === pool.id) ?? null;
  const shown = pools.filter((pool) => rewardIn(pool) !== null || (pool.kind.kind === 'stake' && !pool.retired));
  return (
    <>
      {rewards.length === 0 && <p>{t('stake.none')}</p>}
      {(ready || claimed) && (
        <div>
          <p>{t('stake.claim.text')}</p>
          <SignedAction
            label={t('stake.claim')}
            call={(link) => calls.claimRewards(link, who)}
            again={ready}
            done={() => {
              setClaimed(true);
              refresh();
            }}
          />
        </div>
      )}
      {shown.map((pool) => (
        <PoolCard key={pool.id} pool={pool} reward={rewardIn(pool)} who={who} done={refresh} />
      ))}
    </>
  );
}
