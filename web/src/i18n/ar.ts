/** The Arabic messages. */
import governance from './ar/governance';
import lib from './ar/lib';
import manage from './ar/manage';
import pages from './ar/pages';
import refusals from './ar/refusals';
import terms from './ar/terms';
import type { Translation } from './translation';

const ar: Translation = { ...lib, ...refusals, ...terms, ...pages, ...governance, ...manage };

export default ar;
