// A part of the page that is loaded when it is needed.

import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n';

interface LaterProps<Props> {
  load: () => Promise<ComponentType<Props>>;
  props: Props;
}

export function Later<Props extends object>({ load, props }: LaterProps<Props>): JSX.Element {
  const [part, setPart] = useState<{ of: ComponentType<Props> } | 'failed' | null>(null);
  useEffect(() => {
    let over = false;
    load().then(
      (of) => {
        if (!over) setPart({ of });
      },
      () => {
        if (!over) setPart('failed');
      },
    );
    return () => {
      over = true;
    };
    // A part stays what it is as long as it is shown.
  }, []);
  if (part === null) return <p role="status">{t('manage.loading')}</p>;
  // The page was replaced by another version while it was open.
  if (part === 'failed') return <p role="alert">{t('manage.unloaded')}</p>;
  return <part.of {...props} />;
}
