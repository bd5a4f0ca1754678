// What went wrong while something was read, in words.

import type { JSX } from 'preact';
import { NoNode } from '../chain/connection';
import { Unreadable } from '../chain/reading';
import { t } from '../i18n';

/** The longest message of a node that is shown. */
const LONGEST = 200;

export function problemText(error: unknown): string {
  if (error instanceof NoNode) return t('app.failed.node');
  // The client fails with these at bytes that are not what it expects.
  if (error instanceof Unreadable || error instanceof TypeError || error instanceof RangeError)
    return t('app.failed.version');
  const message = error instanceof Error ? error.message : String(error);
  // The client says so of calls and storage that the runtime does not have.
  if (/not found|Incompatible runtime entry/.test(message)) return t('app.failed.version');
  return t('app.failed.other', { message: message.slice(0, LONGEST) });
}

export function Problem({ error, again }: { error: unknown; again: () => void }): JSX.Element {
  return (
    <div class="notice bad" role="alert">
      <h2>{t('app.failed')}</h2>
      <p>{problemText(error)}</p>
      <button type="button" onClick={again}>
        {t('app.again')}
      </button>
    </div>
  );
}
