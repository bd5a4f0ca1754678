// The start: one field.

import type { JSX } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { t, told } from '../i18n';
import { readAddress } from '../lib/address';
import { toHex } from '../lib/bytes';
import { padded } from '../lib/ethereum';
import { addressText } from '../parts/values';
import { goTo, links } from '../router';

/** The field for an address; leads to the account's page. */
export function AddressField({
  start = '',
  fault: first = null,
}: {
  start?: string;
  fault?: string | null;
}): JSX.Element {
  const [fault, setFault] = useState<string | null>(first);
  const field = useRef<HTMLInputElement>(null);
  const [input, hint, error] = [useId(), useId(), useId()];
  const look = (event: Event): void => {
    event.preventDefault();
    const read = readAddress(field.current?.value ?? '');
    if (read.kind === 'wrong') {
      setFault(told(read.why));
      field.current?.focus();
      return;
    }
    setFault(null);
    goTo(links.account(addressText(read.kind === 'account' ? toHex(read.account) : padded(read.address))));
  };
  return (
    <form class="ask" onSubmit={look} noValidate>
      <label for={input}>{t('home.address')}</label>
      <div class="row">
        <input
          id={input}
          ref={field}
          type="text"
          dir="ltr"
          defaultValue={start}
          autoComplete="off"
          autoCapitalize="none"
          spellcheck={false}
          aria-describedby={fault ? `${error} ${hint}` : hint}
          aria-invalid={fault ? 'true' : undefined}
        />
        <button type="submit" class="primary">
          {t('home.look')}
        </button>
      </div>
      <p id={hint} class="fine">
        {t('home.hint')}
      </p>
      {fault && (
        <p id={error} class="fault" role="alert">
          {fault}
        </p>
      )}
    </form>
  );
}

export function Home(): JSX.Element {
  return (
    <div class="home">
      <h1>{t('home.title')}</h1>
      <p class="lead">{t('home.lead')}</p>
      <AddressField />
      <section aria-labelledby="how">
        <h2 id="how">{t('home.example.title')}</h2>
        <ol>
          <li>{t('home.step.1')}</li>
          <li>{t('home.step.2')}</li>
          <li>{t('home.step.3')}</li>
        </ol>
      </section>
    </div>
  );
}
