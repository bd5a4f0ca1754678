// Rounds that are announced: until when anybody can object, and what was objected and answered.

import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { now } from '../chain/clock';
import type { Link } from '../chain/connection';
import { connection } from '../chain/connection';
import { tokenOf } from '../chain/balances';
import type { Round, Token } from '../chain/model';
import { round as askRound } from '../chain/rounds';
import { t } from '../i18n';
import { fromHex } from '../lib/bytes';
import { termsHash } from '../lib/terms';
import { termsInWords } from '../pages/round-text';
import { Field } from '../parts/manage/field';
import { SignedAction } from '../parts/signed';
import { Address, Amount, Hash, dayText, whenText } from '../parts/values';
import { links } from '../router';
import { LONGEST_OBJECTION, objectCall, retractCall } from './calls';
import { type Announcement, type Objection, type Snapshot, announcementOf, announcements, objections } from './chain';
import { objectionIn } from './objection';
import { Loaded, useLoading } from './paged';
import { s } from './say';

/** When the time for objections ends, if none is lost. */
function endText(left: number, write: (moment: number) => string): string {
  const present = now.value;
  return present ? write(present.moment + left) : '…';
}

function Table({ all }: { all: Announcement[] }): JSX.Element {
  return (
    <div class="table rounds" role="region" tabIndex={0} aria-label={s('announced.title')}>
      <table data-test="announcements">
        <thead>
          <tr>
            <th scope="col">{s('announced.column.round')}</th>
            <th scope="col">{s('announced.column.window')}</th>
            <th scope="col">{s('announced.column.objections')}</th>
          </tr>
        </thead>
        <tbody>
          {all.map(({ round, left, objections: count, answered }) => (
            <tr key={round}>
              <th scope="row">
                <a href={links.announcement(round)}>{t('round.title', { id: String(round) })}</a>
              </th>
              <td data-label={s('announced.column.window')}>
                {left > 0 ? endText(left, dayText) : s('announced.over')}
              </td>
              <td data-label={s('announced.column.objections')}>{s('announced.count', { count, answered })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function Announced(): JSX.Element {
  const loading = useLoading(announcements, []);
  return (
    <>
      <h1 tabIndex={-1}>{s('announced.title')}</h1>
      <p>{s('announced.lead')}</p>
      <Loaded loading={loading}>
        {(all) => (all.length > 0 ? <Table all={all} /> : <p data-test="none">{s('announced.none')}</p>)}
      </Loaded>
    </>
  );
}

/** What is shown of one announcement. */
interface Shown {
  announcement: Announcement;
  round: Round | null;
  token: Token | null;
  /** The token whose balances a snapshot is of. */
  held: Token | null;
  objections: Objection[];
}

async function look(link: Link, id: number): Promise<Shown | null> {
  const [announcement, round] = await Promise.all([announcementOf(link, id), askRound(link, id)]);
  if (!announcement) return null;
  const { snapshot } = announcement;
  const [token, held, said] = await Promise.all([
    round ? tokenOf(link, round.terms.asset) : null,
    // The tokens of another chain are not known here.
    snapshot && snapshot.genesis === null ? tokenOf(link, snapshot.held) : null,
    objections(link, id, announcement.objections),
  ]);
  return { announcement, round, token, held, objections: said };
}

/** Whether the terms of a round have the hash that was announced. Terms that the chain cannot have have none. */
function isAsAnnounced(round: Round, terms: string): boolean {
  try {
    return termsHash(round.terms, fromHex(round.rowsDigest, 32)) === terms;
  } catch {
    return false;
  }
}

function Rule({ snapshot, held, round }: { snapshot: Snapshot; held: Token | null; round: number }): JSX.Element {
  return (
    <div class="notice">
      <p>
        {s('announced.snapshot', {
          asset:
            held?.symbol ?? (snapshot.held === 'native' ? s('announced.snapshot.native') : `asset-${snapshot.held}`),
          block: snapshot.block,
          numerator: snapshot.numerator,
          denominator: snapshot.denominator,
          least: snapshot.least,
          round: String(round),
        })}
      </p>
      {snapshot.genesis !== null && <p>{s('announced.snapshot.other', { genesis: snapshot.genesis })}</p>}
    </div>
  );
}

function ObjectionCard({
  round,
  objection,
  refresh,
}: {
  round: number;
  objection: Objection;
  refresh: () => void;
}): JSX.Element {
  const title = s('announced.objection', { number: objection.number });
  return (
    <article class="card" aria-label={title} data-test={`objection-${objection.number}`}>
      <header>
        <h3>{title}</h3>
        <span class="tag">{objection.answered ? s('announced.answered') : s('announced.open')}</span>
      </header>
      <p>
        <Address account={objection.by} />
      </p>
      <blockquote>
        <p dir="auto">{objection.text}</p>
      </blockquote>
      {objection.answer !== null && (
        <>
          <p class="strong">{s('announced.answer')}</p>
          <blockquote>
            <p dir="auto">{objection.answer}</p>
          </blockquote>
        </>
      )}
      <SignedAction
        label={s('announced.retract')}
        only={objection.by}
        call={() => retractCall(round, objection.number)}
        done={refresh}
        again={false}
      />
    </article>
  );
}

function ObjectForm({ announcement, refresh }: { announcement: Announcement; refresh: () => void }): JSX.Element {
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string | undefined>(undefined);
  const read = objectionIn(text);
  const long = !read.ok && read.fault === 'long';
  return (
    <div role="group" aria-label={s('announced.object')}>
      <h3>{s('announced.object')}</h3>
      <Field
        label={s('announced.object.label')}
        hint={s('announced.object.hint', {
          left: Math.max(0, LONGEST_OBJECTION - new TextEncoder().encode(text).length),
        })}
        fault={long ? s('announced.object.long', { count: LONGEST_OBJECTION }) : fault}
      >
        {(ids) => (
          <textarea
            {...ids}
            rows={4}
            dir="auto"
            value={text}
            onInput={(event) => {
              setText(event.currentTarget.value);
              setFault(undefined);
            }}
          />
        )}
      </Field>
      <p class="fine">{s('announced.object.text')}</p>
      <SignedAction
        label={s('announced.object')}
        call={() => {
          if (read.ok) return objectCall(announcement.round, announcement.terms, read.value);
          if (read.fault === 'empty') setFault(s('announced.object.empty'));
          return null;
        }}
        done={() => {
          setText('');
          refresh();
        }}
      />
    </div>
  );
}

function View({ shown, refresh }: { shown: Shown; refresh: () => void }): JSX.Element {
  const { announcement, round, token, held } = shown;
  const { objections: count, answered } = announcement;
  const present = now.value;
  const state = connection.state.value;
  const native = state.kind === 'ready' ? state.chain.token : null;
  const [open, same] = [announcement.left > 0, round !== null && isAsAnnounced(round, announcement.terms)];
  return (
    <>
      <p class="lead" data-test="window">
        {open ? s('announced.window', { when: endText(announcement.left, whenText) }) : s('announced.window.over')}
      </p>
      {announcement.refuted && <p class="notice bad">{s('announced.refuted')}</p>}
      <p>
        <a href={links.round(announcement.round)}>{s('announced.link')}</a>
      </p>
      <section>
        <h2>{s('announced.terms')}</h2>
        {round && token && present && (
          <ul>
            {termsInWords(round, token, present).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
        {round && (
          <p class={same ? 'checked' : 'notice bad'} data-test="announced-checked">
            {same ? s('announced.same') : s('announced.changed')}
          </p>
        )}
        {announcement.snapshot && <Rule snapshot={announcement.snapshot} held={held} round={announcement.round} />}
        <dl class="exact">
          <div>
            <dt>{s('announced.hash')}</dt>
            <dd>
              <Hash value={announcement.terms} what={s('announced.hash')} />
            </dd>
          </div>
          <div>
            <dt>{s('announced.manager')}</dt>
            <dd>
              <Address account={announcement.manager} />
            </dd>
          </div>
          <div>
            <dt>{s('announced.since')}</dt>
            <dd>{dayText(announcement.announced)}</dd>
          </div>
          {announcement.bond > 0n && native && (
            <div>
              <dt>{s('announced.bond')}</dt>
              <dd>
                <Amount value={announcement.bond} token={native} />
              </dd>
            </div>
          )}
        </dl>
      </section>
      <section>
        <h2>{s('announced.objections')}</h2>
        {count > 0 && <p>{s('announced.count', { count, answered })}</p>}
        {shown.objections.length === 0 && <p data-test="no-objections">{s('announced.objections.none')}</p>}
        {shown.objections.map((objection) => (
          <ObjectionCard key={objection.number} round={announcement.round} objection={objection} refresh={refresh} />
        ))}
        {open && <ObjectForm announcement={announcement} refresh={refresh} />}
      </section>
    </>
  );
}

export function AnnouncedRound({ id }: { id: number }): JSX.Element {
  const loading = useLoading((link) => look(link, id), [id]);
  const refresh = (): void => void loading.ask();
  return (
    <>
      <h1 tabIndex={-1}>{s('announced.round', { id: String(id) })}</h1>
      <p class="no-print">
        <button type="button" class="small" onClick={refresh}>
          {t('app.again')}
        </button>
      </p>
      <Loaded loading={loading}>
        {(shown) =>
          shown ? <View shown={shown} refresh={refresh} /> : <p>{s('announced.gone', { id: String(id) })}</p>
        }
      </Loaded>
    </>
  );
}
