// A button for something that has to be signed.

import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { connection } from '../chain/connection';
import type { Link } from '../chain/connection';
import type { Refusal } from '../chain/model';
import { type Call, type Done, Refused, Unknown, sendSigned } from '../chain/submit';
import { t } from '../i18n';
import { type Hex, toHex } from '../lib/bytes';
import { signerOf, wallet } from '../state/wallet';
import { useReturn } from './arrive';
import { problemText } from './problem';
import { RefusalWords } from './refusal';
import { WalletChoice } from './wallet';

type ActionState =
  | { kind: 'idle' }
  | { kind: 'asking' }
  | { kind: 'going'; text: string }
  | { kind: 'done'; done: Done }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'failed'; text: string };

interface SignedActionProps {
  label: string;
  /** The call, for the account that signs; null if what was entered is no call. */
  call: (link: Link, signer: Hex) => Call | null;
  done: () => void;
  /** The only account that can sign it, if there is one. */
  only?: Hex;
  /** Whether it can be done once more when it is done. */
  again?: boolean;
}

export function SignedAction({ label, call, done, only, again = true }: SignedActionProps): JSX.Element {
  const [state, setState] = useState<ActionState>({ kind: 'idle' });
  const panel = useReturn<HTMLDivElement>(state.kind === 'idle', state.kind);
  const signer = signerOf(wallet.value);
  const account = signer ? toHex(signer.publicKey) : null;
  const send = async (): Promise<void> => {
    if (!signer || !account) return;
    setState({ kind: 'going', text: t('claim.progress.checking') });
    try {
      const link = await connection.link();
      const built = call(link, account);
      if (!built) {
        setState({ kind: 'asking' });
        return;
      }
      const result = await sendSigned(
        connection,
        signer,
        () => built,
        (progress) => {
          if (progress.kind === 'signing') setState({ kind: 'going', text: t('claim.progress.signing') });
          if (progress.kind === 'sent') setState({ kind: 'going', text: t('claim.progress.sent') });
          if (progress.kind === 'in-block') {
            setState({ kind: 'going', text: t('claim.progress.block', { block: progress.block }) });
          }
        },
      );
      setState({ kind: 'done', done: result });
      done();
    } catch (error) {
      if (error instanceof Refused) setState({ kind: 'refused', refusal: error.refusal });
      else if (error instanceof Unknown) setState({ kind: 'failed', text: t('claim.notarrived') });
      else if (error instanceof Error && /cancel|reject|denied/i.test(error.message)) {
        setState({ kind: 'failed', text: t('claim.cancelled') });
      } else setState({ kind: 'failed', text: problemText(error) });
    }
  };
  const begin = (
    <button type="button" onClick={() => setState({ kind: 'asking' })}>
      {label}
    </button>
  );
  if (state.kind === 'idle') return begin;
  const other = only !== undefined && account !== null && account !== only;
  return (
    <div class="signed" tabIndex={-1} ref={panel}>
      {state.kind !== 'going' && state.kind !== 'done' && (
        <>
          <WalletChoice />
          {other && <p>{t('wallet.own')}</p>}
          {signer && (
            <button type="button" class="primary" disabled={other} onClick={() => void send()}>
              {t('claim.signed')}
            </button>
          )}
        </>
      )}
      {state.kind === 'going' && <p role="status">{state.text}</p>}
      {state.kind === 'done' && (
        <>
          <p class="notice good" role="status">
            {t('stake.done', { block: state.done.block.number })}
          </p>
          {again && begin}
        </>
      )}
      {state.kind === 'refused' && (
        <div class="notice bad" role="alert">
          <RefusalWords refusal={state.refusal} passesAt={null} />
        </div>
      )}
      {state.kind === 'failed' && <p role="alert">{state.text}</p>}
    </div>
  );
}
