/** The German messages. */
import type { Translation } from './translation';
import lib from './de/lib';
import pages from './de/pages';

const de: Translation = { ...lib, ...pages };

export default de;
