import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { defaultPrepareSettings } from '../../src/beats';
import { writeAnnotations } from '../../src/wfdb';
import { openSource } from '../../src/workers/records/openSource';
import { createRecordsWorker } from '../../src/workers/records/recordsWorker';
import { sortFiles } from '../../src/workers/records/sortFiles';
import type { SourceFile } from '../../src/workers/records/types';
import { makeAnnotations } from '../wfdb/build';
import { writeIshne, writeIshneAnnotations } from '../wfdb/ishne/writeIshne';
import { writeV4 } from '../wfdb/matlab/writeMatlab';
import { dropFiles } from './fieldRecords';

const file = (path: string, content: BlobPart): SourceFile => ({
  name: path.slice(path.lastIndexOf('/') + 1),
  path,
  blob: new Blob([content]),
});

const rows = (count: number, row: (k: number) => string) =>
  Array.from({ length: count }, (_, k) => row(k)).join('\n');
const timed = `time (s),ECG (mV)\n${rows(50, (k) => `${k / 250},${Math.sin(k).toFixed(4)}`)}\n`;
const untimed = `'sample #','MLII','V5'\n${rows(50, (k) => `${k},${995 + (k % 7)},${1011 - (k % 5)}`)}\n`;
const holter = writeIshne({
  samplingHz: 200,
  leads: [{ spec: 6, resolutionNv: 1000, samples: Array.from({ length: 2000 }, (_, k) => k % 200) }],
}) as Uint8Array<ArrayBuffer>;
const matrix = writeV4([
  { name: 'val', rows: 2, values: Array.from({ length: 100 }, (_, k) => k % 9), type: 'int16' },
]) as Uint8Array<ArrayBuffer>;

describe('files of other formats', () => {
  it('take printed annotations beside a table, as of MIT-BIH on Kaggle, for those of that record', async () => {
    const printed = [100, 300, 500].map((at) => `    0:00.${at}   ${at}     N    0    0    0`);
    const seconds = `time (s),ECG (mV)\n${rows(600, (k) => `${k / 250},${Math.sin(k).toFixed(4)}`)}\n`;
    const { record, problems, annotations, loose } = await dropFiles([
      file('db/100.csv', seconds),
      file(
        'db/100annotations.txt',
        `    Time   Sample #  Type  Sub Chan  Num\tAux\n${printed.join('\n')}\n    0:02.200   550   x   0   0   0\n`,
      ),
      file('db/101.csv', seconds),
      file('db/101.atr.txt', [...printed, '    0:02.200   550   N   0   0   0', ''].join('\n')),
    ]);
    expect([problems, annotations, loose]).toEqual([[], [], []]);
    expect(record('100').facts).toMatchObject({
      state: 'ready',
      annotator: 'ann',
      annotationCount: 4,
      classCounts: [3, 0, 0, 0, 0],
    });
    expect(record('101').facts).toMatchObject({ annotator: 'atr', annotationCount: 4 });
  });

  it('that say all are records at once, with their annotations', async () => {
    const beats = makeAnnotations([10, 20, 30].map((sample) => [sample, 'N']));
    const { record, problems, asked } = await dropFiles([
      file('a/ecg.csv', timed),
      file('a/ecg.atr', writeAnnotations(beats)),
      file('a/night.ecg', holter),
      file(
        'a/night.ann',
        writeIshneAnnotations(
          200,
          0,
          Array.from({ length: 8 }, () => ['N', 200] as const),
        ) as Uint8Array<ArrayBuffer>,
      ),
    ]);
    expect([problems, asked]).toEqual([[], []]);
    expect(record('ecg').facts).toMatchObject({ samplingHz: 250, annotator: 'atr', annotationCount: 3 });
    expect(record('night').facts).toMatchObject({
      state: 'ready',
      samplingHz: 200,
      annotator: 'ann',
      leads: [{ name: 'II', units: 'mV' }],
      classCounts: [8, 0, 0, 0, 0],
    });
    const { beats: cut } = await createRecordsWorker().prepare(
      record('night').source,
      defaultPrepareSettings,
    );
    expect(cut.recordNames).toEqual(['night']);
  });

  it('that do not say their frequency are asked about, once for all that are alike', async () => {
    const { sources, asked, problems, loose } = await sortFiles(
      [
        file('100.csv', untimed),
        file('101.csv', untimed),
        file('A1.mat', matrix),
        file(
          'b.txt',
          rows(20, (k) => `${k % 3}.5`),
        ),
      ],
      () => undefined,
    );
    expect(sources).toEqual([]);
    expect(asked.map(({ files }) => files.map(({ name }) => name))).toEqual([
      ['100.csv', '101.csv'],
      ['A1.mat'],
      ['b.txt'],
    ]);
    expect(asked[0]!.outline.preview[1]).toEqual(['1', '996', '1010']);
    // A matrix may still get its header.
    expect([loose.map(({ name }) => name), problems.map(({ code }) => code)]).toEqual([
      ['A1.mat'],
      ['header-missing'],
    ]);
    const reading = { samplingHz: 360, leads: [1, 2], unit: 'stored' as const };
    const answered = await dropFiles(asked[0]!.files.map((one) => ({ ...one, reading })));
    expect(answered.asked).toEqual([]);
    expect(answered.facts.map(({ name, samplingHz, leads }) => [name, samplingHz, leads.length])).toEqual([
      ['100', 360, 2],
      ['101', 360, 2],
    ]);
    const { signals } = await (await openSource(answered.sources[1]!)).read();
    expect(signals[0]!.samples[0]).toBe(Math.fround(995 / 200));
  });

  it('beside a header of their name belong to it', async () => {
    const header = [
      'A1 2 500 50',
      ...['I', 'II'].map((lead) => `A1.mat 16+24 1000/mV 16 0 0 0 0 ${lead}`),
    ].join('\n');
    const { facts, asked, sources } = await dropFiles([
      file('x/A1.hea', header),
      file('x/A1.mat', matrix),
      file('x/A1.csv', timed),
    ]);
    expect(asked).toEqual([]);
    expect(facts).toMatchObject([{ name: 'A1', samplingHz: 500, lengthSamples: 50 }]);
    const { signals } = await (await openSource(sources[0]!)).read();
    expect([...signals[1]!.samples.subarray(0, 2)]).toEqual([0.001, 0.003].map(Math.fround));
  });

  it('in a database are no records where nothing says that they are samples', async () => {
    const patients = `age,weight\n${rows(40, (k) => `${60 + (k % 9)},7${k % 7}.5`)}\n`;
    const header = file('db/1.hea', '1 1 250 10\n1.dat 16 200 12 0 0 0 0 I\n');
    const { problems, asked } = await sortFiles([header, file('db/patients.csv', patients)], () => undefined);
    expect(asked).toEqual([]);
    expect(problems.map(({ code, file: path }) => [code, path])).toEqual([
      ['file-unknown', 'db/patients.csv'],
    ]);
    // Dropped alone, somebody means it.
    expect((await sortFiles([file('patients.csv', patients)], () => undefined)).asked).toHaveLength(1);
  });

  it('in a zip are found, too', async () => {
    const zip = zipSync({
      'export/electrocardiograms/ecg.csv': new TextEncoder().encode(timed),
      'n.ecg': holter,
    });
    const { facts } = await dropFiles([file('export.zip', zip as Uint8Array<ArrayBuffer>)]);
    expect(facts.map(({ name }) => name).sort()).toEqual(['ecg', 'n']);
  });

  it('that cannot be read say so, and cost nothing else', async () => {
    const cut = holter.slice(0, 400);
    const { facts } = await dropFiles([file('cut.ecg', cut), file('ecg.csv', timed)]);
    const [broken, good] = facts.sort((a, b) => (a.name < b.name ? -1 : 1));
    expect(good!.lengthSamples).toBe(50);
    expect(broken).toMatchObject({
      name: 'cut',
      state: 'unreadable',
      problems: [{ code: 'ishne-malformed' }],
    });
  });
});

describe('files of formats that are not read', () => {
  const xml = (root: string) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<!-- made by -->\n<${root} xmlns="x">`;
  const at = (offset: number, text: string) => '\u0001'.repeat(offset) + text;
  const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

  it.each([
    ['a.dcm', at(128, 'DICM'), 'is a DICOM file'],
    ['a.scp', at(16, 'SCPECG'), 'is an SCP-ECG file'],
    ['a.xml', xml('AnnotatedECG'), 'is an HL7 annotated ECG'],
    ['a.xml', xml('RestingECG'), 'is an ECG of GE MUSE'],
    ['a.xml', xml('restingecgdata'), 'is an ECG of Philips'],
    ['a.xml', xml('CardiologyXML'), 'is an ECG of GE CardioSoft'],
    ['export.xml', '<?xml version="1.0"?>\n<!DOCTYPE HealthData [\n', 'lists what Apple Health has stored'],
    ['a.gdf', 'GDF 2.20', 'is a GDF file'],
    ['a.atc', 'ALIVE\0\0\0', 'is an ECG of AliveCor Kardia'],
    ['a.h5', '\x89HDF\r\n\x1a\n', 'is an HDF5 file'],
    ['a.mat', 'MATLAB 7.3 MAT-file, Platform: GLNXA64', 'was saved by MATLAB as version 7.3'],
    ['a.npy', '\x93NUMPY\x01', 'is a NumPy array'],
    ['a.xlsx', 'PK\x03\x04', 'is a workbook'],
    ['a.xls', '\xd0\xcf\x11\xe0', 'is a workbook'],
    ['a.txt', '\xff\xfe1\0,\0', 'is text in UTF-16'],
    ['a.png', '\x89PNG\r\n\x1a\n', 'is a picture'],
    ['a.jpg', '\xff\xd8\xff\xe0', 'is a picture'],
    [
      'train.csv',
      rows(20, () => Array.from({ length: 188 }, (_, k) => `0.${k}`).join(',')),
      'holds beats that were cut',
    ],
  ])('%s is named: it %s', async (name, content, sentence) => {
    const { problems, sources, asked } = await sortFiles([file(name, latin1(content))], () => undefined);
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      ['file-foreign', expect.stringContaining(`${name} ${sentence}`)],
    ]);
    expect([sources, asked]).toEqual([[], []]);
  });

  it('samples that begin like a picture are samples', async () => {
    const header = file('x.hea', 'x 1 250 4\nx.dat 16 200 12 0 0 0 0 I\n');
    const { facts } = await dropFiles([
      header,
      file('x.dat', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1, 0, 2, 0)),
    ]);
    expect(facts).toMatchObject([{ name: 'x', lengthSamples: 4 }]);
  });
});
