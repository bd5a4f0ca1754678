/**
 * The English messages, of which the other languages are translations: the source of keys and placeholders. How texts
 * are written is in `docs/style.md`.
 */
import lib from './en/lib';
import pages from './en/pages';
import refusals from './en/refusals';

const en = { ...lib, ...refusals, ...pages } as const;

export default en;
