import { describe, expect, it } from 'vitest';
import { isAnnotationTable, readAnnotations, readAnnotationTable, writeAnnotations } from '../../src/wfdb';
import { describeWithShared } from '../shared';

const bytes = (text: string) => new TextEncoder().encode(text);
const heading = '    Time   Sample #  Type  Sub Chan  Num\tAux';
const line = '    0:00.050       18     +    0    0    0\t(N';

describe('annotations as rdann prints them', () => {
  it.each([
    ['with a heading', `${heading}\n${line}\n`],
    ['with its own widths', `      Time   Sample #  Type  Sub Chan  Num\n`],
    [
      'without',
      `${line}\n    0:00.214       77     N    0    0    0\n    0:01.028      370     A    0    0    0\n    0:`,
    ],
    ['with dates', `[12:00:00.000 01/02/1990]  0  N  0  0  0\n`.repeat(4)],
  ])('are told %s', (_, text) => {
    expect(isAnnotationTable(bytes(text))).toBe(true);
  });

  it.each([
    ['samples', "'sample #','MLII','V5'\n0,995,1011\n1,995,1011\n2,995,1011\n3,995,1011\n"],
    ['columns of blanks', '0.000 18 1 0 0 0\n0.004 19 2 0 0 0\n0.008 20 3 0 0 0\n0.012 20 3 0 0 0\n'],
    ['two lines', `${line}\n${line}\n`],
    ['nothing', ''],
  ])('are not told of %s', (_, text) => {
    expect(isAnnotationTable(bytes(text))).toBe(false);
  });

  it('are named by their mnemonics where there is one', () => {
    const text = `${heading}\n 0:00.1 8 [2] 0 0 0\n 0:00.2 9 [42] 0 0 0\n`;
    expect(readAnnotationTable(text, 'x.txt').annotations.symbol).toEqual(['L', '[42]']);
  });

  it('are read with subtype, channel, number and text', () => {
    const text = `${heading}\r\n${line}\r\n    0:00.214       77     V   -1    1    2\t\r\n\r\n  [00:01.028]   370   "    0    0    0\tPSE, a  text\r\n`;
    const { annotations, problems } = readAnnotationTable(text, '100annotations.txt');
    expect(problems).toEqual([]);
    expect(annotations).toMatchObject({
      count: 3,
      symbol: ['+', 'V', '"'],
      aux: ['(N', '', 'PSE, a  text'],
    });
    const { sample, subtype, channel, num } = annotations;
    expect([sample, subtype, channel, num].map((row) => [...row])).toEqual([
      [18, 77, 370],
      [0, -1, 0],
      [0, 1, 0],
      [0, 2, 0],
    ]);
    const { warnings, ...again } = readAnnotations(writeAnnotations(annotations), 'x.ann');
    expect([again, warnings]).toEqual([annotations, []]);
  });

  it('are read around lines that are none, which are said', () => {
    const text = `${heading}\n${line}\nThe end\n    0:00.214       77     W    0    0    0\n${line}\n`;
    const { annotations, problems } = readAnnotationTable(text, 'x.txt');
    expect(annotations.count).toBe(2);
    expect(problems).toMatchObject([
      { code: 'annotation-lines', file: 'x.txt', values: { odd: 2, lines: 5, first: 'The end' } },
    ]);
  });
});

describeWithShared('annotations of a real record', (shared) => {
  it('are those of its file when they were printed', () => {
    const { warnings: _, ...atr } = readAnnotations(shared.bytes('data', 'mitdb', '208.atr'), '208.atr');
    const printed = Array.from({ length: atr.count }, (_row, i) => {
      const sec = atr.sample[i]! / 360;
      const time = `${Math.floor(sec / 60)}:${(sec % 60).toFixed(3).padStart(6, '0')}`.padStart(12);
      const fields = [atr.sample[i], atr.symbol[i], atr.subtype[i], atr.channel[i], atr.num[i]];
      const aux = atr.aux[i] === '' ? '' : `\t${atr.aux[i]}`;
      return time + fields.map((value, k) => String(value).padStart([9, 6, 5, 5, 5][k]!)).join('') + aux;
    });
    const { annotations, problems } = readAnnotationTable(`${heading}\n${printed.join('\n')}\n`, '208.txt');
    expect(problems).toEqual([]);
    const { auxTail: _tail, ...expected } = atr;
    expect(annotations).toEqual(expected);
  });
});
