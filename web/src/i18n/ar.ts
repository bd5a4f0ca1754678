/** The Arabic messages. */
import governance from './ar/governance';
import lib from './ar/lib';
import manage from './ar/manage';
import pages from './ar/pages';
import pay from './ar/pay';
import refusals from './ar/refusals';
import terms from './ar/terms';
import type { Translation } from './translation';

const ar: Translation = { ...lib, ...refusals, ...terms, ...pages, ...pay, ...governance, ...manage };

export default ar;
