/** The Arabic messages. */
import lib from './ar/lib';
import pages from './ar/pages';
import refusals from './ar/refusals';
import terms from './ar/terms';
import type { Translation } from './translation';

const ar: Translation = { ...lib, ...refusals, ...terms, ...pages };

export default ar;
