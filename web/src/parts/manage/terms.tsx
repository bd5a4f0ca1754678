// The terms of a new round: what is entered, and the same in words.

import type { JSX } from 'preact';
import { now } from '../../chain/clock';
import type { Round, Terms, Token } from '../../chain/model';
import { locale, t, told } from '../../i18n';
import { fromHex } from '../../lib/bytes';
import { type FieldFault, type RoundForm, fieldDate } from '../../lib/form';
import { termsHash } from '../../lib/terms';
import { dateOf } from '../../lib/time';
import { termsInWords } from '../../pages/round-text';
import { UnlockChart } from '../charts/unlock';
import { Hash, dayText } from '../values';
import { CheckField, ChoiceField, DateField, DurationInput, Field, TextField } from './field';

const NOBODY = `0x${'00'.repeat(32)}` as const;

/** A round that has only its terms. */
const BARE: Omit<Round, 'terms' | 'termsHash' | 'ends' | 'status'> = {
  id: 0,
  manager: NOBODY,
  rowsDigest: NOBODY,
  claimed: 0n,
  payments: 0n,
  rows: 0,
  rowsTotal: 0n,
  rowsClaimed: 0,
  audit: NOBODY,
  pot: NOBODY,
  potBalance: 0n,
  payable: 0n,
  setAside: 0n,
};

/** Terms as a round that has them, for its words. `of` is the draft that gets them; null for a new one. */
function asRound(terms: Terms, of: Round | null, status: 'draft' | 'open'): Round {
  const rows = { rows: terms.manifest?.rows ?? 0, rowsTotal: terms.manifest?.total ?? 0n };
  const base = of ?? { ...BARE, ...rows };
  const digest = fromHex(base.rowsDigest, 32);
  return {
    ...base,
    terms,
    termsHash: termsHash(terms, digest),
    ends: terms.window.closes,
    status: { kind: status },
  };
}

interface TermsTextProps {
  terms: Terms;
  token: Token;
  /** Whether the round is still a draft after what is shown; otherwise it is open. */
  draft?: boolean;
  /** The draft that gets them, whose rows stay; none for a new one. */
  of?: Round | null;
}

/** Terms as sentences, with what unlocks when. */
export function TermsText({ terms, token, draft: remains = false, of = null }: TermsTextProps): JSX.Element | null {
  const present = now.value;
  if (!present) return null;
  const round = asRound(terms, of, remains ? 'draft' : 'open');
  return (
    <>
      <ul data-test="words">
        {termsInWords(round, token, present).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <UnlockChart release={terms.release} total={terms.budget} token={token} clock={present} />
      <dl>
        {terms.source.kind === 'merkle' && (
          <div>
            <dt>{t('round.root')}</dt>
            <dd>
              <Hash value={terms.source.root} what={t('round.root')} />
            </dd>
          </div>
        )}
        <div>
          <dt>{t('round.hash')}</dt>
          <dd>
            <Hash value={round.termsHash} what={t('round.hash')} />
          </dd>
        </div>
      </dl>
    </>
  );
}

/** What is wrong with a field, with the first date at which it would be right. */
function faultOf(faults: readonly FieldFault[], field: keyof RoundForm): string | undefined {
  const fault = faults.find((one) => one.field === field);
  if (!fault) return undefined;
  const words = told(fault.why);
  return fault.block === undefined ? words : `${words} ${t('form.earliest', { date: dayText(fault.block) })}`;
}

interface TermsFormProps {
  form: RoundForm;
  /** What is wrong with what was entered. */
  faults: readonly FieldFault[];
  fill: (changes: Partial<RoundForm>) => void;
}

export function TermsForm({ form, faults, fill }: TermsFormProps): JSX.Element {
  const fault = (field: keyof RoundForm): string | undefined => faultOf(faults, field);
  const zone = new Intl.DateTimeFormat(locale.value, { timeZoneName: 'long' })
    .formatToParts(new Date())
    .find(({ type }) => type === 'timeZoneName')?.value;
  const close = faults.find(({ field, block }) => field === 'closes' && block !== undefined);
  const present = now.value;
  return (
    <>
      <p class="fine">{t('new.zone', { zone: zone ?? '' })}</p>
      <DateField
        label={t('new.opens')}
        hint={t('new.now')}
        fault={fault('opens')}
        value={form.opens}
        change={(opens) => fill({ opens })}
      />
      <DateField
        label={t('new.closes')}
        fault={fault('closes')}
        value={form.closes}
        change={(closes) => fill({ closes })}
      />
      {close?.block !== undefined && present && (
        <p>
          <button
            type="button"
            class="small"
            onClick={() => {
              // Fields have no seconds: a minute more.
              const date = new Date(dateOf(present, close.block ?? 0).getTime() + 60_000);
              fill({ closes: fieldDate(date) });
            }}
          >
            {t('new.closes.take')}
          </button>
        </p>
      )}
      <ChoiceField
        label={t('new.release')}
        fault={fault('release')}
        value={form.release}
        options={[
          ['immediate', t('new.release.immediate')],
          ['vested', t('new.release.vested')],
          ['streamed', t('new.release.streamed')],
        ]}
        change={(release) => fill({ release })}
      />
      {form.release !== 'immediate' && (
        <>
          <DateField
            label={t('new.start')}
            hint={t('new.now')}
            fault={fault('start')}
            value={form.start}
            change={(start) => fill({ start })}
          />
          <DurationInput
            label={t('new.length')}
            fault={fault('length')}
            value={form.length}
            change={(length) => fill({ length })}
          />
        </>
      )}
      {form.release === 'streamed' && (
        <>
          <DurationInput
            label={t('new.cliff')}
            hint={t('new.cliff.hint')}
            fault={fault('cliff')}
            value={form.cliff}
            change={(cliff) => fill({ cliff })}
          />
          <DurationInput
            label={t('new.step')}
            hint={t('new.step.hint')}
            fault={fault('step')}
            value={form.step}
            change={(step) => fill({ step })}
          />
          <CheckField label={t('new.revocable')} checked={form.revocable} change={(revocable) => fill({ revocable })} />
          <CheckField label={t('new.prepaid')} checked={form.prepaid} change={(prepaid) => fill({ prepaid })} />
        </>
      )}
      <ChoiceField
        label={t('new.remainder')}
        value={form.remainder}
        options={[
          ['manager', t('new.remainder.manager')],
          ['treasury', t('new.remainder.treasury')],
          ['burn', t('new.remainder.burn')],
        ]}
        change={(remainder) => fill({ remainder })}
      />
      <TextField
        label={t('new.level')}
        hint={t('new.level.hint')}
        fault={fault('level')}
        numeric
        value={form.level}
        change={(level) => fill({ level })}
      />
      <TextField
        label={t('new.attesters')}
        fault={fault('attesters')}
        numeric
        value={form.attesters}
        change={(attesters) => fill({ attesters })}
      />
      <ChoiceField
        label={t('new.countries')}
        value={form.countries}
        options={[
          ['any', t('new.countries.any')],
          ['only', t('new.countries.only')],
          ['except', t('new.countries.except')],
        ]}
        change={(countries) => fill({ countries })}
      />
      {form.countries !== 'any' && (
        <Field label={t('new.codes')} hint={t('new.codes.hint')} fault={fault('codes')}>
          {(ids) => (
            <textarea
              {...ids}
              dir="ltr"
              rows={3}
              spellcheck={false}
              value={form.codes}
              onInput={(event) => fill({ codes: event.currentTarget.value })}
            />
          )}
        </Field>
      )}
    </>
  );
}
