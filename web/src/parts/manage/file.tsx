// The file of a list: choosing it, what was found in it, and what is wrong with it.

import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Facts } from '../../chain/manage';
import { locale, t } from '../../i18n';
import type { Fault, ListFile, Noted } from '../../lib/list';
import { MAX_DECIMALS } from '../../lib/amount';
import type { Choices, FileReading } from '../../state/listfile';
import { NoReader } from '../../state/reader';
import { amountText } from '../values';
import { CheckField, ChoiceField, TextField } from './field';
import { faultText, skippedText } from './words';

/** Faults that are shown. */
const SHOWN = 100;
/** Columns, and lines of a kind, that are named. */
const NAMED = 12;

const number = (value: number): string => new Intl.NumberFormat(locale.value).format(value);

/** How many lines, and which are the first; nothing if there are none. */
function notedText({ count, lines }: Noted): string | null {
  if (count === 0) return null;
  const named = new Intl.ListFormat(locale.value, { type: 'unit' }).format(lines.slice(0, NAMED).map(number));
  return t('new.found.noted', { count, lines: count > NAMED ? `${named} …` : named });
}

interface Of {
  /** Which file it is about. */
  of: FileReading;
}

export function Drop({ of }: Of): JSX.Element {
  const [over, setOver] = useState(false);
  const [id, hint] = [useId(), useId()];
  const take = (file: File | undefined): void => {
    if (file) void of.take(file.name, file);
  };
  const file = of.file.value;
  return (
    <div
      class={`drop ${over ? 'over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files[0]);
      }}
    >
      <label for={id}>{t('new.file')}</label>
      <input
        id={id}
        type="file"
        accept=".csv,.tsv,.txt,.xlsx,.ods"
        aria-describedby={hint}
        onChange={(event) => take(event.currentTarget.files?.[0])}
      />
      <p id={hint} class="fine">
        {t('new.file.hint')}
      </p>
      {file && (
        <p>
          {t('new.file.taken', { bytes: file.content.size })} <bdi>{file.name.slice(0, 80)}</bdi>
        </p>
      )}
    </div>
  );
}

const DELIMITERS = ['', ',', ';', '\t', '|'] as const;

/** What a person can say about the file, beside what was found. */
export function FileChoices({ of }: Of): JSX.Element {
  const choices = of.choices.value;
  const say = (changes: Partial<Choices>): void => of.say(changes);
  const text = (value: string): string | null => (value.trim() === '' ? null : value);
  const native = of.asset.value === 'native';
  const known = of.known;
  const token = known?.token.symbol ?? '';
  const names = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;
  return (
    <details>
      <summary>{t('new.choices')}</summary>
      <p class="fine">{t('new.choices.text')}</p>
      <ChoiceField
        label={t('new.unit')}
        value={choices.unit}
        options={[
          ...(native ? ([['header', t('new.unit.header')]] as const) : []),
          ['tokens', t('new.unit.tokens', { symbol: token, decimals: known?.token.decimals ?? 0 })],
          ['smallest', t('new.unit.smallest')],
        ]}
        change={(unit) => say({ unit })}
      />
      {!native && known?.token.decimals === 0 && choices.unit === 'tokens' && (
        <TextField
          label={t('new.decimals')}
          hint={t('new.decimals.hint')}
          numeric
          value={choices.decimals === null ? '' : String(choices.decimals)}
          change={(value) => say({ decimals: /^\d{1,2}$/.test(value) ? Math.min(Number(value), MAX_DECIMALS) : null })}
        />
      )}
      <TextField
        label={t('new.column.account')}
        hint={t('new.column.hint')}
        value={choices.account ?? ''}
        change={(value) => say({ account: text(value) })}
      />
      <TextField
        label={t('new.column.amount')}
        hint={t('new.column.hint')}
        value={choices.amount ?? ''}
        change={(value) => say({ amount: text(value) })}
      />
      <ChoiceField
        label={t('new.delimiter')}
        value={DELIMITERS.find((one) => one === choices.delimiter) ?? ''}
        options={DELIMITERS.map((one) => [one, one === '' ? t('new.found') : t(`new.delimiter.${names[one]}`)])}
        change={(value) => say({ delimiter: value === '' ? null : value })}
      />
      <TextField
        label={t('new.sheet')}
        value={choices.sheet ?? ''}
        change={(value) => say({ sheet: value === '' ? null : value })}
      />
      <TextField
        label={t('new.header')}
        numeric
        value={choices.headerRow === null ? '' : String(choices.headerRow)}
        change={(value) => say({ headerRow: /^[1-9]\d{0,6}$/.test(value) ? Number(value) : null })}
      />
      <ChoiceField
        label={t('new.hidden')}
        value={choices.hiddenRows ?? ''}
        options={[
          ['', t('new.hidden.fault')],
          ['include', t('new.hidden.include')],
          ['skip', t('new.hidden.skip')],
        ]}
        change={(value) => say({ hiddenRows: value === '' ? null : value })}
      />
      <CheckField
        label={t('new.allow.duplicates')}
        checked={choices.allowDuplicates}
        change={(allowDuplicates) => say({ allowDuplicates })}
      />
      <CheckField
        label={t('new.allow.rounded')}
        checked={choices.allowRounded}
        change={(allowRounded) => say({ allowRounded })}
      />
      <CheckField
        label={t('new.allow.keyless')}
        checked={choices.allowKeyless}
        change={(allowKeyless) => say({ allowKeyless })}
      />
      <CheckField
        label={t('new.allow.ethereum')}
        checked={choices.allowEthereum}
        change={(allowEthereum) => say({ allowEthereum })}
      />
    </details>
  );
}

function FaultTable({ faults, title }: { faults: readonly Fault[]; title: string }): JSX.Element {
  return (
    <div class="table cells" role="region" tabIndex={0} aria-label={title}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('new.fault.line')}</th>
            <th scope="col">{t('new.fault.column')}</th>
            <th scope="col">{t('new.fault.what')}</th>
          </tr>
        </thead>
        <tbody>
          {faults.slice(0, SHOWN).map((fault, at) => (
            <tr key={at}>
              <th scope="row">{fault.line === 0 ? t('new.fault.file') : number(fault.line)}</th>
              <td>
                <bdi>{fault.column}</bdi>
              </td>
              <td class="long">
                {faultText(fault.kind)}{' '}
                <span lang="en" dir="ltr" class="fine">
                  {fault.message}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What was found in the file. */
function Found({ list, known }: { list: ListFile; known: Facts | null }): JSX.Element {
  const { reading, decimals, total } = list;
  const row = (label: string, value: string | null): JSX.Element | null =>
    value === null ? null : (
      <div>
        <dt>{label}</dt>
        <dd>
          <bdi>{value}</bdi>
        </dd>
      </div>
    );
  const ignored = reading.ignored.slice(0, NAMED).join(', ');
  const skipped = Object.entries(reading.skipped).map(([why, lines]) => skippedText(why, lines));
  const lists = new Intl.ListFormat(locale.value, { type: 'unit' });
  return (
    <dl data-test="found">
      {row(t('new.found.format'), [reading.format, reading.encoding].filter((one) => one).join(', ') || null)}
      {row(t('new.delimiter'), reading.delimiter)}
      {row(t('new.sheet'), reading.sheet)}
      {row(t('new.column.account'), reading.columns['account'] ?? null)}
      {row(t('new.column.amount'), reading.columns['amount'] ?? null)}
      {row(t('new.found.ignored'), ignored === '' ? null : ignored)}
      {row(
        t('new.unit'),
        decimals === null
          ? t('new.unit.smallest')
          : t('new.unit.tokens', { symbol: known?.token.symbol ?? '', decimals }),
      )}
      {row(t('new.found.lines'), number(reading.lines))}
      {row(t('new.found.rows'), number(reading.rows))}
      {row(t('new.found.skipped'), skipped.length === 0 ? null : lists.format(skipped))}
      {row(t('new.found.commented'), notedText(reading.commentedOut))}
      {row(t('new.hidden'), notedText(reading.hiddenRows))}
      {row(
        t('new.found.unseen'),
        reading.hiddenColumns.length === 0 ? null : lists.format(reading.hiddenColumns.slice(0, NAMED)),
      )}
      {reading.faulty > 0 && row(t('new.found.faulty'), number(reading.faulty))}
      {known && row(t('new.found.total'), amountText(total, known.token))}
    </dl>
  );
}

/** What came of reading the file. */
export function FileResult({ of }: Of): JSX.Element | null {
  const state = of.reading.value;
  if (state.kind === 'none') return null;
  if (state.kind === 'reading') return <p role="status">{t('new.reading')}</p>;
  if (state.kind === 'too-long') return <p role="alert">{t('new.toolong')}</p>;
  if (state.kind === 'failed') {
    const message = state.error instanceof Error ? state.error.message : '';
    return (
      <div class="notice bad" role="alert">
        <p>{state.error instanceof NoReader ? t('new.noreader') : t('new.failed', { message })}</p>
      </div>
    );
  }
  const { list } = state;
  const count = list.faults.length + list.more;
  return (
    <>
      <Found list={list} known={of.known} />
      {count > 0 && (
        <div class="notice bad" role="alert" data-test="faults">
          <h3>{t('new.faults', { count })}</h3>
          <p>{t('new.faults.text')}</p>
          <FaultTable faults={list.faults} title={t('new.faults', { count })} />
          {count > Math.min(SHOWN, list.faults.length) && (
            <p>{t('new.faults.more', { count: count - Math.min(SHOWN, list.faults.length) })}</p>
          )}
        </div>
      )}
      {list.warnings.length > 0 && (
        <div class="notice">
          <h3>{t('new.warnings', { count: list.warnings.length })}</h3>
          <FaultTable faults={list.warnings} title={t('new.warnings', { count: list.warnings.length })} />
        </div>
      )}
    </>
  );
}
