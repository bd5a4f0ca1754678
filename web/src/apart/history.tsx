// The history of an account, its sums compared with the chain, and its statement as a file.

import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { locale, t, told } from '../i18n';
import { readAddress } from '../lib/address';
import { type Hex, toHex } from '../lib/bytes';
import { formatDate } from '../lib/time';
import { ChoiceField } from '../parts/manage/field';
import { problemText } from '../parts/problem';
import { Address, Amount, addressText, amountText } from '../parts/values';
import { goTo, links } from '../router';
import { deployment } from '../settings';
import { type FaultKind, IndexFault, baseOf } from './index-api';
import { type Past, type PastPart, PastView } from './past';
import { type Key, s } from './say';
import { type Balance, type Line, sumsOf, yearsOf } from './statement';
import { coinTrackerTable, koinlyTable, ownTable } from './tables';
import { Who, whoIs } from './who';

/** Lines that are shown at a time. */
const PAGE = 25;
/** Milliseconds after which a browser has begun to save a file. */
const SAVED = 10_000;

const FAULTS = {
  silent: 'history.fault.silent',
  form: 'history.fault.form',
  long: 'history.fault.long',
  empty: 'history.fault.empty',
  'other-network': 'history.fault.network',
} as const satisfies Readonly<Record<Exclude<FaultKind, 'said'>, Key>>;

function faultText(error: unknown): string {
  if (!(error instanceof IndexFault)) return problemText(error);
  return error.kind === 'said' ? s('history.fault.said', { message: error.message }) : s(FAULTS[error.kind]);
}

function balanceText({ free, held }: Balance, { token }: PastPart): string {
  return s('history.balance', { free: amountText(free, token), held: amountText(held, token) });
}

function verdictText({ verdict }: PastPart): string {
  return s(`history.${verdict}`);
}

function Sums({ part }: { part: PastPart }): JSX.Element {
  const { token, lines, end, closing, verdict } = part;
  const title = s('history.asset', { asset: token.symbol });
  const bad = verdict === 'differs' || verdict === 'misfit';
  return (
    <article class="card" aria-label={title} data-test={`sums-${part.asset}`}>
      <h2>{title}</h2>
      <dl>
        <div>
          <dt>{s('history.opening')}</dt>
          <dd>{balanceText(part.opening, part)}</dd>
        </div>
        {sumsOf(lines).map(({ category, amount }) => (
          <div key={category}>
            <dt>{s(`history.kind.${category}`)}</dt>
            <dd>
              <Amount value={amount} token={token} />
            </dd>
          </div>
        ))}
        {end && (
          <div>
            <dt>{s('history.closing')}</dt>
            <dd class="strong">{balanceText(end, part)}</dd>
          </div>
        )}
        {closing && (
          <div>
            <dt>{s('history.chain')}</dt>
            <dd>{balanceText(closing, part)}</dd>
          </div>
        )}
      </dl>
      <p class={bad ? 'notice bad' : verdict === 'agrees' ? 'checked' : 'fine'} data-test={`verdict-${part.asset}`}>
        {verdictText(part)}
      </p>
    </article>
  );
}

/** A line, and the asset that it is of. */
interface Shown {
  part: PastPart;
  line: Line;
}

/** All lines, the newest first. Those of one block stay in their order, turned around. */
function newestFirst(parts: readonly PastPart[]): Shown[] {
  const all = parts.flatMap((part) => part.lines.map((line) => ({ part, line })));
  return all.reverse().sort((a, b) => b.line.movement.block - a.line.movement.block);
}

function signedText({ line, part }: Shown): string {
  const { incoming, outgoing, movement } = line;
  if (incoming > 0n) return `+${amountText(incoming, part.token)}`;
  return amountText(outgoing > 0n ? -outgoing : movement.amount, part.token);
}

/** The other account, the round or the pool; and of payments to others who they were for. */
function With({ line: { movement }, who }: { line: Line; who: string }): JSX.Element {
  const { counterparty, round, pool, owner, payee } = movement;
  return (
    <>
      {round !== null && <a href={links.round(round)}>{s('history.source.round', { id: String(round) })}</a>}
      {round === null && pool !== null && s('history.source.pool', { id: String(pool) })}
      {round === null && pool === null && counterparty !== null && (
        <bdi class="address" dir="ltr">
          {counterparty}
        </bdi>
      )}
      {owner !== null && owner !== who && (
        <>
          {' '}
          {s('history.owner')} <bdi dir="ltr">{owner}</bdi>
        </>
      )}
      {payee !== null && payee !== who && (
        <>
          {' '}
          {s('history.payee')} <bdi dir="ltr">{payee}</bdi>
        </>
      )}
    </>
  );
}

function Movements({ past, who }: { past: Past; who: string }): JSX.Element {
  const all = useMemo(() => newestFirst(past.parts), [past]);
  const [from, setFrom] = useState(0);
  const shown = all.slice(from, from + PAGE);
  const span = { first: from + 1, last: from + shown.length, count: all.length };
  return (
    <section>
      <h2>{s('history.movements')}</h2>
      {all.length === 0 && <p data-test="no-movements">{s('history.none')}</p>}
      {all.length > 0 && (
        <>
          <div class="table rounds past" role="region" tabIndex={0} aria-label={s('history.movements')}>
            <table data-test="movements">
              <thead>
                <tr>
                  <th scope="col">{s('history.column.when')}</th>
                  <th scope="col">{s('history.column.what')}</th>
                  <th scope="col">{s('history.column.amount')}</th>
                  <th scope="col">{s('history.column.after')}</th>
                  <th scope="col">{s('history.column.with')}</th>
                </tr>
              </thead>
              <tbody>
                {shown.map(({ line, part }, place) => (
                  <tr key={from + place}>
                    <th scope="row">{formatDate(new Date(line.movement.ms), locale.value)}</th>
                    <td data-label={s('history.column.what')}>{s(`history.kind.${line.category}`)}</td>
                    <td data-label={s('history.column.amount')}>
                      <bdi class="amount">{signedText({ line, part })}</bdi>
                    </td>
                    <td data-label={s('history.column.after')}>
                      <Amount value={line.after.free + line.after.held} token={part.token} />
                    </td>
                    <td data-label={s('history.column.with')}>
                      <With line={line} who={who} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p role="status">{s('history.shown', span)}</p>
          <div class="turn no-print">
            <button type="button" disabled={from === 0} onClick={() => setFrom(Math.max(0, from - PAGE))}>
              {s('history.newer')}
            </button>
            <button type="button" disabled={from + PAGE >= all.length} onClick={() => setFrom(from + PAGE)}>
              {s('history.older')}
            </button>
          </div>
        </>
      )}
    </section>
  );
}

/** Has the browser save a text as a file. */
function save(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), SAVED);
}

type Saving =
  { kind: 'idle' } | { kind: 'asking'; done: number; count: number } | { kind: 'done' | 'failed'; text: string };

type Program = 'own' | 'koinly' | 'cointracker';

function Statement({ past, view }: { past: Past; view: PastView }): JSX.Element {
  const [year, setYear] = useState('all');
  const [state, setState] = useState<Saving>({ kind: 'idle' });
  const going = state.kind === 'asking';
  const years = yearsOf(past.movements);
  const make = async (program: Program): Promise<void> => {
    const within = ({ movement }: Line): boolean =>
      year === 'all' || new Date(movement.ms).getUTCFullYear() === Number(year);
    const parts = past.parts.map(({ token, lines }) => ({ token, lines: lines.filter(within) }));
    const places = parts.flatMap(({ lines }) => lines.map(({ movement }) => movement));
    try {
      let text = '';
      if (program === 'cointracker') text = coinTrackerTable(parts);
      else {
        setState({ kind: 'asking', done: 0, count: 0 });
        const hash = await view.hashes(places, (done, count) => setState({ kind: 'asking', done, count }));
        text = program === 'own' ? ownTable(parts, hash) : koinlyTable(parts, hash);
      }
      const name = `${program === 'own' ? 'statement' : program}${year === 'all' ? '' : `-${year}`}.csv`;
      save(name, text);
      setState({ kind: 'done', text: s('history.save.done', { name }) });
    } catch (error) {
      setState({ kind: 'failed', text: faultText(error) });
    }
  };
  const button = (program: Program): JSX.Element => (
    <button type="button" disabled={going} onClick={() => void make(program)} data-test={`save-${program}`}>
      {s(`history.save.${program}`)}
    </button>
  );
  return (
    <section class="no-print">
      <h2>{s('history.statement')}</h2>
      <p>{s('history.save.text')}</p>
      <ChoiceField
        label={s('history.year')}
        value={year}
        options={[['all', s('history.year.all')], ...years.map((one): [string, string] => [String(one), String(one)])]}
        change={setYear}
      />
      <div class="turn" role="group" aria-label={s('history.save')}>
        {button('own')}
        {button('koinly')}
        {button('cointracker')}
      </div>
      {state.kind === 'asking' && (
        <p role="status">{s('history.save.going', { done: state.done, count: state.count })}</p>
      )}
      {state.kind === 'done' && (
        <p role="status" data-test="saved">
          {state.text}
        </p>
      )}
      {state.kind === 'failed' && <p role="alert">{state.text}</p>}
    </section>
  );
}

function View({ account, base }: { account: Hex; base: string }): JSX.Element {
  const view = useMemo(() => new PastView(account, base), [account, base]);
  useEffect(() => {
    void view.past.ask();
    return () => view.leave();
  }, [view]);
  const state = view.past.state.value;
  if (state.kind === 'loading') return <p role="status">{s('history.reading', { count: view.read.value })}</p>;
  if (state.kind === 'failed') {
    return (
      <div class="notice bad" role="alert">
        <h2>{s('history.fault')}</h2>
        <p data-test="history-fault">{faultText(state.error)}</p>
        <button type="button" onClick={() => void view.past.ask()}>
          {t('app.again')}
        </button>
      </div>
    );
  }
  const past = state.value;
  const when = formatDate(new Date(past.head.ms), locale.value);
  return (
    <>
      <p data-test="history-upto">{s('history.upto', { block: past.head.number, when })}</p>
      {past.parts.map((part) => (
        <Sums key={part.asset} part={part} />
      ))}
      <Statement past={past} view={view} />
      <Movements past={past} who={addressText(account)} />
    </>
  );
}

/** Leads to the history of an account as soon as it is chosen; of one that was chosen before there is a link. */
function Choose(): JSX.Element {
  const who = whoIs();
  const first = useRef(who);
  useEffect(() => {
    if (who && who !== first.current) goTo(links.history(addressText(who)));
  }, [who]);
  return (
    <>
      <Who />
      {who && (
        <p>
          <a href={links.history(addressText(who))}>{s('history.link')}</a>
        </p>
      )}
    </>
  );
}

function Of({ address }: { address: string }): JSX.Element {
  const read = readAddress(address);
  const { index } = deployment.value;
  if (read.kind !== 'account') {
    return (
      <>
        <p role="alert">{read.kind === 'wrong' ? told(read.why) : s('apart.who.ethereum')}</p>
        <p>
          <a href={links.history()}>{s('apart.who.other')}</a>
        </p>
      </>
    );
  }
  const account = toHex(read.account);
  const base = index === null ? null : baseOf(index, location.href);
  return (
    <>
      <p class="whose">
        <Address account={account} />
      </p>
      {base === null ? <p role="alert">{s('history.fault.address')}</p> : <View account={account} base={base} />}
    </>
  );
}

export function History({ address }: { address: string | null }): JSX.Element {
  const { index } = deployment.value;
  return (
    <>
      <h1 tabIndex={-1}>{s('history.title')}</h1>
      {index === null && <p data-test="no-index">{s('history.missing')}</p>}
      {index !== null && (address === null ? <Choose /> : <Of key={address} address={address} />)}
    </>
  );
}
