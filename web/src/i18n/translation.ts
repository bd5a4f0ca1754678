import type en from './en';
import type { Plural } from './message';

/** A translation: a message for each key of the English catalogue, a plural for each plural. */
export type Translation = {
  readonly [Key in keyof typeof en]?: (typeof en)[Key] extends string ? string : Plural;
};
