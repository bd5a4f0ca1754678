/**
 * What reading something of other people's gives: its value, or what is wrong with it. Nothing in this folder throws
 * because of what it reads.
 */
export type Result<Value, Fault = Said> = { readonly ok: true; readonly value: Value } | Failed<Fault>;

/** What is wrong. */
export interface Failed<Fault> {
  readonly ok: false;
  readonly fault: Fault;
}

/** A message for a person: its key in the catalogues of `i18n`, and what its placeholders stand for. */
export interface Said<Key extends string = string> {
  readonly key: Key;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** Success. */
export function good<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

/** Failure. */
export function bad<Fault>(fault: Fault): Failed<Fault> {
  return { ok: false, fault };
}
