// Other terms for a draft.

import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { now } from '../../chain/clock';
import type { Facts } from '../../chain/manage';
import type { Present, Round, Token } from '../../chain/model';
import { t } from '../../i18n';
import type { Hex } from '../../lib/bytes';
import type { Action } from '../../lib/calldata';
import { type RoundForm, amendedTerms, formOf } from '../../lib/form';
import { Arrived } from '../arrived';
import { Carry } from './carry';
import { TermsForm, TermsText } from './terms';
import type { Who } from './who';

interface AmendProps {
  round: Round;
  token: Token;
  facts: Facts;
  who: Who;
  manager: Hex;
  /** Called once the round has other terms. */
  done: () => void;
}

function AmendForm({
  round,
  token,
  facts,
  who,
  manager,
  done,
  present,
}: AmendProps & { present: Present }): JSX.Element {
  const before = useMemo(() => formOf(round.terms, present), [round]);
  const [form, setForm] = useState<RoundForm>(before);
  const [made, setMade] = useState<Extract<Action, { kind: 'amend' }> | null>(null);
  const { minWindow, claimGrace, minVested } = facts;
  const context = { clock: present, asset: round.terms.asset, minWindow, claimGrace, minVested, smallest: null };
  const terms = amendedTerms(form, before, round.terms, context);
  const actions = useMemo(() => (made ? [made] : []), [made]);
  if (made) {
    return (
      <>
        <Arrived title={t('amend.what')} />
        <TermsText terms={made.terms} token={token} of={round} draft />
        <p class="notice">{t('amend.check')}</p>
        <Carry actions={actions} who={who} manager={manager} native={facts.native} done={done} />
        <p>
          <button type="button" class="small" onClick={() => setMade(null)}>
            {t('open.change')}
          </button>
        </p>
      </>
    );
  }
  return (
    <>
      <p>{t('amend.text')}</p>
      <TermsForm
        form={form}
        faults={terms.ok ? [] : terms.fault}
        fill={(changes) => setForm({ ...form, ...changes })}
      />
      {!terms.ok && <p>{t('new.incomplete')}</p>}
      <button
        type="button"
        disabled={!terms.ok}
        onClick={() => terms.ok && setMade({ kind: 'amend', round: round.id, terms: terms.value })}
        data-test="make-amend"
      >
        {t('open.make')}
      </button>
    </>
  );
}

export function AmendPart(props: AmendProps): JSX.Element {
  const present = now.value;
  return present ? (
    <AmendForm key={props.round.termsHash} {...props} present={present} />
  ) : (
    <p role="status">{t('app.loading')}</p>
  );
}
