// Bringing a credential: the file that an attester gives. It costs nothing and needs no signature of its owner.

import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { connection } from '../chain/connection';
import { type Credential, presentCredential, readCredential } from '../chain/credential';
import type { Refusal } from '../chain/model';
import { Refused, Unknown, sendFree } from '../chain/submit';
import { t, told } from '../i18n';
import type { Key } from '../i18n';
import type { Hex } from '../lib/bytes';
import type { Said } from '../lib/result';
import { problemText } from './problem';
import { RefusalWords } from './refusal';
import { Address, dayText } from './values';

type State =
  | { kind: 'none' }
  | { kind: 'fault'; text: string }
  | { kind: 'read'; credential: Credential }
  | { kind: 'going'; credential: Credential; text: string }
  | { kind: 'done' }
  | { kind: 'refused'; refusal: Refusal };

/** Characters of a file that are read. */
const LONGEST = 65_536;

export function BringCredential({ who, done }: { who: Hex; done: () => void }): JSX.Element {
  const [state, setState] = useState<State>({ kind: 'none' });
  const id = useId();
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const read = readCredential(await file.slice(0, LONGEST + 1).text());
    setState(
      read.ok ? { kind: 'read', credential: read.value } : { kind: 'fault', text: told(read.fault as Said<Key>) },
    );
  };
  const bring = async (credential: Credential): Promise<void> => {
    setState({ kind: 'going', credential, text: t('claim.progress.checking') });
    try {
      await sendFree(
        connection,
        (link) => presentCredential(link, credential),
        (progress) => {
          if (progress.kind === 'sent') setState({ kind: 'going', credential, text: t('claim.progress.sent') });
          if (progress.kind === 'in-block') {
            setState({ kind: 'going', credential, text: t('claim.progress.block', { block: progress.block }) });
          }
        },
      );
      setState({ kind: 'done' });
      done();
    } catch (error) {
      if (error instanceof Refused) setState({ kind: 'refused', refusal: error.refusal });
      else setState({ kind: 'fault', text: error instanceof Unknown ? t('claim.notarrived') : problemText(error) });
    }
  };
  const credential = state.kind === 'read' || state.kind === 'going' ? state.credential : null;
  return (
    <details class="credential no-print">
      <summary>{t('credential.bring')}</summary>
      <p>{t('credential.text')}</p>
      <label for={id}>{t('credential.file')}</label>
      <input
        id={id}
        type="file"
        accept=".json,application/json"
        onChange={(event) => void take(event.currentTarget.files?.[0])}
      />
      {state.kind === 'fault' && (
        <p class="fault" role="alert">
          {state.text}
        </p>
      )}
      {credential && (
        <div>
          <dl>
            <div>
              <dt>{t('credential.account')}</dt>
              <dd>
                <Address account={credential.account} />
              </dd>
            </div>
            <div>
              <dt>{t('credential.says')}</dt>
              <dd>
                {t('credential.says.value', {
                  level: credential.level,
                  country: credential.country,
                  date: dayText(credential.expires),
                })}
              </dd>
            </div>
            <div>
              <dt>{t('credential.attester')}</dt>
              <dd>
                <Address account={credential.attester} link={false} />
              </dd>
            </div>
          </dl>
          {credential.account !== who && <p class="notice">{t('credential.other')}</p>}
          {state.kind === 'read' && (
            <button type="button" class="primary" onClick={() => void bring(credential)}>
              {t('credential.send')}
            </button>
          )}
          {state.kind === 'going' && <p role="status">{state.text}</p>}
        </div>
      )}
      {state.kind === 'done' && (
        <p class="notice good" role="status">
          {t('credential.done')}
        </p>
      )}
      {state.kind === 'refused' && (
        <div class="notice bad" role="alert">
          <RefusalWords refusal={state.refusal} passesAt={null} of="Compliance" />
        </div>
      )}
    </details>
  );
}
