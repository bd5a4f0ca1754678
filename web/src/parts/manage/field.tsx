// Fields of forms: a label, what it is for, and what is wrong with it.

import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import { t } from '../../i18n';
import type { DurationField, DurationUnit } from '../../lib/form';
import { UNITS } from '../../lib/form';

/** What an element needs to belong to its label, hint and fault. */
export interface Ids {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': 'true' | undefined;
}

interface FieldProps {
  label: string;
  hint?: string | undefined;
  fault?: string | undefined;
  children: (ids: Ids) => ComponentChildren;
}

export function Field({ label, hint, fault, children }: FieldProps): JSX.Element {
  const [id, hintId, faultId] = [useId(), useId(), useId()];
  const described = [fault ? faultId : null, hint ? hintId : null].filter((one) => one !== null).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({
        id,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': fault ? 'true' : undefined,
      })}
      {hint && (
        <p id={hintId} class="fine">
          {hint}
        </p>
      )}
      {fault && (
        <p id={faultId} class="fault">
          {fault}
        </p>
      )}
    </div>
  );
}

interface TextProps extends Omit<FieldProps, 'children'> {
  value: string;
  change: (value: string) => void;
  numeric?: boolean;
}

export function TextField({ value, change, numeric = false, ...field }: TextProps): JSX.Element {
  return (
    <Field {...field}>
      {(ids) => (
        <input
          {...ids}
          type="text"
          dir="auto"
          inputMode={numeric ? 'numeric' : 'text'}
          value={value}
          autoComplete="off"
          spellcheck={false}
          onInput={(event) => change(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** A date and a time, in the person's time zone. */
export function DateField({ value, change, ...field }: Omit<TextProps, 'numeric'>): JSX.Element {
  return (
    <Field {...field}>
      {(ids) => (
        <input {...ids} type="datetime-local" value={value} onInput={(event) => change(event.currentTarget.value)} />
      )}
    </Field>
  );
}

interface ChoiceProps<Value extends string> extends Omit<FieldProps, 'children'> {
  value: Value;
  options: readonly (readonly [value: Value, text: string])[];
  change: (value: Value) => void;
}

export function ChoiceField<Value extends string>({
  value,
  options,
  change,
  ...field
}: ChoiceProps<Value>): JSX.Element {
  return (
    <Field {...field}>
      {(ids) => (
        <select
          {...ids}
          value={value}
          onChange={(event) => {
            const wanted = options.find(([one]) => one === event.currentTarget.value);
            if (wanted) change(wanted[0]);
          }}
        >
          {options.map(([one, text]) => (
            <option key={one} value={one}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface CheckProps {
  label: string;
  checked: boolean;
  change: (checked: boolean) => void;
}

export function CheckField({ label, checked, change }: CheckProps): JSX.Element {
  const id = useId();
  return (
    <div class="field check">
      <input id={id} type="checkbox" checked={checked} onChange={(event) => change(event.currentTarget.checked)} />
      <label for={id}>{label}</label>
    </div>
  );
}

interface DurationProps extends Omit<FieldProps, 'children'> {
  value: DurationField;
  change: (value: DurationField) => void;
}

export function DurationInput({ value, change, ...field }: DurationProps): JSX.Element {
  return (
    <Field {...field}>
      {(ids) => (
        <div class="duration">
          <input
            {...ids}
            type="text"
            inputMode="numeric"
            value={value.number}
            autoComplete="off"
            onInput={(event) => change({ ...value, number: event.currentTarget.value })}
          />
          <select
            aria-label={t('manage.duration.unit', { field: field.label })}
            value={value.unit}
            onChange={(event) => change({ ...value, unit: event.currentTarget.value as DurationUnit })}
          >
            {(Object.keys(UNITS) as DurationUnit[]).map((unit) => (
              <option key={unit} value={unit}>
                {t(`manage.duration.${unit}`)}
              </option>
            ))}
          </select>
        </div>
      )}
    </Field>
  );
}
