import { describe, expect, it } from 'vitest';
import { en } from '../../src/i18n/en';
import { zh } from '../../src/i18n/zh';
import { namedLeads, noteInWords, rhythmName, symbolName } from '../../src/panels/annotationWords';
import { annotationSymbols } from '../../src/wfdb/annotations/symbols';

/** The rhythms of the MIT-BIH Arrhythmia Database, from its directory. */
const MITDB = 'AB AFIB AFL B BII IVR N NOD P PREX SBR SVTA T VFL VT'.split(' ');

describe('annotations in words', () => {
  it.each(MITDB)('the rhythm %s, in both languages', (code) => {
    expect(rhythmName(en, code)).toMatch(/^[a-z]|^nodal \(AV/);
    expect(rhythmName(zh, code)).toMatch(/^\p{Script=Han}/u);
  });

  it('every rhythm, comment and symbol has its Chinese', () => {
    for (const part of ['rhythms', 'comments', 'symbols'] as const)
      expect(Object.keys(zh.marks[part])).toEqual(Object.keys(en.marks[part]));
  });

  it('every standard symbol has a meaning', () => {
    for (const { symbol } of annotationSymbols)
      expect([symbol, symbolName(en, symbol)]).not.toContain(undefined);
  });

  const leads = ['MLII', 'V1'];
  it.each([
    ['+', '(AFIB', 0, 'atrial fibrillation'],
    ['+', '(N\0', 0, 'normal sinus rhythm'],
    ['+', '(WHAT', 0, 'WHAT'],
    ['+', '', 0, ''],
    ['~', '', 0, 'signal clean'],
    ['~', '', 2, 'noise: V1'],
    ['~', '', 0x13, 'noise: V1; unreadable: MLII'],
    ['~', '', -1, 'unreadable: MLII, V1'],
    ['~', '', undefined, ''],
    ['"', 'MISSB', 0, 'missed beat'],
    ['"', 'Tape slippage', 0, 'Tape slippage'],
    ['N', '(odd', 0, '(odd'],
  ])('%s with the note %j of type %s: %s', (symbol, aux, subtype, expected) => {
    expect(noteInWords(en, { symbol, aux, subtype }, leads)).toBe(expected);
  });

  it('leads without a name are numbered', () => {
    expect(namedLeads(en, [{ name: 'MLII' }, { name: '' }])).toEqual(['MLII', 'lead 2']);
  });
});
