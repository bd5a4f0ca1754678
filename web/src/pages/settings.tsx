// Nodes, language, colours.

import type { JSX } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { connection } from '../chain/connection';
import { LIGHT } from '../chain/light';
import { type Language, isLanguage, language, languages, t } from '../i18n';
import { failureText } from '../parts/frame';
import { CheckField } from '../parts/manage/field';
import { Hash } from '../parts/values';
import { connectTo, speak } from '../start';
import {
  type Theme,
  chooseLight,
  chooseNodes,
  chooseTheme,
  deployment,
  nodeFault,
  ownNodes,
  theme,
  wantsLight,
} from '../settings';

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

function Nodes(): JSX.Element {
  const field = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState<{ text: string; fault: boolean } | null>(null);
  const [id, note] = [useId(), useId()];
  const nodes = ownNodes.value ?? deployment.value.nodes;
  const save = (event: Event): void => {
    event.preventDefault();
    const wanted = (field.current?.value ?? '').split(/\s+/).filter((node) => node !== '');
    for (const node of wanted) {
      const fault = nodeFault(node);
      if (fault === null) continue;
      const shown = { node: node.slice(0, 60) };
      setSaid({
        text: fault === 'form' ? t('settings.nodes.wrong', shown) : t('settings.nodes.secret', { node: '…' }),
        fault: true,
      });
      return;
    }
    if (wanted.length === 0) {
      setSaid({ text: t('settings.nodes.empty'), fault: true });
      return;
    }
    chooseNodes([...new Set(wanted)]);
    setSaid({ text: t('settings.nodes.saved'), fault: false });
    connectTo();
  };
  const reset = (): void => {
    chooseNodes(null);
    if (field.current) field.current.value = deployment.value.nodes.join('\n');
    setSaid({ text: t('settings.nodes.saved'), fault: false });
    connectTo();
  };
  return (
    <form onSubmit={save} noValidate>
      <p>{t('settings.nodes.text')}</p>
      <label for={id}>{t('settings.nodes.label')}</label>
      <textarea
        id={id}
        ref={field}
        dir="ltr"
        rows={Math.max(3, nodes.length + 1)}
        spellcheck={false}
        defaultValue={nodes.join('\n')}
        aria-describedby={note}
        aria-invalid={said?.fault ? 'true' : undefined}
      />
      <p id={note} role={said?.fault ? 'alert' : 'status'} class={said?.fault ? 'fault' : 'fine'}>
        {said?.text}
      </p>
      <p>
        <button type="submit" class="primary">
          {t('settings.nodes.save')}
        </button>{' '}
        {ownNodes.value !== null && deployment.value.nodes.length > 0 && (
          <button type="button" onClick={reset}>
            {t('settings.nodes.reset')}
          </button>
        )}
      </p>
    </form>
  );
}

/** The choice between the light client and nodes, where there is a light client. */
function LightChoice(): JSX.Element {
  const change = (wants: boolean): void => {
    chooseLight(wants);
    connectTo();
  };
  return (
    <section data-test="light">
      <h2>{t('net.light')}</h2>
      <p>{t('settings.light.text')}</p>
      <CheckField label={t('settings.light.use')} checked={wantsLight.value} change={change} />
    </section>
  );
}

export function Settings(): JSX.Element {
  const [languageId, themeId] = [useId(), useId()];
  const state = connection.state.value;
  const pick = (text: string): void => {
    if (isLanguage(text)) void speak(text);
  };
  return (
    <>
      <h1 tabIndex={-1}>{t('settings.title')}</h1>
      {deployment.value.light && <LightChoice />}
      <section>
        <h2>{t('settings.nodes')}</h2>
        <Nodes />
      </section>
      <section>
        <h2 id={languageId}>{t('settings.language')}</h2>
        <select
          aria-labelledby={languageId}
          value={language.value}
          onChange={(event) => pick(event.currentTarget.value)}
          data-test="language"
        >
          {(Object.entries(languages) as [Language, string][]).map(([code, name]) => (
            <option key={code} value={code} lang={code}>
              {name}
            </option>
          ))}
        </select>
      </section>
      <section>
        <h2 id={themeId}>{t('settings.theme')}</h2>
        <select
          aria-labelledby={themeId}
          value={theme.value}
          onChange={(event) => {
            const wanted = THEMES.find((one) => one === event.currentTarget.value);
            if (wanted) chooseTheme(wanted);
          }}
        >
          {THEMES.map((one) => (
            <option key={one} value={one}>
              {t(`settings.theme.${one}`)}
            </option>
          ))}
        </select>
      </section>
      <section>
        <h2>{t('settings.about')}</h2>
        <dl>
          <div>
            <dt>{t('settings.about.genesis')}</dt>
            <dd>
              {deployment.value.genesis ? (
                <Hash value={deployment.value.genesis} what={t('settings.about.genesis')} />
              ) : (
                t('settings.about.any')
              )}
            </dd>
          </div>
          {state.kind === 'ready' && (
            <div>
              <dt>{t('settings.about.runtime')}</dt>
              <dd>
                {state.chain.specName} {state.chain.specVersion}
              </dd>
            </div>
          )}
        </dl>
        <p>{state.kind === 'ready' && state.url === LIGHT ? t('net.light.word') : t('net.word')}</p>
        {state.kind === 'waiting' && (
          <>
            <h3>{t('settings.about.failures')}</h3>
            <ul>
              {state.failures.map((failure) => (
                <li key={failure.url}>{failureText(failure)}</li>
              ))}
            </ul>
          </>
        )}
      </section>
    </>
  );
}
