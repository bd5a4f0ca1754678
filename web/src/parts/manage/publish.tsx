// Storing the list in the chain, part by part.

import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t, told } from '../../i18n';
import { toHex } from '../../lib/bytes';
import { readManifest } from '../../lib/manifest';
import { draft } from '../../state/draft';
import { signerOf, wallet } from '../../state/wallet';
import { Problem, problemText } from '../problem';
import { Hash } from '../values';
import { WalletChoice } from '../wallet';
import { Refused } from './refused';

/** Compares the list with the manifest that the command line makes of the same file. */
function Compare(): JSX.Element {
  const [said, setSaid] = useState<{ text: string; good: boolean } | null>(null);
  const look = async (file: File | undefined): Promise<void> => {
    const list = draft.list;
    if (!file || !list) return;
    // One that is longer is no manifest.
    const read = readManifest(await file.slice(0, 65_537).text());
    if (!read.ok) {
      setSaid({ text: told(read.fault), good: false });
      return;
    }
    const { root, rows, total } = read.value;
    const same = root === toHex(list.root) && rows === list.count && total === list.total;
    setSaid({ text: same ? t('publish.same') : t('publish.differs'), good: same });
  };
  return (
    <details>
      <summary>{t('publish.compare')}</summary>
      <label>
        {t('publish.manifest')}
        <input type="file" accept=".json" onChange={(event) => void look(event.currentTarget.files?.[0])} />
      </label>
      {said && (
        <p class={said.good ? 'checked' : 'fault'} role={said.good ? 'status' : 'alert'}>
          {said.text}
        </p>
      )}
    </details>
  );
}

/** The list that was made of the file. */
export function ReadyPart(): JSX.Element | null {
  const state = draft.making.value;
  if (state.kind === 'none') return null;
  if (state.kind === 'failed') return <p role="alert">{problemText(state.error)}</p>;
  if (state.kind === 'making') {
    return (
      <p>
        <label>
          {t('new.making')} <progress max={1} value={state.share} />
        </label>
      </p>
    );
  }
  return (
    <>
      <dl>
        <div>
          <dt>{t('round.root')}</dt>
          <dd>
            <Hash value={toHex(state.list.root)} what={t('round.root')} />
          </dd>
        </div>
      </dl>
      <Compare />
    </>
  );
}

export function PublishPart(): JSX.Element | null {
  const [list, state, found] = [draft.list, draft.publishing.value, draft.upload.state.value];
  const signer = signerOf(wallet.value);
  if (!list) return null;
  const again = (): void => void draft.upload.ask();
  const upload = found.kind === 'there' ? found.value : null;
  const chunks = list.cuts.length;
  const stored = state.kind === 'going' ? state.done : (upload?.stored ?? 0);
  return (
    <>
      <p>{t('publish.text', { count: chunks })}</p>
      {found.kind === 'failed' && <Problem error={found.error} again={again} />}
      {found.kind === 'loading' && <p role="status">{t('app.loading')}</p>}
      {upload?.complete && (
        <p class="notice good" role="status" data-test="published">
          {t('publish.done', { list: upload.list })}
        </p>
      )}
      {found.kind === 'there' && !upload?.complete && (
        <>
          <p>
            <label>
              {t('publish.progress', { done: stored, count: chunks })} <progress max={chunks} value={stored} />
            </label>
          </p>
          {upload && state.kind === 'none' && <p>{t('publish.begun', { list: upload.list })}</p>}
          {state.kind === 'going' && (
            <p role="status">
              {state.wallet
                ? t('claim.progress.signing')
                : t(state.step === 'announce' ? 'publish.announcing' : 'publish.storing')}
            </p>
          )}
          {state.kind === 'refused' && (
            <div class="notice bad" role="alert">
              <Refused refusal={state.refusal} />
            </div>
          )}
          {state.kind === 'failed' && <p role="alert">{t('publish.failed')}</p>}
          {state.kind !== 'going' && (
            <>
              <WalletChoice />
              {signer && (
                <button type="button" class="primary" onClick={() => void draft.publish(signer)} data-test="publish">
                  {upload ? t('publish.go') : t('publish.begin')}
                </button>
              )}
            </>
          )}
        </>
      )}
    </>
  );
}
