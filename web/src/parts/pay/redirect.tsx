// Having one payment sent to another account: the owner of the row signs a text, without a transaction of its own.

import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { now } from '../../chain/clock';
import { connection } from '../../chain/connection';
import { t, told } from '../../i18n';
import { type Redirect, readSignature, redirectText } from '../../lib/payee';
import { start } from '../../state/claims';
import { type WalletAccount, chosenOf, wallet } from '../../state/wallet';
import { type ClaimProps, signText } from '../claim';
import { WalletChoice } from '../wallet';
import { type Days, DeadlineField, deadlineOf } from './deadline';
import { DestinationField, destinationIn } from './destination';
import { Agreement } from './signing';

/** The longest message of a wallet that is shown. */
const LONGEST = 200;

type State = { kind: 'idle' } | { kind: 'signing' } | { kind: 'fault'; text: string };

/** Why there is no signature. */
function faultText(error: unknown): string {
  // The client calls what the wallet does not have.
  if (error instanceof TypeError) return t('redirect.raw');
  const message = error instanceof Error ? error.message : String(error);
  if (/cancel|reject|denied/i.test(message)) return t('claim.cancelled');
  return t('eth.refuses', { message: message.slice(0, LONGEST) });
}

function Sign({ redirect, entitlement, who, refresh }: ClaimProps & { redirect: Redirect }): JSX.Element | null {
  const [state, setState] = useState<State>({ kind: 'idle' });
  const { standing, round, evidence } = entitlement;
  if (standing.kind !== 'ready') return null;
  const chosen = chosenOf(wallet.value);
  const other = chosen !== null && chosen.account !== who;
  const sign = async ({ signer, scheme }: WalletAccount): Promise<void> => {
    setState({ kind: 'signing' });
    try {
      const bytes = await signer.signBytes(new TextEncoder().encode(redirectText(redirect)));
      const read = readSignature(bytes, scheme);
      if (!read.ok) {
        setState({ kind: 'fault', text: told(read.fault) });
        return;
      }
      const { to, paid, deadline } = redirect;
      const by = { to, paid, deadline, signature: read.value };
      const wanted = { round: round.id, who, evidence, what: { kind: 'redirect', by } } as const;
      const sender = standing.sign === null ? null : signer;
      void start(wanted, standing.claimable.paid, sender).then(refresh, refresh);
    } catch (error) {
      setState({ kind: 'fault', text: faultText(error) });
    }
  };
  return (
    <>
      {standing.sign !== null && <p>{signText(standing.sign)}</p>}
      <WalletChoice />
      {other && <p>{t('wallet.own')}</p>}
      {chosen && (
        <button
          type="button"
          class="primary"
          disabled={other || state.kind === 'signing'}
          onClick={() => void sign(chosen)}
        >
          {t('redirect.sign')}
        </button>
      )}
      {state.kind === 'signing' && <p role="status">{t('claim.progress.signing')}</p>}
      {state.kind === 'fault' && <p role="alert">{state.text}</p>}
    </>
  );
}

export function RedirectIt(props: ClaimProps): JSX.Element | null {
  const { entitlement, who } = props;
  const { standing, round, evidence, token } = entitlement;
  const [text, setText] = useState('');
  const [days, setDays] = useState<Days>('1');
  const [shown, setShown] = useState<Redirect | null>(null);
  const back = useRef(false);
  if (standing.kind !== 'ready') return null;
  const { claimable } = standing;
  if (shown) {
    const { row, to, deadline } = shown;
    const agreed = { round: shown.round, row, owner: who, destination: to, deadline, token, amount: claimable.now };
    return (
      <div>
        <Agreement
          agreed={agreed}
          label={t('sign.amount.due')}
          units={t('redirect.before', { units: String(shown.paid) })}
          written={redirectText(shown)}
        >
          {shown.paid > 0n && <p>{t('redirect.stream')}</p>}
        </Agreement>
        <Sign redirect={shown} {...props} />
        <button
          type="button"
          onClick={() => {
            back.current = true;
            setShown(null);
          }}
        >
          {t('sign.change')}
        </button>
      </div>
    );
  }
  const excluded = { pot: round.pot, self: who };
  const [to, present, state] = [destinationIn(text, excluded), now.value, connection.state.value];
  const ready = to !== null && present !== null && state.kind === 'ready';
  const look = (): void => {
    if (!ready) return;
    setShown({
      genesis: state.chain.genesis,
      round: round.id,
      row: evidence.index,
      owner: who,
      to,
      paid: claimable.paid,
      deadline: deadlineOf(present.moment, days),
    });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        look();
      }}
    >
      <p>{t('redirect.text')}</p>
      <DestinationField text={text} change={setText} excluded={excluded} focus={back.current} />
      <DeadlineField days={days} change={setDays} hint={t('deadline.hint')} />
      <button type="submit" disabled={!ready}>
        {t('sign.look')}
      </button>
      <p class="fine">{t('redirect.limits')}</p>
    </form>
  );
}
