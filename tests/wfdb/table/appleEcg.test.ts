import { describe, expect, it } from 'vitest';
import { openTable } from '../../../src/wfdb';
import { byteSource } from '../../../src/wfdb/zip/byteSource';

const microvolts = Array.from({ length: 300 }, (_, k) =>
  k === 0 ? 0 : Math.round(1e6 * Math.sin(k / 9)) / 1000,
);

const english = [
  'Name,Jane Doe',
  'Date of Birth,"Jan 1, 1990"',
  'Recorded Date,2024-05-01 07:08:09 +0200',
  'Classification,Sinus Rhythm',
  'Symptoms,None',
  'Software Version,2.0',
  'Device,"Watch7,12"',
  'Sample Rate,512 hertz',
  '',
  '',
  'Lead,Lead I',
  'Unit,µV',
  '',
];

const open = (lines: readonly string[]) =>
  openTable(byteSource(new TextEncoder().encode(lines.join('\n'))), 'ecg_2024-05-01.csv');

describe('ECGs of Apple Health', () => {
  it('are read in millivolts, without name and date of birth', async () => {
    const { facts, read } = await open([...english, ...microvolts.map(String)]);
    expect(facts).toEqual({
      name: 'ecg_2024-05-01',
      samplingHz: 512,
      lengthSamples: 300,
      signals: [{ name: 'I', units: 'mV', samplingHz: 512 }],
      startTime: '07:08:09 01/05/2024',
      comments: [
        'Recorded Date: 2024-05-01 07:08:09 +0200',
        'Classification: Sinus Rhythm',
        'Symptoms: None',
        'Software Version: 2.0',
        'Device: Watch7,12',
        'Sample Rate: 512 hertz',
        'Lead: Lead I',
        'Unit: µV',
      ],
      problems: [],
    });
    const { signals } = await read();
    expect([...signals[0]!.samples]).toEqual(microvolts.map((value) => Math.fround(value / 1000)));
  });

  it.each([
    ['German', ['Abtastrate,"511,422\u00a0Hertz"', 'Kanal,Kanal I', 'Einheit,µV'], 511.422],
    ['unquoted commas', ['Messrate,511,562\u00a0Hertz', 'Ableitung,Ableitung I', 'Einheit,µV'], 511.562],
    ['Chinese', ['采样率,512赫兹', '导联,导联 I', '单位,微伏'], 512],
    ['Russian', ['Частота дискретизации,512 герц', 'Отведение,Отведение I', 'Единица,мкВ'], 512],
  ])('are read in %s, with decimal commas', async (_, [rate, lead, unit], expected) => {
    const header = ['Name,Иван Müller', 'Geburtsdatum,"1. Jan. 1990"', rate!, '', lead!, unit!, ''];
    const { facts, read } = await open([
      ...header,
      ...microvolts.map((value) => value.toFixed(3).replace('.', ',')),
    ]);
    expect(facts).toMatchObject({ samplingHz: expected, lengthSamples: 300, problems: [] });
    expect(facts.signals).toEqual([{ name: 'I', units: 'mV', samplingHz: expected }]);
    expect([...(await read()).signals[0]!.samples]).toEqual(
      microvolts.map((value) => Math.fround(value / 1000)),
    );
  });

  it('with grouped thousands are read where the decimals tell them apart', async () => {
    const grouped = (value: number) => value.toLocaleString('en-US', { minimumFractionDigits: 2 });
    const values = microvolts.map((value) => Math.round(20 * value * 100) / 100);
    const { read } = await open([...english, ...values.map(grouped)]);
    expect([...(await read()).signals[0]!.samples]).toEqual(values.map((value) => Math.fround(value / 1000)));
  });

  it('with grouped whole numbers are refused: 1,234 may be either', async () => {
    const values = microvolts
      .map((value) => Math.round(2 * value))
      .map((value) => value.toLocaleString('en-US'));
    await expect(open([...english, ...values])).rejects.toThrow(
      'The numbers in ecg_2024-05-01.csv are written so that 1,234 may be 1.234 or 1234',
    );
  });
});
