/** The Spanish messages. */
import type { Translation } from './translation';
import lib from './es/lib';
import pages from './es/pages';

const es: Translation = { ...lib, ...pages };

export default es;
