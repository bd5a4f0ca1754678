// A new round, from a file to its opening.

import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { now } from '../chain/clock';
import { t } from '../i18n';
import { LorenzChart } from '../parts/charts/lorenz';
import { CostPart, ScreenPart } from '../parts/manage/check';
import { ChoiceField, TextField } from '../parts/manage/field';
import { Drop, FileChoices, FileResult } from '../parts/manage/file';
import { OpenPart } from '../parts/manage/open';
import { PublishPart, ReadyPart } from '../parts/manage/publish';
import { TermsForm, TermsText } from '../parts/manage/terms';
import { Problem } from '../parts/problem';
import { draft } from '../state/draft';

/** The largest number of an asset. */
const MOST = 0xffff_ffff;

function AssetPart(): JSX.Element {
  const asset = draft.asset.value;
  const [text, setText] = useState(asset === 'native' ? '' : String(asset));
  const [other, setOther] = useState(asset !== 'native');
  const state = draft.facts.state.value;
  const enter = (value: string): void => {
    setText(value);
    if (/^\d{1,10}$/.test(value) && Number(value) <= MOST) void draft.choose(Number(value));
  };
  const known = draft.known;
  return (
    <>
      <ChoiceField
        label={t('new.asset')}
        value={other ? 'other' : 'native'}
        options={[
          ['native', t('new.asset.native')],
          ['other', t('new.asset.other')],
        ]}
        change={(kind) => {
          setOther(kind === 'other');
          if (kind === 'native') void draft.choose('native');
          else enter(text);
        }}
      />
      {other && (
        <TextField
          label={t('new.asset.number')}
          numeric
          value={text}
          change={enter}
          fault={state.kind === 'there' && state.value === null ? t('new.asset.none') : undefined}
        />
      )}
      {known && <p>{t('new.asset.is', { symbol: known.token.symbol, decimals: known.token.decimals })}</p>}
      {state.kind === 'failed' && <Problem error={state.error} again={() => void draft.facts.ask()} />}
    </>
  );
}

function Concentrated(): JSX.Element | null {
  const state = draft.reading.value;
  if (state.kind !== 'read' || !state.list.concentration || state.list.faults.length > 0) return null;
  return <LorenzChart concentration={state.list.concentration} points={state.curve} />;
}

export function New(): JSX.Element {
  const known = now.value !== null;
  useEffect(() => draft.begin(), [known]);
  const [facts, terms, list] = [draft.known, draft.terms.value, draft.list];
  return (
    <div class="new">
      <h1 tabIndex={-1}>{t('new.title')}</h1>
      <p class="lead">{t('new.lead')}</p>
      <section aria-labelledby="new-list">
        <h2 id="new-list">{t('new.step.list')}</h2>
        <AssetPart />
        {facts && (
          <>
            <Drop of={draft} />
            {draft.file.value && <FileChoices of={draft} />}
            <FileResult of={draft} />
            <Concentrated />
            <ReadyPart />
          </>
        )}
      </section>
      {list && facts && (
        <>
          <section aria-labelledby="new-terms">
            <h2 id="new-terms">{t('new.step.terms')}</h2>
            <TermsForm
              form={draft.form.value}
              faults={terms && !terms.ok ? terms.fault : []}
              fill={(changes) => draft.fill(changes)}
            />
          </section>
          <section aria-labelledby="new-check">
            <h2 id="new-check">{t('new.step.check')}</h2>
            {terms && !terms.ok && <p>{t('new.incomplete')}</p>}
            {terms?.ok && <TermsText terms={terms.value} token={facts.token} />}
            <CostPart />
            <ScreenPart />
          </section>
          <section aria-labelledby="new-publish">
            <h2 id="new-publish">{t('new.step.publish')}</h2>
            <PublishPart />
          </section>
          <section aria-labelledby="new-open">
            <h2 id="new-open">{t('new.step.open')}</h2>
            <p>{t('open.text')}</p>
            <OpenPart />
          </section>
        </>
      )}
      {draft.file.value && (
        <p>
          <button type="button" class="small" onClick={() => draft.clear()}>
            {t('new.clear')}
          </button>
        </p>
      )}
    </div>
  );
}
