import { describe, expect, it } from 'vitest';
import type { Terms } from '../chain/model';
import { termsHash } from '../lib/terms';
import { Draft, openingActions } from './draft';
import { FACTS } from './testing';

describe('a draft', () => {
  const begun = async (): Promise<Draft> => {
    const draft = new Draft(() => new Promise(() => undefined));
    draft.facts.state.value = { kind: 'there', value: FACTS };
    await Promise.race([draft.take('one.csv', new Blob(['x'])), new Promise((resolve) => setTimeout(resolve, 20))]);
    draft.upload.state.value = { kind: 'there', value: { list: 3, stored: 1, chunks: 1, complete: true } };
    draft.costs.state.value = { kind: 'failed', error: new Error('of the terms before') };
    return draft;
  };

  it('forgets the number of the list in the chain when another file is taken', async () => {
    const draft = await begun();
    expect(draft.published).toBe(3);
    void draft.take('two.csv', new Blob(['y']));
    await expect.poll(() => draft.file.value?.name).toBe('two.csv');
    expect(draft.published).toBeNull();
  });

  it('forgets its costs when its terms change', async () => {
    const draft = await begun();
    draft.fill({ release: 'streamed' });
    expect(draft.costs.state.value.kind).toBe('loading');
    expect(draft.published).toBe(3);
  });
});

describe('the call that opens a round', () => {
  it('drafts, pays in what the pot needs, and opens, all with the same hash', () => {
    const terms: Terms = {
      asset: 'native',
      source: { kind: 'merkle', root: `0x${'01'.repeat(32)}`, leaves: 9 },
      release: { kind: 'immediate' },
      requirement: { level: 0, jurisdictions: { kind: 'any' }, attesters: 0 },
      window: { opens: 0, closes: 1_000 },
      budget: 10n ** 12n,
      remainder: 'treasury',
      manifest: { cid: '', rows: 9, total: 10n ** 12n, published: null },
      beneficiaries: 'accounts',
    };
    const hash = termsHash(terms);
    expect(openingActions(terms, 5, FACTS)).toEqual([
      { kind: 'draft', terms },
      { kind: 'fund', round: 5, amount: 10n ** 12n + 10n ** 10n, terms: hash },
      { kind: 'open', round: 5, terms: hash },
    ]);
  });
});
