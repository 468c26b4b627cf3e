import { describe, expect, it } from 'vitest';
import { CLASS_NAMES, CLASS_SYMBOLS, chooseLead, classOf, marksBeat } from '../../src/beats';
import { describeWithShared } from '../shared';

describe('class map', () => {
  it('has no mnemonic in two classes', () => {
    const all = Object.values(CLASS_SYMBOLS).flat();
    expect(new Set(all).size).toBe(all.length);
  });

  it('keeps beats without a class apart from annotations that are no beats', () => {
    for (const symbol of ['B', 'n', 'r', '?']) {
      expect(classOf(symbol)).toBeUndefined();
      expect(marksBeat(symbol)).toBe(true);
    }
    for (const symbol of ['+', '~', '|', 'x', '!', '[', ']', '"', '']) {
      expect(classOf(symbol)).toBeUndefined();
      expect(marksBeat(symbol)).toBe(false);
    }
  });
});

describeWithShared('class map and the reference file', (shared) => {
  it('is the mapping of beats.json, no more and no less', () => {
    const { mapping } = shared.json<{ mapping: Record<string, string> }>('reference', 'beats.json');
    const ours = Object.entries(CLASS_SYMBOLS).flatMap(([name, symbols]) =>
      symbols.map((symbol) => [symbol, name]),
    );
    expect(Object.fromEntries(ours)).toEqual(mapping);
    for (const [symbol, name] of Object.entries(mapping)) {
      expect(CLASS_NAMES[classOf(symbol)!]).toBe(name);
      expect(marksBeat(symbol)).toBe(true);
    }
  });
});

describe('chooseLead', () => {
  const ecgs = (names: readonly string[]) => names.map(() => true);

  it('takes the first ECG by default, whatever it is', () => {
    expect(chooseLead(['V5', 'MLII'], [true, true], { kind: 'first' })).toEqual({ index: 0, name: 'V5' });
    const chosen = chooseLead(['RESP', 'ECG'], [false, true], { kind: 'first' });
    expect(chosen).toEqual({ index: 1, name: 'ECG' });
  });

  it('takes the first signal of a record without an ECG, with a note', () => {
    const chosen = chooseLead(['RESP', 'ABP'], [false, false], { kind: 'first' });
    expect(chosen).toMatchObject({ index: 0, name: 'RESP', note: { values: { wanted: 'ECG' } } });
  });

  it('falls back to the first ECG, and takes another signal only by its name', () => {
    const isEcg = [false, true, true];
    const names = ['RESP', 'V1', 'V2'];
    expect(chooseLead(names, isEcg, { kind: 'mlii' })).toMatchObject({
      index: 1,
      note: { values: { used: 'V1' } },
    });
    expect(chooseLead(names, isEcg, { kind: 'named', name: 'resp' })).toEqual({ index: 0, name: 'RESP' });
  });

  it.each([
    [['V5', 'MLII'], 1],
    [['V1', 'ML II'], 1],
    [['I', 'II', 'III'], 1],
    [['II', 'MLII'], 1],
    [['ECG I', 'ECG lead II'], 1],
    [['Lead_III', 'Lead_II'], 1],
    [['v1', 'mlii'], 1],
    [['DI', 'DII'], 1],
  ])('finds lead II among %j', (names, index) => {
    expect(chooseLead(names, ecgs(names), { kind: 'mlii' })).toEqual({ index, name: names[index] });
  });

  it('falls back to the first with a note', () => {
    for (const lead of [{ kind: 'mlii' }, { kind: 'named', name: 'aVR' }] as const) {
      const chosen = chooseLead(['V5', 'III', 'MLIII'], [true, true, true], lead);
      expect(chosen).toMatchObject({ index: 0, name: 'V5', note: { code: 'lead-missing' } });
      expect(chosen.note!.message).toContain('V5, III, MLIII');
    }
  });

  it('finds a named lead letter by letter first, then loosely', () => {
    expect(chooseLead(['v 5', 'V5'], [true, true], { kind: 'named', name: 'V5' })).toEqual({
      index: 1,
      name: 'V5',
    });
    expect(chooseLead(['V1', 'v 5'], [true, true], { kind: 'named', name: 'V5' })).toEqual({
      index: 1,
      name: 'v 5',
    });
    expect(chooseLead(['+', '-'], [true, true], { kind: 'named', name: '-' })).toEqual({
      index: 1,
      name: '-',
    });
  });

  it('says when there is no signal at all', () => {
    expect(chooseLead([], [], { kind: 'mlii' })).toMatchObject({ index: -1, note: { code: 'lead-none' } });
  });
});
