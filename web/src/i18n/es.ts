/** The Spanish messages. */
import governance from './es/governance';
import lib from './es/lib';
import manage from './es/manage';
import pages from './es/pages';
import refusals from './es/refusals';
import terms from './es/terms';
import type { Translation } from './translation';

const es: Translation = { ...lib, ...refusals, ...terms, ...pages, ...governance, ...manage };

export default es;
