import { describe, expect, it } from 'vitest';
import { annotationSymbols } from '../../src/wfdb';
import { eventSymbol } from '../../src/wfdb/edf';
import { parseTals } from '../../src/wfdb/edf/parseTals';
import { makeAnnotations } from './build';
import { eventsOfAnnotations, eventText } from './edf/eventsOfAnnotations';
import { writeEdf } from './edf/writeEdf';
import { codesOf, countUp, makeEdfSignal, openBytes, openWritten } from './edfBuild';

const tals = (text: string, first = true) => parseTals(new TextEncoder().encode(text), first);
const event = (onsetSec: number, text: string, durationSec?: number) => ({ onsetSec, durationSec, text });

describe('parseTals', () => {
  it('reads onset, duration and several texts', () => {
    expect(tals('+0\x14\x14\0+1.5\x152.25\x14one\x14two\x14\0-0.5\x14before\x14\0\0\0')).toEqual({
      startSec: 0,
      events: [event(1.5, 'one', 2.25), event(1.5, 'two', 2.25), event(-0.5, 'before')],
      malformed: 0,
    });
  });

  it('takes the time from the first list of the first channel only', () => {
    expect(tals('+12.5\x14\x14with it\x14\0+13\x14\x14\0')).toEqual({
      startSec: 12.5,
      events: [event(12.5, 'with it')],
      malformed: 0,
    });
    expect(tals('+12.5\x14\x14\0', false).startSec).toBeUndefined();
    expect(tals('+12.5\x14an event\x14\0').startSec).toBeUndefined();
  });

  it('reads texts in UTF-8 and those in Latin-1', () => {
    expect(tals('+1\x14早搏\x14\0').events).toEqual([event(1, '早搏')]);
    expect(parseTals(Uint8Array.of(0x2b, 0x31, 20, 0xe4, 20, 0), true).events).toEqual([event(1, 'ä')]);
  });

  it('accepts lists that are not closed, and skips invalid ones', () => {
    expect(tals('+1\x14open')).toMatchObject({ events: [event(1, 'open')], malformed: 0 });
    expect(tals('+0\x14\x14\0one second\x14x\x14\0+2\x14good\x14\0')).toEqual({
      startSec: 0,
      events: [event(2, 'good')],
      malformed: 1,
    });
    // The standard wants a sign; what is meant without it is clear.
    expect(tals('1\x14no sign\x14\0').events).toEqual([event(1, 'no sign')]);
    for (const bad of ['+1e3\x14x\x14', '+1\x15-2\x14x\x14', '+9999999999999\x14x\x14', 'x', '+1']) {
      expect(tals(`${bad}\0`)).toMatchObject({ events: [], malformed: 1 });
    }
    expect(tals(`+${'0'.repeat(1000)}1\x14x\x14\0`)).toMatchObject({ events: [], malformed: 1 });
  });
});

describe('eventSymbol', () => {
  it('reads and writes every mnemonic exactly', () => {
    for (const { symbol } of annotationSymbols) {
      expect(eventSymbol(symbol)).toEqual({ symbol, aux: '' });
      expect(eventText({ symbol, aux: '' })).toBe(symbol);
    }
    expect(eventSymbol('[42]').symbol).toBe('[42]');
  });

  it('reads the names of beats', () => {
    for (const { symbol, meaning, beat } of annotationSymbols) {
      expect(eventSymbol(meaning)).toEqual(beat ? { symbol, aux: '' } : { symbol: '"', aux: meaning });
    }
  });

  it.each([
    ['PVC', 'V'],
    ['pvc', 'V'],
    ['VEB', 'V'],
    ['Ventricular premature beat', 'V'],
    ['Ventricular extrasystole', 'V'],
    ['Normal', 'N'],
    ['normal beats', 'N'],
    ['PAC', 'A'],
    ['Premature atrial contraction', 'A'],
    ['SVEB', 'S'],
    ['LBBB', 'L'],
    ['R-on-T PVC', 'r'],
    ['Paced', '/'],
    ['Fusion beat', 'F'],
    ['QRS', '?'],
    ['R-peak', '?'],
    ['R_peak', '?'],
    ['Beat', '?'],
    [' N ', 'N'],
  ])('takes "%s" for %s', (text, symbol) => {
    expect(eventSymbol(text)).toEqual({ symbol, aux: '' });
  });

  it('reads rhythms as PhysioNet writes them', () => {
    expect(eventSymbol('(AFIB')).toEqual({ symbol: '+', aux: '(AFIB' });
    expect(eventText({ symbol: '+', aux: '(AFIB' })).toBe('(AFIB');
    expect(eventText({ symbol: '+', aux: 'to atrial fibrillation' })).toBe('+');
  });

  it.each([
    'Patient coughs',
    'Sleep stage N1',
    'n n',
    'A patient',
    '(afib)',
    '[12]',
    '()',
    'PVCs counted: 12',
    '早搏',
    'N'.repeat(500),
  ])('keeps "%s" as a comment', (text) => {
    expect(eventSymbol(text)).toEqual({ symbol: '"', aux: text });
    expect(eventText({ symbol: '"', aux: text })).toBe(text);
  });
});

describe('the annotations of an EDF file', () => {
  const signals = [makeEdfSignal(countUp(12)), makeEdfSignal(countUp(12), { label: 'V1' })];

  it('are at the nearest sample, in order of time', async () => {
    const events = [
      event(2.13, 'Walks', 10),
      event(0.24, 'N'),
      event(1, 'PVC'),
      event(1, '(VT'),
      event(-0.3, 'Start'),
    ];
    const reader = await openWritten({ signals, events });
    expect(await reader.annotations()).toEqual({
      ...makeAnnotations([
        [-1, '"', { aux: 'Start' }],
        [1, 'N'],
        [4, 'V'],
        [4, '+', { aux: '(VT' }],
        [9, '"', { aux: 'Walks' }],
      ]),
      warnings: [],
    });
    expect((await reader.events()).find(({ text }) => text === 'Walks')).toEqual(event(2.13, 'Walks', 10));
  });

  it('are relative to the first sample, which may begin a fraction of a second late', async () => {
    const reader = await openWritten({ signals, events: [event(1.5, 'N')], firstSampleSec: 0.5 });
    expect((await reader.annotations())?.sample).toEqual(Float64Array.of(4));
  });

  it('after a gap stay after the gap', async () => {
    const reader = await openWritten({
      signals,
      events: [event(105.25, 'N')],
      recordStartsSec: [100, 101, 105],
    });
    expect((await reader.annotations())?.sample).toEqual(Float64Array.of(21));
    const all = (await reader.read({ signals: [0] })).signals[0]!.samples;
    expect(all[21]).toBeCloseTo(0.009, 6);
  });

  it('belong to the signal that they name', async () => {
    const reader = await openWritten({ signals, events: [event(0, 'N@@V1'), event(1, 'Artefact@@V9')] });
    expect(await reader.annotations()).toMatchObject({
      symbol: ['N', '"'],
      channel: Uint8Array.of(1, 0),
      aux: ['', 'Artefact@@V9'],
    });
  });

  it('are undefined if there are none', async () => {
    expect(await (await openWritten({ signals })).annotations()).toBeUndefined();
    expect(await (await openWritten({ signals, plus: false })).annotations()).toBeUndefined();
  });

  it('report what was left out', async () => {
    const bytes = writeEdf({ signals, events: [event(0.5, 'N'), event(1.5, 'V')] });
    // The sign of the second event's onset.
    const text = new TextDecoder('latin1').decode(bytes);
    bytes[text.indexOf('+1.5')] = 0x78;
    const annotations = await (await openBytes(bytes)).annotations();
    expect(annotations?.symbol).toEqual(['N']);
    expect(codesOf(annotations!.warnings)).toEqual(['edf-annotations']);
  });

  it('leave out what is too far away to have an exact sample index', async () => {
    const bytes = writeEdf({ signals, recordSec: 1e-6, events: [event(0, 'N'), event(9e9, 'V')] });
    const annotations = await (await openBytes(bytes)).annotations();
    expect(annotations?.symbol).toEqual(['N']);
    expect(codesOf(annotations!.warnings)).toEqual(['edf-annotations']);
  });

  it('are found in every annotation channel', async () => {
    const bytes = writeEdf({ signals: [makeEdfSignal(countUp(12))], events: [event(0.5, 'N')] });
    // The signal in front becomes a channel, too: 8 bytes a data record.
    const label = new TextEncoder().encode('EDF Annotations ');
    bytes.set(label, 256);
    const { headerBytes } = (await openBytes(bytes)).header;
    bytes.fill(0, headerBytes, headerBytes + 8);
    bytes.set(new TextEncoder().encode('+0\x14\x14\0'), headerBytes);
    const reader = await openBytes(bytes);
    expect(reader.facts.signals).toEqual([]);
    expect((await reader.annotations())?.symbol).toContain('N');
  });

  it('can be written from annotations', async () => {
    const annotations = makeAnnotations([
      [0, '+', { aux: '(N' }],
      [3, 'N'],
      [7, 'V'],
      [11, '"', { aux: 'TS' }],
    ]);
    const reader = await openWritten({ signals, events: eventsOfAnnotations(annotations, 4) });
    expect(await reader.annotations()).toEqual({ ...annotations, warnings: [] });
  });
});
