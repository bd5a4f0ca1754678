// Getting the row of an Ethereum address: its owner signs which account is paid, and anybody sends that for free.

import type { JSX } from 'preact';
import { signal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { now } from '../../chain/clock';
import { complianceStatus, obstacle } from '../../chain/compliance';
import { connection } from '../../chain/connection';
import type { Obstacle } from '../../chain/model';
import { t, told } from '../../i18n';
import { toEip55 } from '../../lib/address';
import { type Hex, toHex } from '../../lib/bytes';
import { obstacleOf } from '../../lib/errors';
import { type EthereumClaim, type Form, addressIn, textOf, typedData } from '../../lib/ethereum';
import { start } from '../../state/claims';
import {
  type EthereumWallet,
  NoSignature,
  NotSigned,
  OtherAddress,
  WalletRefuses,
  askForEthereumWallets,
  chooseAddresses,
  ethereumWallets,
  lookForEthereumWallets,
  signatureOf,
} from '../../state/ethereum';
import { signerOf, wallet } from '../../state/wallet';
import { Keep } from '../aside';
import { type ClaimProps, signText } from '../claim';
import { BringCredential } from '../credential';
import { ChoiceField } from '../manage/field';
import { problemText } from '../problem';
import { RefusalWords } from '../refusal';
import { dayText } from '../values';
import { WalletChoice } from '../wallet';
import { words } from '../words';
import { type Days, DeadlineField, deadlineOf } from './deadline';
import { DestinationField, destinationIn } from './destination';
import { Agreement } from './signing';

/** What was entered last stays for the next row, as long as the page is open. */
const entered = signal('');
const form = signal<Form>('typed');

type Step =
  | { kind: 'asking' }
  | { kind: 'checking' }
  /** Compliance refuses the account that is to be paid. */
  | { kind: 'refused'; obstacle: Obstacle }
  /** The address itself is frozen: none is paid then. */
  | { kind: 'frozen'; lapses: number | null }
  | { kind: 'failed'; error: unknown }
  /** What is signed stays as it was shown. */
  | { kind: 'shown'; claim: EthereumClaim };

type Signing =
  | { kind: 'idle' }
  | { kind: 'connecting' | 'signing'; name: string }
  | { kind: 'other'; shown: readonly string[]; by: EthereumWallet }
  | { kind: 'fault'; text: string; elsewise: boolean };

function faultText(error: unknown): string {
  if (error instanceof NotSigned) return t('claim.cancelled');
  if (error instanceof NoSignature) return told(error.why);
  if (error instanceof WalletRefuses) {
    return error.busy ? t('eth.busy') : t('eth.refuses', { message: error.message });
  }
  return problemText(error);
}

/** Signing what is shown, with a wallet that has announced itself. */
function Sign({ claim, entitlement, who, refresh }: ClaimProps & { claim: EthereumClaim }): JSX.Element | null {
  const [state, setState] = useState<Signing>({ kind: 'idle' });
  useEffect(lookForEthereumWallets, []);
  const { standing, round, evidence } = entitlement;
  if (standing.kind !== 'ready') return null;
  const { sign, claimable } = standing;
  const sender = sign === null ? null : signerOf(wallet.value);
  const found = ethereumWallets.value;
  const going = state.kind === 'connecting' || state.kind === 'signing';
  const attempt = async (by: EthereumWallet, act: () => Promise<void>): Promise<void> => {
    setState({ kind: 'connecting', name: by.name });
    try {
      await act();
      const signature = await signatureOf(by, claim, form.value, () => setState({ kind: 'signing', name: by.name }));
      const { destination, deadline } = claim;
      const order = { destination, deadline, form: form.value, signature };
      const wanted = { round: round.id, who, evidence, what: { kind: 'ethereum', order } } as const;
      void start(wanted, claimable.paid, sender).then(refresh, refresh);
    } catch (error) {
      if (error instanceof OtherAddress) setState({ kind: 'other', shown: error.shown, by });
      else setState({ kind: 'fault', text: faultText(error), elsewise: form.value === 'typed' });
    }
  };
  return (
    <>
      {sign !== null && (
        <>
          <p>{signText(sign)}</p>
          <WalletChoice />
        </>
      )}
      <ChoiceField
        label={t('eth.form')}
        hint={t('eth.form.hint')}
        value={form.value}
        options={[
          ['typed', t('eth.form.typed')],
          ['text', t('eth.form.text')],
        ]}
        change={(chosen) => {
          form.value = chosen;
        }}
      />
      <div class="wallet">
        {found.map((one) => (
          <button
            type="button"
            key={one.id}
            class="primary"
            disabled={going || (sign !== null && !sender)}
            onClick={() => void attempt(one, () => Promise.resolve())}
          >
            {t('eth.sign')} <bdi>{one.name}</bdi>
          </button>
        ))}
      </div>
      {found.length === 0 && (
        <div class="notice">
          <p>{t('eth.none')}</p>
          <button type="button" onClick={askForEthereumWallets}>
            {t('app.again')}
          </button>
        </div>
      )}
      {state.kind === 'connecting' && <p role="status">{t('eth.connecting', { name: state.name })}</p>}
      {state.kind === 'signing' && <p role="status">{t('eth.signing', { name: state.name })}</p>}
      {state.kind === 'other' && (
        <div class="notice" role="alert">
          <p>{t('eth.other', { owner: toEip55(addressIn(who) ?? new Uint8Array()) })}</p>
          <ul>
            {state.shown.slice(0, 10).map((address) => (
              <li key={address}>
                <bdi dir="ltr">{address.slice(0, 42)}</bdi>
              </li>
            ))}
          </ul>
          <button type="button" onClick={() => void attempt(state.by, () => chooseAddresses(state.by))}>
            {t('eth.other.choose')}
          </button>
        </div>
      )}
      {state.kind === 'fault' && (
        <div class="notice" role="alert">
          <p>{state.text}</p>
          {state.elsewise && (
            <>
              <p>{t('eth.elsewise')}</p>
              <button
                type="button"
                onClick={() => {
                  form.value = 'text';
                  setState({ kind: 'idle' });
                }}
              >
                {t('eth.elsewise.choose')}
              </button>
            </>
          )}
        </div>
      )}
      <p class="fine">{t('eth.free')}</p>
    </>
  );
}

/** The account is refused: why, and what can be done. */
function Refused({
  obstacle: why,
  destination,
  entitlement,
  who,
  refresh,
}: ClaimProps & { obstacle: Obstacle; destination: Hex | null }): JSX.Element {
  const { round, evidence, aside } = entitlement;
  const refusal = { pallet: 'Distribution', name: obstacleOf(why.reason)?.name ?? why.reason, docs: '' };
  const { actions } = words(refusal);
  return (
    <div class="notice bad" role="alert">
      <p>{t('eth.refused')}</p>
      <RefusalWords refusal={refusal} passesAt={why.passesAt} />
      {destination && actions.includes('credential') && (
        <BringCredential who={destination} done={() => void refresh()} />
      )}
      <Keep
        round={round.id}
        who={who}
        evidence={evidence}
        refresh={refresh}
        offered={actions.includes('aside') && !aside && round.status.kind !== 'closed'}
      />
    </div>
  );
}

/** Asks where the row is to be paid, shows what its owner will sign, and has it signed and sent. */
export function GetSigned(props: ClaimProps): JSX.Element | null {
  const { entitlement, who } = props;
  const { standing, round, evidence, token, total } = entitlement;
  const streamed = round.terms.release.kind === 'streamed';
  const [step, setStep] = useState<Step>({ kind: 'asking' });
  const [days, setDays] = useState<Days>(streamed ? '30' : '7');
  const number = useRef(0);
  const back = useRef(false);
  const address = addressIn(who);
  if (standing.kind !== 'ready' || !address) return null;
  const excluded = { pot: round.pot };
  const destination = destinationIn(entered.value, excluded);
  const ask = (): void => {
    number.current += 1;
    setStep({ kind: 'asking' });
  };
  const check = async (): Promise<void> => {
    const present = now.value;
    if (!destination || !present) return;
    number.current += 1;
    const run = number.current;
    setStep({ kind: 'checking' });
    try {
      const next = await connection.ask(async (link): Promise<Step> => {
        const [status, refused] = await Promise.all([
          complianceStatus(link, who),
          // A stream is paid up to a payout limit, so the least of it is asked about.
          obstacle(link, destination, round.id, streamed ? 1n : standing.claimable.now),
        ]);
        if (status.frozen) return { kind: 'frozen', lapses: status.frozen.lapses };
        if (refused) return { kind: 'refused', obstacle: refused };
        const claim: EthereumClaim = {
          genesis: link.chain.genesis,
          round: round.id,
          row: evidence.index,
          owner: toHex(address),
          destination,
          amount: total ?? standing.claimable.total,
          deadline: deadlineOf(present.moment, days),
        };
        return { kind: 'shown', claim };
      });
      if (run === number.current) setStep(next);
    } catch (error) {
      if (run === number.current) setStep({ kind: 'failed', error });
    }
  };
  if (step.kind === 'shown') {
    const { claim } = step;
    const { row, deadline, amount } = claim;
    const agreed = { round: claim.round, row, owner: who, destination: claim.destination, deadline, token, amount };
    const written = form.value === 'typed' ? JSON.stringify(JSON.parse(typedData(claim)), null, 2) : textOf(claim);
    return (
      <div class="get">
        <Agreement
          agreed={agreed}
          label={t(streamed ? 'sign.amount.stream' : 'sign.amount')}
          units={t('sign.units', { units: String(amount) })}
          written={written}
        />
        <Sign claim={claim} {...props} />
        <button
          type="button"
          onClick={() => {
            back.current = true;
            ask();
          }}
        >
          {t('sign.change')}
        </button>
      </div>
    );
  }
  return (
    <form
      class="get"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void check();
      }}
    >
      <p>{t('eth.where')}</p>
      <DestinationField
        text={entered.value}
        change={(text) => {
          entered.value = text;
          ask();
        }}
        excluded={excluded}
        focus={back.current}
      />
      <DeadlineField days={days} change={setDays} hint={streamed ? t('deadline.hint.stream') : t('deadline.hint')} />
      {step.kind === 'refused' && <Refused {...props} obstacle={step.obstacle} destination={destination} />}
      {step.kind === 'frozen' && (
        <div class="notice bad" role="alert">
          <p>{t('eth.frozen')}</p>
          {step.lapses !== null && <p>{t('account.identity.lapses', { date: dayText(step.lapses) })}</p>}
        </div>
      )}
      {step.kind === 'failed' && <p role="alert">{problemText(step.error)}</p>}
      {step.kind === 'checking' && <p role="status">{t('claim.progress.checking')}</p>}
      <button type="submit" class="primary" disabled={!destination || !now.value || step.kind === 'checking'}>
        {t('sign.look')}
      </button>
    </form>
  );
}
