// A call in words, with the calls inside it. All that is in it can be shown; long parts are shown when they are asked for.

import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Token } from '../../chain/model';
import { locale, t } from '../../i18n';
import { toHex } from '../../lib/bytes';
import { type Named, type Word, textOf } from '../../lib/call';
import { Address, Amount, Hash, whenText } from '../values';
import { sentence } from './say';
import { convictionText, durationText, shareText, sideText } from './text';

/**
 * Items of a list that are shown at once, by how many lists it is in: lists of lists of lists would be more than a browser
 * can show.
 */
const ITEMS = [20, 10, 4, 2, 2];
/** Bytes and characters that are shown at once. */
const BYTES = 64;
const CHARACTERS = 400;
/** Few parts of a line are shown in one, as the number of a pool and its share. */
const PAIR = 3;
const SHORT: ReadonlySet<Word['kind']> = new Set(['amount', 'number', 'share', 'flag', 'none', 'account']);
/** How many more each press of a button shows. */
const MORE_ITEMS = 100;
const MORE_TEXT = 20_000;

interface Shown<W> {
  word: W;
  token: Token;
  /** In how many lists it is. */
  level?: number;
}

/** Text of others, as much as is asked for. Nothing in it is markup. */
export function Quoted({ text }: { text: string }): JSX.Element {
  const [length, setLength] = useState(CHARACTERS);
  return (
    <>
      <bdi class="quoted">
        {text.slice(0, length)}
        {text.length > length ? '…' : ''}
      </bdi>
      {text.length > length && (
        <button type="button" class="small" onClick={() => setLength(length + MORE_TEXT)}>
          {t('gov.more.characters', { count: text.length - length })}
        </button>
      )}
    </>
  );
}

export function BytesView({ bytes }: { bytes: Uint8Array }): JSX.Element {
  const [length, setLength] = useState(BYTES);
  const text = textOf(bytes);
  if (text !== null) return <Quoted text={text} />;
  if (bytes.length === 0) return <>{t('gov.word.nobytes')}</>;
  return (
    <>
      <bdi class="bytes" dir="ltr">
        {toHex(bytes.subarray(0, length))}
        {bytes.length > length ? '…' : ''}
      </bdi>{' '}
      {bytes.length > length && (
        <button type="button" class="small" onClick={() => setLength(length + MORE_TEXT)}>
          {t('gov.more.bytes', { count: bytes.length - length })}
        </button>
      )}
    </>
  );
}

function Items({ items, token, level }: { items: readonly Word[]; token: Token; level: number }): JSX.Element {
  const [count, setCount] = useState(ITEMS[level] ?? 0);
  if (items.length === 0) return <>{t('gov.word.empty')}</>;
  if (items.length <= PAIR && items.every(({ kind }) => SHORT.has(kind))) {
    return (
      <>
        {items.map((word, at) => (
          <span key={at} class="pair">
            <WordView word={word} token={token} />
          </span>
        ))}
      </>
    );
  }
  return (
    <>
      <ol class="calls">
        {items.slice(0, count).map((word, at) => (
          <li key={at}>
            <WordView word={word} token={token} level={level + 1} />
          </li>
        ))}
      </ol>
      {items.length > count && (
        <button type="button" class="small" onClick={() => setCount(count + MORE_ITEMS)}>
          {t('gov.more.items', { count: items.length - count })}
        </button>
      )}
    </>
  );
}

function Fields({
  fields,
  token,
  level,
}: {
  fields: readonly Named[];
  token: Token;
  level: number;
}): JSX.Element | null {
  if (fields.length === 0) return null;
  return (
    <dl>
      {fields.map(({ name, word }) => (
        <div key={name}>
          <dt>
            <code dir="ltr">{name}</code>
          </dt>
          <dd>
            <WordView word={word} token={token} level={level} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function CallView({ word, token, level = 0 }: Shown<Extract<Word, { kind: 'call' }>>): JSX.Element {
  const said = sentence(word, token);
  const name = `${word.pallet}.${word.call}`;
  return (
    <div class="call" data-test="call" data-call={name}>
      {said !== null && <p class="strong">{said}</p>}
      <p class={said === null ? 'strong' : 'fine'}>
        {t('gov.word.call')} <code dir="ltr">{name}</code>
      </p>
      <Fields fields={word.args} token={token} level={level} />
    </div>
  );
}

function HashView({ word, token, level = 0 }: Shown<Extract<Word, { kind: 'hash' }>>): JSX.Element {
  const { found } = word;
  return (
    <>
      <p>
        <Hash value={word.hash} what={t('gov.call.hash')} />
      </p>
      {found.kind === 'call' && <WordView word={found.call} token={token} level={level} />}
      {found.kind === 'missing' && <p class="notice">{t('gov.call.missing')}</p>}
      {found.kind === 'large' && <p class="notice">{t('gov.call.large.inside', { bytes: found.length })}</p>}
      {found.kind === 'unsought' && <p class="notice">{t('gov.call.unsought')}</p>}
    </>
  );
}

/** Whether a form is nothing but its name. */
const isPlain = (word: Word | null): boolean => word === null || (word.kind === 'fields' && word.fields.length === 0);

export function WordView({ word, token, level = 0 }: Shown<Word>): JSX.Element {
  switch (word.kind) {
    case 'call':
      return <CallView word={word} token={token} level={level} />;
    case 'amount':
      return <Amount value={word.value} token={token} />;
    case 'number':
      return <bdi>{new Intl.NumberFormat(locale.value).format(word.value)}</bdi>;
    case 'moment':
      return <bdi>{whenText(word.value)}</bdi>;
    case 'duration':
      return <bdi>{durationText(word.value)}</bdi>;
    case 'share':
      return <bdi>{shareText(word.value)}</bdi>;
    case 'vote':
      return (
        <bdi>
          {sideText(word.aye)}, {convictionText(word.conviction)}
        </bdi>
      );
    case 'account':
      return <Address account={word.account} />;
    case 'bytes':
      return <BytesView bytes={word.bytes} />;
    case 'text':
      return <Quoted text={word.text} />;
    case 'flag':
      return <>{word.value ? t('gov.word.yes') : t('gov.word.no')}</>;
    case 'none':
      return <>{t('gov.word.none')}</>;
    case 'list':
      return <Items items={word.items} token={token} level={level} />;
    case 'fields':
      return <Fields fields={word.fields} token={token} level={level} />;
    case 'form':
      return (
        <>
          <code dir="ltr">{word.name}</code>{' '}
          {word.inner && !isPlain(word.inner) && <WordView word={word.inner} token={token} level={level} />}
        </>
      );
    case 'hash':
      return <HashView word={word} token={token} level={level} />;
    case 'foreign':
      return (
        <>
          <p class="notice bad">{t('gov.call.foreign')}</p>
          <BytesView bytes={word.bytes} />
        </>
      );
  }
}
