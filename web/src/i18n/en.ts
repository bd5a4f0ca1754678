/**
 * The English messages, of which the other languages are translations: the source of keys and placeholders. How texts
 * are written is in `docs/style.md`.
 */
import governance from './en/governance';
import lib from './en/lib';
import manage from './en/manage';
import pages from './en/pages';
import refusals from './en/refusals';
import terms from './en/terms';

const en = { ...lib, ...refusals, ...terms, ...pages, ...governance, ...manage } as const;

export default en;
