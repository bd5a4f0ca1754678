/**
 * Lists of managers, as the reader of `web/reader` tells them: options for it, and its answer. The reader comes with the
 * page, but its answer is looked at all the same: an old reader may stand beside a new page.
 */
import { type Json, type JsonObject, isObject, readJson } from './json';
import { type Result, bad, good } from './result';

/** Bytes of a row: 32 of account, 16 of amount, the lowest first. As in the chunks of the chain. */
export const ROW_LENGTH = 48;
/** The longest file that is read: the reader has 2 GiB for it and for what it makes of it. */
export const MAX_FILE = 256 * 2 ** 20;

/** What the amounts of a file are in. */
export type Unit =
  { readonly kind: 'header' | 'undivided' | 'smallest' } | { readonly kind: 'tokens'; readonly decimals: number };

/** What a person says about a file: the options of the command line. What is not said is found out. */
export interface ReadOptions {
  readonly token: { readonly symbol: string; readonly decimals: number };
  readonly unit: Unit;
  /** The least amount of a row, in smallest units. */
  readonly minimum: bigint;
  readonly sheet: string | null;
  /** Names or numbers of columns in the file. */
  readonly account: string | null;
  readonly amount: string | null;
  readonly delimiter: string | null;
  readonly headerRow: number | null;
  readonly hiddenRows: 'include' | 'skip' | null;
  readonly allowDuplicates: boolean;
  readonly allowRounded: boolean;
  readonly allowKeyless: boolean;
  readonly allowEthereum: boolean;
}

/** A fault of a file, or something that looks like one. */
export interface Fault {
  /** Line of the file, from 1; 0 if it concerns the whole file. */
  readonly line: number;
  readonly column: string | null;
  readonly kind: string;
  /** In English, as the command line says it. */
  readonly message: string;
}

/** Lines that are worth a look. */
export interface Noted {
  readonly count: number;
  /** The first of them. */
  readonly lines: readonly number[];
}

/** How the lines of a file add up. */
export interface Reading {
  /** `csv`, `xlsx` or `ods`; empty if it could not be read. */
  readonly format: string;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly sheet: string | null;
  /** The columns that were read, with what the file calls them. */
  readonly columns: Readonly<Record<string, string>>;
  readonly ignored: readonly string[];
  readonly lines: number;
  readonly rows: number;
  /** Lines that are no rows, by the reason. */
  readonly skipped: Readonly<Record<string, number>>;
  /** Rows that somebody has commented out. */
  readonly commentedOut: Noted;
  /** Rows and columns of a sheet that people do not see. */
  readonly hiddenRows: Noted;
  readonly hiddenColumns: readonly string[];
  readonly faulty: number;
}

/** How unequal a list is. Shares are percentages. */
export interface Concentration {
  readonly top1: number;
  readonly top10: number;
  readonly top100: number;
  readonly gini: number;
  readonly median: bigint;
}

/** A file that was read. */
export interface ListFile {
  readonly reading: Reading;
  /** Rows without fault, in the order of the file. */
  readonly rows: Uint8Array;
  readonly count: number;
  readonly total: bigint;
  /** Decimals of the token that the amounts are in; null if they are in smallest units. */
  readonly decimals: number | null;
  readonly faults: readonly Fault[];
  /** How many faults there are besides. */
  readonly more: number;
  readonly warnings: readonly Fault[];
  readonly concentration: Concentration | null;
}

/** The options as the reader takes them. */
export function writeOptions(options: ReadOptions): string {
  const { minimum, account, amount, ...rest } = options;
  const columns = [
    ['account', account],
    ['amount', amount],
  ].filter(([, chosen]) => chosen !== null);
  return JSON.stringify({ ...rest, minimum: String(minimum), columns });
}

/** Length of an answer and its depth: a thousand faults, each with a message. */
const LIMITS = { length: 4 * 2 ** 20, depth: 8 };

/** Reads the reader's answer. */
export function readAnswer(text: string, rows: Uint8Array): Result<ListFile, 'answer'> {
  const json = readJson(text, LIMITS);
  if (!json.ok || !isObject(json.value)) return bad('answer');
  try {
    const of = json.value;
    const file: ListFile = {
      reading: reading(object(of['reading'])),
      rows,
      count: number(of['rows']),
      total: units(of['total']),
      decimals: of['decimals'] === null ? null : number(of['decimals']),
      faults: faults(of['faults']),
      more: sum(object(of['more'])),
      warnings: faults(of['warnings']),
      concentration: of['concentration'] === null ? null : concentration(object(of['concentration'])),
    };
    return file.count * ROW_LENGTH === rows.length ? good(file) : bad('answer');
  } catch (error) {
    if (error instanceof Wrong) return bad('answer');
    throw error;
  }
}

/** A part of the answer has another form. */
class Wrong extends Error {}

function object(value: Json | undefined): JsonObject {
  if (!isObject(value)) throw new Wrong();
  return value;
}

function number(value: Json | undefined): number {
  if (typeof value !== 'number') throw new Wrong();
  return value;
}

function text(value: Json | undefined): string {
  if (typeof value !== 'string') throw new Wrong();
  return value;
}

function optional(value: Json | undefined): string | null {
  return value === undefined || value === null ? null : text(value);
}

function list(value: Json | undefined): readonly Json[] {
  if (!Array.isArray(value)) throw new Wrong();
  return value as readonly Json[];
}

function units(value: Json | undefined): bigint {
  const digits = text(value);
  if (!/^\d{1,39}$/.test(digits)) throw new Wrong();
  return BigInt(digits);
}

function sum(counts: JsonObject): number {
  return Object.values(counts).reduce<number>((all, count) => all + number(count), 0);
}

function faults(value: Json | undefined): Fault[] {
  return list(value).map((one) => {
    const fault = object(one);
    return {
      line: number(fault['line']),
      column: optional(fault['column']),
      kind: text(fault['kind']),
      message: text(fault['message']),
    };
  });
}

/** What the reader leaves out if there is none. */
function noted(value: Json | undefined): Noted {
  if (value === undefined) return { count: 0, lines: [] };
  const of = object(value);
  return { count: number(of['count']), lines: list(of['lines']).map(number) };
}

function reading(of: JsonObject): Reading {
  const texts = Object.entries(object(of['columns'])).map(([name, value]) => [name, text(value)] as const);
  const skipped = Object.entries(object(of['skipped'])).map(
    ([why, lines]) => [why, number(object(lines)['lines'])] as const,
  );
  return {
    format: text(of['format']),
    encoding: optional(of['encoding']),
    delimiter: optional(of['delimiter']),
    sheet: optional(of['sheet']),
    columns: Object.fromEntries(texts),
    ignored: list(of['ignored']).map(text),
    lines: number(of['lines']),
    rows: number(of['rows']),
    skipped: Object.fromEntries(skipped),
    commentedOut: noted(of['commentedOut']),
    hiddenRows: noted(of['hiddenRows']),
    hiddenColumns: list(of['hiddenColumns'] ?? []).map(text),
    faulty: number(of['faulty']),
  };
}

function concentration(of: JsonObject): Concentration {
  const share = (name: string): number => number(of[name]);
  return {
    top1: share('top_1'),
    top10: share('top_10'),
    top100: share('top_100'),
    gini: share('gini'),
    median: units(of['median']),
  };
}

/** A row of the reader's answer, or of rows in its form. */
export function rowAt(rows: Uint8Array, place: number): { account: Uint8Array; amount: bigint } {
  const at = place * ROW_LENGTH;
  const view = new DataView(rows.buffer, rows.byteOffset + at + 32, 16);
  return {
    account: rows.subarray(at, at + 32),
    amount: view.getBigUint64(0, true) | (view.getBigUint64(8, true) << 64n),
  };
}
