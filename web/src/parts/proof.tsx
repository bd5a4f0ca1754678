// Bringing a proof: for rounds whose list is not in the chain, or not kept by the node.

import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Evidence, Round } from '../chain/model';
import { readProof } from '../chain/proof';
import { type Key, t, told } from '../i18n';
import type { Hex } from '../lib/bytes';
import type { Said } from '../lib/result';

/** The largest file that is read, in bytes. */
const LARGEST = 4_000_000;

interface BringProofProps {
  round: Round;
  who: Hex;
  proven: (rows: Evidence[]) => void;
}

export function BringProof({ round, who, proven }: BringProofProps): JSX.Element {
  const [fault, setFault] = useState<string | null>(null);
  const id = useId();
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const read = readProof(await file.slice(0, LARGEST + 1).text(), round, who);
    setFault(read.ok ? null : told(read.fault as Said<Key>));
    if (read.ok) proven(read.value);
  };
  return (
    <details class="no-print">
      <summary>{t('proof.bring')}</summary>
      <p>{t('proof.text')}</p>
      <label for={id}>{t('proof.file')}</label>
      <input
        id={id}
        type="file"
        accept=".json,application/json"
        onChange={(event) => void take(event.currentTarget.files?.[0])}
      />
      {fault && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
    </details>
  );
}
