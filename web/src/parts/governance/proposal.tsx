// What a referendum would do, and what it would change in emission.

import type { JSX } from 'preact';
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { now } from '../../chain/clock';
import { connection } from '../../chain/connection';
import type { Token } from '../../chain/model';
import { emissionOutlook } from '../../chain/outlook';
import { type Proposed, brought, proposed } from '../../chain/proposals';
import { FalseBytes, hashOf } from '../../chain/types';
import { t, told } from '../../i18n';
import { fromHex } from '../../lib/bytes';
import { type EmissionChange, changeIn } from '../../lib/forecast';
import type { Proposal } from '../../lib/referendum';
import { Loading } from '../../state/loading';
import { ERAS, IssuanceChart } from '../charts/issuance';
import { Problem } from '../problem';
import { Address, Hash } from '../values';
import { WordView } from './word';

/** The largest call that a chain can store. */
const LARGEST = 4_194_304;
/** How long fetching it may take, in milliseconds. */
const PATIENCE = 180_000;
/** The longest text that is taken for a call: two digits a byte. */
const LONGEST_TEXT = 2 * LARGEST + 100;

/** A field for the bytes of a call that the chain does not have. */
function Bring({ hash, found }: { hash: string; found: (call: Proposed) => void }): JSX.Element {
  const field = useRef<HTMLTextAreaElement>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [id, note] = [useId(), useId()];
  const look = async (event: Event): Promise<void> => {
    event.preventDefault();
    const text = field.current?.value ?? '';
    const bytes = text.length > LONGEST_TEXT ? undefined : fromHex(text.trim());
    if (!bytes || bytes.length === 0) return setFault(t('gov.bring.form'));
    if (hashOf(bytes) !== hash) return setFault(t('gov.bring.other'));
    setFault(null);
    try {
      found(await connection.ask((link) => brought(link, bytes)));
    } catch {
      setFault(t('app.failed.node'));
    }
  };
  return (
    <form onSubmit={(event) => void look(event)} noValidate>
      <label for={id}>{t('gov.bring.label')}</label>
      <textarea
        id={id}
        ref={field}
        dir="ltr"
        rows={3}
        spellcheck={false}
        aria-describedby={note}
        aria-invalid={fault ? 'true' : undefined}
      />
      <p id={note} class={fault ? 'fault' : 'fine'} role={fault ? 'alert' : undefined}>
        {fault ?? t('gov.bring.hint')}
      </p>
      <button type="submit">{t('gov.bring.look')}</button>
    </form>
  );
}

/** What a vote would change in emission. */
function Emission({ change, at, token }: { change: EmissionChange; at: number; token: Token }): JSX.Element {
  const known = useMemo(() => new Loading(() => connection.ask((link) => emissionOutlook(link, ERAS))), []);
  useEffect(() => {
    void known.ask();
  }, [known]);
  const [state, present] = [known.state.value, now.value];
  return (
    <section>
      <h2>{t('gov.emission')}</h2>
      {state.kind === 'failed' && <Problem error={state.error} again={() => void known.ask()} />}
      {(state.kind === 'loading' || !present) && state.kind !== 'failed' && <p role="status">{t('app.loading')}</p>}
      {state.kind === 'there' && present && (
        <IssuanceChart known={state.value} change={change} at={at} token={token} clock={present} />
      )}
    </section>
  );
}

interface ProposalProps {
  proposal: Proposal;
  /** When it is carried out, as things are. */
  at: number;
  token: Token;
}

/** The call of a referendum in words. */
export function ProposalPart({ proposal, at, token }: ProposalProps): JSX.Element {
  const key = proposal.kind === 'inline' ? hashOf(proposal.bytes) : proposal.hash;
  const limit = useRef<number | undefined>(undefined);
  const [own, setOwn] = useState<Proposed | null>(null);
  const [fetching, setFetching] = useState(false);
  const known = useMemo(
    () =>
      new Loading(() =>
        connection.ask((link) => proposed(link, proposal, limit.current), limit.current ? PATIENCE : undefined),
      ),
    // The same call is not fetched again when the votes are.
    [key],
  );
  useEffect(() => {
    void known.ask();
  }, [known]);
  const state = known.state.value;
  const fetchAll = (): void => {
    limit.current = LARGEST;
    setFetching(true);
    void known.ask().finally(() => setFetching(false));
  };
  const call = own ?? (state.kind === 'there' ? state.value : null);
  const change = call?.kind === 'there' && call.word.ok ? changeIn(call.word.value) : null;
  return (
    <>
      <section>
        <h2>{t('gov.call')}</h2>
        {state.kind === 'loading' && <p role="status">{t('app.loading')}</p>}
        {state.kind === 'failed' &&
          (state.error instanceof FalseBytes ? (
            <p class="notice bad" role="alert">
              {t('gov.call.false')}
            </p>
          ) : (
            <Problem error={state.error} again={() => void known.ask()} />
          ))}
        {call?.kind === 'missing' && (
          <>
            <p class="notice" data-test="missing">
              {t('gov.call.missing')}
            </p>
            <Bring hash={call.hash} found={setOwn} />
          </>
        )}
        {call?.kind === 'large' && (
          <p>
            {t('gov.call.large', { bytes: call.length })}{' '}
            <button type="button" disabled={fetching} onClick={fetchAll}>
              {t('gov.call.fetch')}
            </button>{' '}
            <span role="status">{fetching ? t('app.loading') : ''}</span>
          </p>
        )}
        {call?.kind === 'there' && (
          <>
            {call.word.ok ? (
              <WordView word={call.word.value} token={token} />
            ) : (
              <p class="notice bad" data-test="undecoded">
                {told({ key: call.word.fault })}
              </p>
            )}
            <p class="checked">{t('gov.call.checked')}</p>
            <p class="fine">{t('gov.call.word')}</p>
            {call.kept?.by && !call.kept.needed && (
              <p>
                {t('gov.call.unrequested')} <Address account={call.kept.by} />
              </p>
            )}
          </>
        )}
        {call && (
          <dl>
            <div>
              <dt>{t('gov.call.hash')}</dt>
              <dd>
                <Hash value={call.hash} what={t('gov.call.hash')} />
              </dd>
            </div>
          </dl>
        )}
      </section>
      {change && <Emission change={change} at={at} token={token} />}
    </>
  );
}
