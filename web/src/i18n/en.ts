/**
 * The English messages, of which the other languages are translations: the source of keys and placeholders. How texts
 * are written is in `docs/style.md`.
 */
import lib from './en/lib';
import pages from './en/pages';

const en = { ...lib, ...pages } as const;

export default en;
