// Submitting a referendum: what it should do, what it would change, and the one transaction that submits it.

import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { now } from '../chain/clock';
import { type Link, connection } from '../chain/connection';
import type { Token } from '../chain/model';
import { type EmissionOutlook, emissionOutlook } from '../chain/outlook';
import { brought } from '../chain/proposals';
import { Crowded, type Prepared, prepare, submitted } from '../chain/propose';
import { type Rules, rules as askRules } from '../chain/referenda';
import { locale, t, told } from '../i18n';
import { type Hex, fromHex } from '../lib/bytes';
import {
  type EmissionFaults,
  type EmissionForm,
  LONGEST_CALL,
  type TrackName,
  emissionCall,
  emissionForm,
  isTrackName,
  readEmission,
} from '../lib/propose';
import type { Track } from '../lib/referendum';
import { useArrival } from '../parts/arrive';
import { Arrived } from '../parts/arrived';
import { ProposalPart } from '../parts/governance/proposal';
import { durationText, trackText } from '../parts/governance/text';
import { CarryTask } from '../parts/manage/carry';
import { ChoiceField, Field, TextField } from '../parts/manage/field';
import { chosenAccount } from '../parts/manage/who';
import { Problem, problemText } from '../parts/problem';
import { Amount, amountText } from '../parts/values';
import { WalletChoice } from '../parts/wallet';
import { links } from '../router';
import { Loading } from '../state/loading';

/** A proposer signs for itself: by the time that others approve, the referendum would have another number. */
const OWN = { kind: 'own' } as const;
/** How long it may take until no other referendum is on its way, in milliseconds. */
const PATIENCE = 90_000;

/** What is proposed, and on which track. */
interface Wanted {
  track: TrackName;
  call: Uint8Array;
}

interface FormProps {
  rules: Rules;
  token: Token;
  /** Called with what was entered. It says what is wrong with it, if the chain cannot take it. */
  wants: (wanted: Wanted) => void;
}

const FIELDS = ['issuance', 'decay', 'decayPeriod', 'floor', 'maxSupply'] as const;

/** How much is issued: the parameters as they were decided last, to be changed. */
function EmissionFields({ known, token, wants }: Omit<FormProps, 'rules'> & { known: EmissionOutlook }): JSX.Element {
  const { params, schedule } = known.outlook;
  const decided = [...params.values()].at(-1) ?? schedule?.params ?? null;
  const [form, setForm] = useState<EmissionForm>(() =>
    decided
      ? emissionForm(decided, token, locale.value)
      : { issuance: '', decay: '0', decayPeriod: '1', floor: '0', maxSupply: '' },
  );
  const [faults, setFaults] = useState<EmissionFaults>({});
  const hints: Partial<Record<(typeof FIELDS)[number], string>> = {
    issuance: t('propose.issuance.hint', {
      lowest: amountText(known.lowest, token),
      highest: amountText(known.highest, token),
    }),
  };
  const look = (event: Event): void => {
    event.preventDefault();
    const read = readEmission(form, token, locale.value);
    setFaults(read.ok ? {} : read.fault);
    if (read.ok) wants({ track: 'emission_admin', call: emissionCall(read.value) });
  };
  return (
    <form onSubmit={look} noValidate data-test="propose-emission">
      {FIELDS.map((field) => {
        const fault = faults[field];
        return (
          <TextField
            key={field}
            label={t(`propose.${field}`)}
            hint={hints[field]}
            fault={fault && told(fault)}
            value={form[field]}
            change={(value) => setForm({ ...form, [field]: value })}
          />
        );
      })}
      <button type="submit">{t('gov.bring.look')}</button>
    </form>
  );
}

function EmissionPart({ token, wants }: Omit<FormProps, 'rules'>): JSX.Element {
  const known = useMemo(() => new Loading(() => connection.ask((link) => emissionOutlook(link, 1))), []);
  useEffect(() => {
    void known.ask();
  }, [known]);
  const state = known.state.value;
  if (state.kind === 'loading') return <p role="status">{t('app.loading')}</p>;
  if (state.kind === 'failed') return <Problem error={state.error} again={() => void known.ask()} />;
  return <EmissionFields known={state.value} token={token} wants={wants} />;
}

/** Any call by its bytes. */
function BytesPart({ rules, wants }: FormProps): JSX.Element {
  const tracks = rules.tracks.flatMap(({ name }) => (isTrackName(name) ? [name] : []));
  const [track, setTrack] = useState<TrackName>(tracks[0] ?? 'root');
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string>();
  const look = async (event: Event): Promise<void> => {
    event.preventDefault();
    const hex = text.trim();
    if (hex.length > 2 + 2 * LONGEST_CALL) return setFault(t('propose.long', { bytes: LONGEST_CALL }));
    const call = fromHex(hex);
    if (!call || call.length === 0) return setFault(t('gov.bring.form'));
    try {
      const { word } = await connection.ask((link) => brought(link, call));
      setFault(word.ok ? undefined : told({ key: word.fault }));
      if (word.ok) wants({ track, call });
    } catch (error) {
      setFault(problemText(error));
    }
  };
  return (
    <form onSubmit={(event) => void look(event)} noValidate data-test="propose-call">
      <ChoiceField
        label={t('gov.column.track')}
        value={track}
        options={tracks.map((name) => [name, trackText(name)])}
        change={setTrack}
      />
      <Field label={t('propose.bytes')} hint={t('propose.bytes.hint')} fault={fault}>
        {(ids) => (
          <textarea
            {...ids}
            dir="ltr"
            rows={4}
            spellcheck={false}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        )}
      </Field>
      <button type="submit">{t('gov.bring.look')}</button>
    </form>
  );
}

interface SubmitProps {
  wanted: Wanted;
  track: Track;
  token: Token;
  back: () => void;
}

/** A submission that was made ready for an account. */
interface Made {
  prepared: Prepared;
  who: Hex;
}

/** What would be submitted, what is put down for it, and the transaction. */
function Submit({ wanted, track, token, back }: SubmitProps): JSX.Element {
  const [made, setMade] = useState<Made | null>(null);
  const [state, setState] = useState<{ busy: boolean; fault: string | null }>({ busy: false, fault: null });
  const [id, setId] = useState<number | null>(null);
  const heading = useArrival<HTMLHeadingElement>();
  const task = useMemo(() => {
    if (!made) return null;
    const { prepared } = made;
    const isDone = async (link: Link): Promise<boolean> => {
      const found = await submitted(link, prepared);
      setId(found);
      return found !== null;
    };
    return { call: prepared.call, isDone, traceless: false };
  }, [made]);
  const who = chosenAccount();
  const make = async (): Promise<void> => {
    if (!who) return;
    setState({ busy: true, fault: null });
    try {
      const prepared = await connection.ask((link) => prepare(link, who, wanted.track, wanted.call), PATIENCE);
      setMade({ prepared, who });
      setState({ busy: false, fault: null });
    } catch (error) {
      setState({ busy: false, fault: error instanceof Crowded ? t('propose.crowded') : problemText(error) });
    }
  };
  const present = now.value;
  // If it passes from its first moment on.
  const at = (present?.moment ?? 0) + track.prepare + track.confirm + track.enact;
  return (
    <>
      <h2 tabIndex={-1} ref={heading}>
        {t('propose.what')}
      </h2>
      <p>
        {trackText(track.name)}.{' '}
        {t('gov.track.rules', {
          prepare: durationText(track.prepare),
          decide: durationText(track.decide),
          confirm: durationText(track.confirm),
          enact: durationText(track.enact),
        })}
      </p>
      <ProposalPart proposal={{ kind: 'inline', bytes: wanted.call }} at={at} token={token} />
      {!made && (
        <>
          <WalletChoice />
          <p>
            <button type="button" disabled={!who || state.busy} onClick={() => void make()} data-test="prepare">
              {t('propose.make')}
            </button>
          </p>
          {state.busy && <p role="status">{t('app.loading')}</p>}
          {state.fault !== null && <p role="alert">{state.fault}</p>}
        </>
      )}
      {made && task && (
        <>
          <Arrived title={t('propose.deposits')} />
          <dl data-test="deposits">
            <div>
              <dt>{t('gov.deposit.submission')}</dt>
              <dd>
                <Amount value={made.prepared.submission} token={token} />
              </dd>
            </div>
            <div>
              <dt>{t('gov.deposit.decision')}</dt>
              <dd>
                <Amount value={track.deposit} token={token} />
              </dd>
            </div>
            <div>
              <dt>{t('propose.deposit.bytes')}</dt>
              <dd>
                <Amount value={made.prepared.bytes} token={token} />
              </dd>
            </div>
          </dl>
          <p class="fine">{t('propose.deposits.text')}</p>
          <CarryTask task={task} who={OWN} manager={made.who} native={token} done={() => undefined} />
          {id !== null && (
            <p>
              <a href={links.referendum(id)} data-test="submitted">
                {t('gov.referendum', { id: String(id) })}
              </a>
            </p>
          )}
        </>
      )}
      {id === null && (
        <p>
          <button type="button" class="small" onClick={back}>
            {t('open.change')}
          </button>
        </p>
      )}
    </>
  );
}

export function Propose(): JSX.Element {
  const known = useMemo(
    () => new Loading(() => connection.ask(async (link) => ({ rules: await askRules(link), token: link.chain.token }))),
    [],
  );
  const [kind, setKind] = useState<'emission' | 'call'>('emission');
  const [wanted, setWanted] = useState<Wanted | null>(null);
  useEffect(() => {
    void known.ask();
  }, [known]);
  const state = known.state.value;
  const facts = state.kind === 'there' ? state.value : null;
  const track = facts?.rules.tracks.find(({ name }) => name === wanted?.track);
  return (
    <>
      <h1 tabIndex={-1}>{t('propose.title')}</h1>
      <p class="lead">{t('propose.lead')}</p>
      {state.kind === 'loading' && <p role="status">{t('app.loading')}</p>}
      {state.kind === 'failed' && <Problem error={state.error} again={() => void known.ask()} />}
      {facts && !(wanted && track) && (
        <section>
          <ChoiceField
            label={t('propose.kind')}
            value={kind}
            options={[
              ['emission', t('propose.kind.emission')],
              ['call', t('propose.kind.call')],
            ]}
            change={setKind}
          />
          {kind === 'emission' ? (
            <EmissionPart token={facts.token} wants={setWanted} />
          ) : (
            <BytesPart {...facts} wants={setWanted} />
          )}
        </section>
      )}
      {facts && wanted && track && (
        <section>
          <Submit wanted={wanted} track={track} token={facts.token} back={() => setWanted(null)} />
        </section>
      )}
    </>
  );
}
