import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isObject, readJson } from './json';

const fault = (text: string, limits?: { length: number; depth: number }) => {
  const read = readJson(text, limits);
  return read.ok ? undefined : read.fault.key;
};

describe('JSON of others', () => {
  it('is read as the parser reads it', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (text) => {
        fc.pre(!/__proto__|constructor|prototype/.test(text));
        const read = readJson(text);
        if (!read.ok) throw new Error(read.fault.key);
        expect(JSON.parse(JSON.stringify(read.value))).toEqual(JSON.parse(JSON.stringify(JSON.parse(text))));
      }),
    );
    expect(readJson('\ufeff{"a": "{:["}')).toMatchObject({ ok: true });
  });

  it('is refused when it is too long or too deep, without being parsed', () => {
    expect(fault(`[${'0,'.repeat(40_000)}0]`)).toBe('json.long');
    expect(fault('['.repeat(50_000))).toBe('json.deep');
    expect(fault('{"a":'.repeat(9) + '1' + '}'.repeat(9))).toBe('json.deep');
    expect(fault('{"a":'.repeat(8) + '1' + '}'.repeat(8))).toBeUndefined();
    expect(fault('[[1]]', { length: 100, depth: 1 })).toBe('json.deep');
  });

  it('is refused when an object has a key twice, however it is written', () => {
    expect(fault('{"a":1,"b":{"a":2},"a":3}')).toBe('json.twice');
    expect(fault('{"a":1,"\\u0061":3}')).toBe('json.twice');
    expect(fault('[{"a":1},{"a":2}]')).toBeUndefined();
    expect(fault('{"a":["b","b"],"b":"b"}')).toBeUndefined();
  });

  it('is refused when a key leads to a prototype, and its objects have none', () => {
    for (const key of ['__proto__', 'constructor', 'prototype', '\\u005f_proto__']) {
      expect(fault(`{"a":{"${key}":{"polluted":1}}}`), key).toBe('json.key');
    }
    const read = readJson('{"a":"__proto__"}');
    expect(read.ok && isObject(read.value) && Object.getPrototypeOf(read.value)).toBe(null);
    expect(read.ok && isObject(read.value) && 'toString' in read.value).toBe(false);
  });

  it('is refused when it is none', () => {
    for (const text of [
      '',
      '{',
      '{"a"}',
      '{a:1}',
      ':',
      '"a":1',
      '[1:2]',
      "{'a':1}",
      '{"a":1}}',
      'NaN',
      '01',
      '"\\u12"',
      '"a',
    ]) {
      expect(fault(text), text).toBe('json.syntax');
    }
  });

  it('is gone through once, also when it is written to take long', () => {
    const started = performance.now();
    for (const text of ['"\\', '"\\"', '"', '\\', '{"', '":']) {
      expect(fault(text.repeat(Math.floor(65_536 / text.length)))).toMatch(/^json\.(syntax|deep)$/);
    }
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('is never more than a refusal, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]:,"\\a1 \n') }), (text) => {
        const read = readJson(text);
        let parsed = true;
        try {
          JSON.parse(text);
        } catch {
          parsed = false;
        }
        if (read.ok) expect(parsed).toBe(true);
        else if (parsed) expect(['json.twice', 'json.deep']).toContain(read.fault.key);
      }),
      { numRuns: 2_000 },
    );
  });
});
