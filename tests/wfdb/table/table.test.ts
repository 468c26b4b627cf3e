import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openTable, WfdbError } from '../../../src/wfdb';
import { layoutOfFile } from '../../../src/wfdb/table/layoutOfFile';
import type { TableReading } from '../../../src/wfdb/table/types';
import { byteSource } from '../../../src/wfdb/zip/byteSource';

const bytes = (text: string) => new TextEncoder().encode(text);
const layout = (text: string) => layoutOfFile(byteSource(bytes(text)));
const open = (text: string, reading?: TableReading) => openTable(byteSource(bytes(text)), 'ecg.csv', reading);

async function read(text: string, reading?: TableReading) {
  const reader = await open(text, reading);
  const part = await reader.read();
  const round = (value: number) => Math.round(value * 1e6) / 1e6;
  return { ...reader.facts, values: part.signals.map(({ samples }) => [...samples].map(round)) };
}

const rows = (count: number, row: (k: number) => string) =>
  Array.from({ length: count }, (_, k) => row(k)).join('\n');
const codes = ({ problems }: { problems: { code: string }[] }) => problems.map(({ code }) => code);

describe('tables of samples', () => {
  it('with a time in seconds, names and units need no question', async () => {
    const found = await read(
      `time (s),ECG (mV),Resp\n${rows(20, (k) => `${(k / 250).toFixed(3)},${k / 1000},${k}`)}\n`,
    );
    expect(found).toMatchObject({
      name: 'ecg',
      samplingHz: 250,
      lengthSamples: 20,
      signals: [
        { name: 'ECG', units: 'mV', samplingHz: 250 },
        { name: 'Resp', units: 'mV' },
      ],
    });
    expect(found.values[0]!.slice(0, 4)).toEqual([0, 0.001, 0.002, 0.003]);
    // The rows of the other column are whole numbers without a unit.
    expect(codes(found)).toEqual(['table-assumed']);
  });

  it('as rdsamp and PhysioBank write them: quotes, units in a second line, times of three decimals', async () => {
    const time = (k: number) => (k / 360).toFixed(3).padStart(5, '0');
    const found = await read(
      `'Elapsed time','MLII','V5'\n'hh:mm:ss.mmm','mV','mV'\n${rows(300, (k) => `'0:0${time(k)}',-0.${100 + (k % 50)},1e-1`)}\n`,
    );
    expect(found.samplingHz).toBe(360);
    expect(found.signals.map(({ name, units }) => [name, units])).toEqual([
      ['MLII', 'mV'],
      ['V5', 'mV'],
    ]);
    expect([found.values[0]![3], found.values[1]![9], found.lengthSamples, found.problems]).toEqual([
      -0.103,
      0.1,
      300,
      [],
    ]);
    const spaced = await read(
      `   Elapsed time    MLII     V5\n   (hh:mm:ss.mmm)    (mV)    (mV)\n${rows(300, (k) => `   0:0${time(k)}  -0.145  -0.065`)}\n`,
    );
    expect([spaced.samplingHz, spaced.signals[0], spaced.values[1]![5], spaced.problems]).toEqual([
      360,
      { name: 'MLII', units: 'mV', samplingHz: 360 },
      -0.065,
      [],
    ]);
  });

  it("as Kaggle's copies of MIT-BIH: a number of the sample, stored units, no frequency", async () => {
    const text = `'sample #','MLII','V5'\n${rows(30, (k) => `${k},${995 + k},${1011 - k}`)}\n`;
    const found = await layout(text);
    expect(found).toMatchObject({
      samplingHz: undefined,
      likelyUnit: 'stored',
      isNamed: true,
      time: undefined,
    });
    expect(found!.columns.map(({ name, kind }) => [name, kind])).toEqual([
      ['sample #', 'counter'],
      ['MLII', 'lead'],
      ['V5', 'lead'],
    ]);
    await expect(open(text)).rejects.toThrow('ecg.csv does not say how many samples a second it holds');
    const answered = await read(text, { samplingHz: 360, leads: [2], unit: 'stored' });
    expect([answered.samplingHz, answered.signals.map(({ name }) => name), answered.values[0]![0]]).toEqual([
      360,
      ['V5'],
      1011 / 200,
    ]);
    expect(codes(answered)).toEqual(['record-uncalibrated']);
  });

  it.each([
    ['semicolons and commas', rows(12, (k) => `0,${String(k).padStart(3, '0')};-1,5e-1`), [0.003, -0.15]],
    ['tabs', rows(12, (k) => `${k}.5\t-2.25\t`), [3.5, -2.25]],
    ['blanks', rows(12, (k) => `  ${k}.5   -2.25 `), [3.5, -2.25]],
    ['quoted decimal commas', rows(12, (k) => `"${k},5","-2,25"`), [3.5, -2.25]],
    ['old line ends', rows(12, (k) => `${k}.5,-2.25`).replaceAll('\n', '\r'), [3.5, -2.25]],
    [
      'comments and blank lines',
      `# a\n% b\n\n${rows(12, (k) => `${k}.5,-2.25\r\n\r\n# ${k}`)}`,
      [3.5, -2.25],
    ],
  ])('separated by %s', async (_, text, expected) => {
    const found = await read(text, { samplingHz: 500, leads: [0, 1], unit: 'mV' });
    expect(found.values.map((values) => values[3])).toEqual(expected);
    expect([found.lengthSamples, found.problems]).toEqual([12, []]);
  });

  it('of one column with a decimal comma are not taken for two columns', async () => {
    const found = await read(`\ufeff${rows(40, (k) => `-0,${String(k * 7).padStart(3, '0')}`)}`, {
      samplingHz: 300,
      leads: [0],
      unit: 'mV',
    });
    expect(found.signals).toEqual([{ name: 'ECG', units: 'mV', samplingHz: 300 }]);
    expect(found.values[0]!.slice(0, 3)).toEqual([0, -0.007, -0.014]);
  });

  it.each([
    ['Time,ECG', (k: number) => String(k * 4), 250],
    ['timestamp,ECG', (k: number) => String(1_700_000_000_000_000_000 / 1e3 + k * 2000), 500],
    ['Time (ms),ECG', (k: number) => (k * 7.8125).toFixed(4), 128],
    [',ECG', (k: number) => (k / 1000).toFixed(3), 1000],
    ['time,ECG', (k: number) => new Date(Date.UTC(2024, 4, 1, 23, 59, 59) + k * 8).toISOString(), 125],
    ['time,ECG', (k: number) => `10:00:0${(k / 200).toFixed(3)}`, 200],
  ])('have their frequency from times as in %s', async (header, time, expected) => {
    const found = await read(`${header}\n${rows(120, (k) => `${time(k)},0.5`)}\n`);
    expect(found.samplingHz).toBe(expected);
    expect(found.lengthSamples).toBe(120);
  });

  it.each([
    ['Sampling Rate: 250 Hz', 250],
    ['# fs = 512', 512],
    ['"sampling frequency","1000,5"', 1000.5],
    ['Interval=\t0.002 s', 500],
    ['# {"dev": {"sampling rate": 1000, "resolution": [10]}}', 1000],
    ['Samples: 30000', undefined],
    ["'sample #','V5'", undefined],
    ['50 Hz notch', undefined],
  ])('have their frequency from "%s"', async (line, expected) => {
    const text = `${line}\nECG_mV\n${rows(20, (k) => `0.${k + 10}`)}\n`;
    expect((await layout(text))?.samplingHz).toBe(expected);
  });

  it('in microvolts and volts are read in millivolts', async () => {
    const text = (unit: string) => `I [${unit}],V1 [${unit}]\n${rows(12, (k) => `${k}.0,-${k}.0`)}\n`;
    const reading: TableReading = { samplingHz: 100, leads: [0, 1], unit: 'mV' };
    const of = async (unit: string) => (await read(text(unit), reading)).values[1]![5];
    expect(await Promise.all(['uV', 'µV', 'mV', 'V', 'nV'].map(of))).toEqual([
      -0.005, -0.005, -5, -5000, -5e-6,
    ]);
    expect((await read(text('mmHg'), reading)).signals[0]!.units).toBe('mmHg');
    // Of the size of an ECG in each unit, when nothing names it.
    const guess = async (size: number) =>
      (await layout(rows(50, (k) => `${(size * Math.sin(k)).toFixed(6)}`)))?.likelyUnit;
    expect(await Promise.all([1, 1000, 0.001].map(guess))).toEqual(['mV', 'µV', 'V']);
  });

  it('with missing values and damaged rows keep the time of the others', async () => {
    const text = `time (s),ECG (mV)\n${rows(30, (k) => `${k / 100},${['', 'NaN', 'lead off', '-'][k - 20] ?? k}`)}\n0.3\n`;
    const found = await read(text);
    expect(found.values[0]!.slice(18)).toEqual([18, 19, NaN, NaN, NaN, NaN, 24, 25, 26, 27, 28, 29, NaN]);
    expect(found.problems).toMatchObject([
      { code: 'table-rows', values: { oddRows: 2, rows: 31, firstOddRow: 23 } },
    ]);
  });

  it('with a gap in their times have missing samples there', async () => {
    const at = (k: number) => (k < 6000 ? k : k + 500) / 250;
    const reader = await open(`time (s),ECG (mV)\n${rows(8000, (k) => `${at(k).toFixed(3)},${k}`)}\n`);
    expect([reader.facts.lengthSamples, reader.facts.problems]).toEqual([8500, []]);
    const { signals } = await reader.read({ startSample: 5998, endSample: 6502 });
    const samples = [...signals[0]!.samples];
    expect(samples.slice(0, 3)).toEqual([5998, 5999, NaN]);
    expect(samples.filter(Number.isNaN)).toHaveLength(500);
    expect(samples.slice(-2)).toEqual([6000, 6001]);
  });

  it('with uneven times say so, and stay evenly spaced', async () => {
    const at = (k: number) => Math.floor(k / 73) * 0.5615 + 1e-3 * (k % 73);
    const found = await read(`time (s),ECG (mV)\n${rows(2000, (k) => `${at(k).toFixed(4)},${k}`)}\n`);
    expect(codes(found)).toEqual(['table-uneven']);
    expect(found.lengthSamples).toBe(2000);
  });

  it('count on over midnight', async () => {
    const at = (k: number) => new Date(Date.UTC(2024, 0, 1, 23, 59, 59) + k * 10).toISOString().slice(11, 23);
    const found = await read(`time,ECG (mV)\n${rows(300, (k) => `${at(k)},${k}`)}\n`);
    expect([found.samplingHz, found.lengthSamples, found.problems]).toEqual([100, 300, []]);
    expect(found.startTime).toBe('23:59:59.000');
  });

  it.each([
    ['words', 'age,sex\n63,male\n58,female\n'.repeat(20)],
    ['too few rows', rows(5, (k) => `${k},${k}.5`)],
    ['binary data', `\u0000\u0001${rows(20, (k) => `${k}`)}`],
    ['uneven rows', rows(40, (k) => '1.5,'.repeat(1 + (k % 3)) + 1)],
    ['nothing', ''],
    ['only a number of the row and labels', `index,label\n${rows(30, (k) => `${k},1`)}`],
  ])('are not %s', async (_, text) => {
    expect(await layout(text)).toBeUndefined();
    const error = await open(text).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(WfdbError);
    expect((error as WfdbError).message).toContain(
      'ecg.csv is not a table with one row of numbers per sample',
    );
  });

  it('give every part as the whole has it, whatever their arrangement', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom([',', '.'], [';', ','], ['\t', '.'], [' ', ','], [';', '.']),
        fc.array(fc.tuple(...[0, 1, 2].map(() => fc.double({ min: -1e5, max: 1e5, noNaN: true }))), {
          minLength: 12,
          maxLength: 60,
        }),
        fc.nat(60),
        fc.nat(60),
        async ([separator, point], values, startSample, endSample) => {
          const text = values
            .map((row) => row.map((value) => String(value).replace('.', point!)).join(separator))
            .join('\r\n');
          const reader = await open(text, { samplingHz: 250, leads: [0, 1, 2], unit: 'mV' });
          const { signals } = await reader.read({ startSample, endSample });
          const expected = values.slice(startSample, Math.max(startSample, endSample));
          expect(signals.map(({ samples }) => [...samples].map((value) => value + 0))).toEqual(
            [0, 1, 2].map((column) => expected.map((row) => Math.fround(row[column]!) + 0)),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('are read in pieces: a part needs no more of the file than it holds', async () => {
    const text = bytes(rows(200_000, (k) => `${(k % 97) / 10},${k}`));
    let most = 0;
    const source = {
      size: text.length,
      read: async (start: number, end: number) => {
        most = Math.max(most, end - start);
        return text.subarray(start, end);
      },
    };
    const reader = await openTable(source, 'long.csv', { samplingHz: 250, leads: [1], unit: 'µV' });
    expect(reader.facts.lengthSamples).toBe(200_000);
    let readBytes = 0;
    const counting = source.read;
    source.read = async (start, end) => {
      readBytes += end - start;
      return counting(start, end);
    };
    const { signals } = await reader.read({ startSample: 150_000, endSample: 150_003 });
    expect([...signals[0]!.samples]).toEqual([150, 150.001, 150.002].map(Math.fround));
    expect(most).toBeLessThanOrEqual(2 ** 20);
    expect(readBytes).toBeLessThanOrEqual(2 ** 20);
  });
});
