/** The German messages. */
import governance from './de/governance';
import lib from './de/lib';
import manage from './de/manage';
import pages from './de/pages';
import refusals from './de/refusals';
import terms from './de/terms';
import type { Translation } from './translation';

const de: Translation = { ...lib, ...refusals, ...terms, ...pages, ...governance, ...manage };

export default de;
