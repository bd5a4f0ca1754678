/** The Arabic messages. */
import type { Translation } from './translation';
import lib from './ar/lib';
import pages from './ar/pages';

const ar: Translation = { ...lib, ...pages };

export default ar;
