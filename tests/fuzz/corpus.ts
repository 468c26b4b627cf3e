import { Zip, ZipDeflate, ZipPassThrough, zipSync } from 'fflate';
import { createRandom } from '../../src/base/random';
import { decoders, packSignals, type WritableFormat, writeAnnotations, writeRecord } from '../../src/wfdb';
import { makeAnnotations } from '../wfdb/build';
import { writeEdf } from '../wfdb/edf/writeEdf';
import { makeEdfSignal } from '../wfdb/edfBuild';
import { encodeFlac } from '../wfdb/flacEncoder';
import { writeIshne, writeIshneAnnotations } from '../wfdb/ishne/writeIshne';
import { writeStructure, writeV4, writeV5 } from '../wfdb/matlab/writeMatlab';
import { realCorpus } from './realCorpus';
import type { Corpus, FuzzFile } from './types';

const text = (content: string) => new TextEncoder().encode(content);
const file = (name: string, bytes: Uint8Array): FuzzFile => ({ name, bytes });

/** A wave that every format can store, a little different for each seed. */
function wave(length: number, seed: number, most: number): number[] {
  const random = createRandom(seed);
  return Array.from({ length }, (_, k) =>
    Math.round(most * 0.7 * Math.sin(k / 9 + seed) + most * 0.1 * random.uniform()),
  );
}

/**
 * Well-formed inputs of every kind: made here by the writers, and beginnings of real records if available.
 *
 * @param sharedFolder the folder with real records; ignored if it does not exist
 */
export function makeCorpus(sharedFolder?: string): Corpus {
  const real = sharedFolder === undefined ? undefined : realCorpus(sharedFolder);
  const records = [...plainRecords(), ...packedRecords(), ...(real?.records ?? [])];
  const segments = [...segmentRecords(), ...(real?.segments ?? [])];
  const annotations = [...annotationFiles(), ...(real?.annotations ?? [])];
  const headers = [...records, ...segments, ...oddHeaders()].flatMap((files) =>
    files.filter(({ name }) => name.endsWith('.hea')),
  );
  return {
    header: headers.map((header) => [header]),
    signals: records,
    record: [...records, ...oddHeaders()],
    segments,
    annotations: annotations.map((one) => [one]),
    printed: [
      [file('100annotations.txt', text(printedAnnotations))],
      [file('x.txt', text(printedAnnotations.replace(/^.*\n/, '')))],
    ],
    zip: zips(records, annotations).map((one) => [one]),
    edf: edfs().map((one) => [one]),
    table: tables().map((one) => [one]),
    ishne: holters().map((one) => [one]),
    matlab: matrices().map((one) => [one]),
    names: [
      [
        file(
          'names',
          text('100.hea\n100.dat\na/b/100.atr\nRECORDS\nx.ZIP\nmitdb/100.HEA\n._100.hea\n100.qrs\n'),
        ),
      ],
    ],
  };
}

/** As rdann prints them. */
const printedAnnotations = `    Time   Sample #  Type  Sub Chan  Num\tAux
    0:00.050       18     +    0    0    0\t(N
    0:00.214       77     N    0    0    0
    0:01.028      370     V   -1    1    2\ta text
    0:01.828      658     [    0    0    0
    0:02.128      758    [15]  0    0    0
`;

function plainRecords(): FuzzFile[][] {
  return [...decoders.keys()].flatMap((format, index) => {
    const number = format as WritableFormat;
    const most = Math.min(decoders.get(number)!.maximum, 2 ** 20);
    const one = [wave(120, index, most), wave(120, index + 50, most)];
    const many = [wave(90, index, most), wave(30, index + 9, most), wave(60, index + 5, most)];
    const starts = (signals: number[][]) => signals.map((signal) => signal[0]!);
    const header = (name: string, lines: string[]) =>
      text([`${name} ${lines.length} 250 120`, ...lines, '# a comment'].join('\n'));
    const [a, b] = starts(one);
    const [c, d, e] = starts(many);
    return [
      [
        file(
          `p${format}.hea`,
          header(`p${format}`, [
            `p${format}.dat ${format} 200(0)/mV 12 0 ${a} 0 0 MLII`,
            `p${format}.dat ${format} 100.5(3)/uV 12 0 ${b} 0 0 V1`,
          ]),
        ),
        file(`p${format}.dat`, safePack(one, number, [1, 1])),
      ],
      [
        file(
          `m${format}.hea`,
          text(
            [
              `m${format} 3 10.5/1(7) 30 12:30:00.5 1/2/2003`,
              `m${format}.dat ${format}x3:6+5 200(0)/mV 12 0 ${c} 0 0 fast`,
              `m${format}.dat ${format}+5 0 0 0 ${d} 0 0 slow`,
              `m${format}.dat ${format}x2:4+5 1e-3(-5)/mmHg 12 0 ${e} 0 0 middle`,
            ].join('\r\n'),
          ),
        ),
        file(`m${format}.dat`, withPreamble(safePack(many, number, [3, 1, 2]), 5)),
      ],
    ];
  });
}

/** Difference formats cannot follow steep waves; what they can follow is stored. */
function safePack(signals: number[][], format: WritableFormat, samplesPerFrame: number[]): Uint8Array {
  const { storable } = decoders.get(format)!;
  const held = signals.map((signal) => storable?.(Int32Array.from(signal)) ?? signal);
  return packSignals(held, format, samplesPerFrame);
}

function withPreamble(bytes: Uint8Array, length: number): Uint8Array {
  const result = new Uint8Array(length + bytes.length);
  result.set(bytes, length);
  return result;
}

function packedRecords(): FuzzFile[][] {
  return ([8, 16, 24] as const).flatMap((bits) => {
    const channels = [wave(200, bits, 2 ** (bits - 1) - 1), wave(200, bits + 1, 2 ** (bits - 1) - 1)];
    const format = 500 + bits;
    const subframes = [{ kind: 'fixed', order: 2 }, { kind: 'verbatim' }] as const;
    return subframes.map((subframe) => {
      const { bytes } = encodeFlac(channels, { bits, blockSamples: 64, subframe, parameter: 6 });
      const name = `f${format}${subframe.kind}`;
      const lines = channels.map(() => `${name}.dat ${format} 200 ${bits} 0 0 0 0 ECG`);
      return [
        file(`${name}.hea`, text([`${name} 2 360 200`, ...lines].join('\n'))),
        file(`${name}.dat`, bytes),
      ];
    });
  });
}

function segmentRecords(): FuzzFile[][] {
  const part = (name: string, leads: string[], length: number) => [
    file(
      `${name}.hea`,
      text(
        [
          `${name} ${leads.length} 100 ${length}`,
          ...leads.map((lead) => `${name}.dat 16 200 12 0 0 0 0 ${lead}`),
        ].join('\n'),
      ),
    ),
    file(
      `${name}.dat`,
      packSignals(
        leads.map((_, k) => wave(length, k, 2000)),
        16,
      ),
    ),
  ];
  const layout = file(
    'lay.hea',
    text('lay 3 100 0\n~ 0 200 12 0 0 0 0 I\n~ 0 200 12 0 0 0 0 II\n~ 0 50/mmHg 12 0 0 0 0 ABP\n'),
  );
  return [
    [
      file('fix.hea', text('fix/2 2 100 90\na1 40\na2 50\n')),
      ...part('a1', ['I', 'II'], 40),
      ...part('a2', ['I', 'II'], 50),
    ],
    [
      file('var.hea', text('var/4 3 100 150 10:00:00\nlay 0\nb1 40\n~ 60\nb2 50\n')),
      layout,
      ...part('b1', ['II'], 40),
      ...part('b2', ['ABP', 'I'], 50),
    ],
    [file('self.hea', text('self/1 1 100 50\nself 50\n'))],
  ];
}

function oddHeaders(): FuzzFile[][] {
  return [
    'x 0',
    'x 1\nx.dat 16',
    '# first\nx 2 360/720.5(-3) 1000 1:2:3 4/5/2006\nx.dat 16\ny.dat 212:3 200\n# <age>: 60 <sex>: F\n',
    'x/100000 2 360 65000000\nx_0001 650000\n',
    'x 3 500 5000\nx.mat 16+24 1000/mV 16 0 -171 -1353 0 I\nx.mat 16+24 1000/mV 16 0 0 0 0 II\nx.mat 16+24 1000/mV 16 0 0 0 0 "V 1"\n',
  ].map((content) => [
    file('x.hea', text(content)),
    file('x.dat', new Uint8Array(400)),
    file('y.dat', new Uint8Array(300)),
  ]);
}

function annotationFiles(): FuzzFile[] {
  const plain = makeAnnotations(
    Array.from({ length: 80 }, (_, k) => [300 * (k + 1), k % 7 === 0 ? 'V' : 'N']),
  );
  const rich = makeAnnotations(
    [
      [0, '+', { aux: '(N' }],
      [5, '"', { aux: 'a comment, odd', channel: 1, num: -3, subtype: 7 }],
      [2 ** 33, 'mine', { aux: '室性早搏' }],
      [100, 'N', { aux: 'x'.repeat(255) }],
    ],
    { samplingHz: 62.4725, definitions: [{ code: 42, symbol: 'mine', description: 'of our own' }] },
  );
  const aha = new Uint8Array(1024).fill(0xff);
  for (let k = 0; k < 40; k++) {
    aha.set([0, 'NVFEPQRUO'.charCodeAt(k % 9), 0, 0, k, 1, k + 1, 0, 0, 1, 0x74, 0x78, 0, 0, 0, 0], 16 * k);
  }
  return [
    file('x.atr', writeAnnotations(plain)),
    file('x.rich', writeAnnotations(rich)),
    file('x.aha', aha),
    file('x.end', Uint8Array.of(0, 0)),
  ];
}

function zips(records: FuzzFile[][], annotations: FuzzFile[]): FuzzFile[] {
  const made: FuzzFile[] = [];
  const few = [records[0]!, records[3]!, [annotations[0]!]];
  const contents = Object.fromEntries(few.flat().map(({ name, bytes }) => [`db/${name}`, bytes]));
  made.push(file('deflated.zip', zipSync(contents, { level: 6 })));
  made.push(
    file(
      'stored.zip',
      zipSync({ ...contents, '../out.hea': text('x'), RECORDS: text('100\n') }, { level: 0 }),
    ),
  );
  made.push(file('inner.zip', zipSync({ 'a.zip': zipSync(contents), 'b.hea': text('b 0 1 1\n') })));
  made.push(
    file('flat.zip', zipSync({ 'z.dat': new Uint8Array(400_000), 'z.hea': text('z 1 1 1\nz.dat 16\n') })),
  );
  const chunks: Uint8Array[] = [];
  const streamed = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const [path, bytes] of Object.entries(contents)) {
    const entry = path.endsWith('.hea') ? new ZipPassThrough(path) : new ZipDeflate(path);
    streamed.add(entry);
    entry.push(bytes, true);
  }
  streamed.end();
  made.push(file('streamed.zip', Uint8Array.from(chunks.flatMap((chunk) => [...chunk]))));
  const demo = writeRecord(
    {
      name: 'demo',
      samplingHz: 100,
      lengthSamples: 50,
      signals: [Float32Array.from(wave(50, 1, 3))],
      signalNames: ['I'],
      units: ['mV'],
      startTime: undefined,
      comments: [],
      warnings: [],
    },
    { annotations: { atr: makeAnnotations([[10, 'N']]) } },
  );
  made.push(
    file('demo.zip', zipSync(Object.fromEntries(demo.map(({ fileName, bytes }) => [fileName, bytes])))),
  );
  return made;
}

function tables(): FuzzFile[] {
  const rows = (row: (k: number) => string, count = 150) =>
    Array.from({ length: count }, (_, k) => row(k)).join('\n');
  const apple = [
    'Name,A',
    'Born,B',
    'Recorded,2024-05-01 07:08:09 +0200',
    'Rate,512 hertz',
    '',
    'Lead,Lead I',
    'Unit,µV',
  ];
  return [
    `time (s),ECG (mV),Resp\n${rows((k) => `${k / 250},${Math.sin(k)},${k % 7}`)}`,
    `'Elapsed time','MLII','V5'\n'hh:mm:ss.mmm','mV','mV'\n${rows((k) => `'0:0${(k / 360).toFixed(3)}',-0.145,1e-1`)}`,
    `'sample #','MLII','V5'\r\n${rows((k) => `${k},${995 + (k % 9)},-`)}`,
    `# fs = 250\n${rows((k) => `0,${k};-${k},5`)}`,
    rows((k) => `  ${k % 11}.5\t-2.25 `),
    rows((k) => `-0,0${k % 7}1`),
    `${apple.join('\n')}\n\n${rows((k) => `-${k % 9}65,868`)}`,
    `time,I\n${rows((k) => `2024-05-01T23:59:${String((k >> 3) % 60).padStart(2, '0')}.${k % 8}00Z,"1,5"`)}`,
  ].map((content, index) => file(`t${index}.csv`, text(content)));
}

function holters(): FuzzFile[] {
  const samples = wave(200, 1, 2000);
  const leads = [5, 0, 11].map((spec) => ({ spec, resolutionNv: 2500, samples }));
  return [
    file('a.ecg', writeIshne({ samplingHz: 200, leads, text: 'notes', date: [1, 2, 2003], time: [4, 5, 6] })),
    file('b.ecg', writeIshne({ samplingHz: 1000, leads: leads.slice(0, 1) })),
    file(
      'a.ann',
      writeIshneAnnotations(
        200,
        5,
        Array.from({ length: 90 }, (_, k) => ['NVSX'[k % 4]!, 180] as const),
      ),
    ),
  ];
}

function matrices(): FuzzFile[] {
  const val = { name: 'val', rows: 3, values: wave(300, 2, 2000), type: 'int16' as const };
  const double = { name: 'ecg', rows: 100, values: wave(300, 3, 1), type: 'double' as const };
  const fs = { name: 'fs', rows: 1, values: [360] };
  return [
    file('v4.mat', writeV4([val, double])),
    file('big.mat', writeV4([double], false)),
    file('v5.mat', writeV5([fs, val])),
    file('packed.mat', writeV5([double, fs], true)),
    file('struct.mat', writeStructure('ECG', [fs, { ...val, name: 'data' }])),
    file('flat.mat', writeV5([{ name: 'val', rows: 1, values: new Array<number>(50_000).fill(0) }], true)),
  ];
}

function edfs(): FuzzFile[] {
  const events = [
    { onsetSec: 0.5, durationSec: undefined, text: 'N' },
    { onsetSec: 1.5, durationSec: 2, text: 'Patient coughs@@ECG' },
  ];
  const signals = [
    makeEdfSignal(wave(40, 3, 900)),
    makeEdfSignal(wave(20, 4, 900), { label: 'Resp', units: '%', samplesPerRecord: 2 }),
  ];
  return [
    file('plus.edf', writeEdf({ signals, events })),
    file('gaps.edf', writeEdf({ signals, events, recordStartsSec: [0, 1, 7, 8, 9, 20, 21, 22, 23, 24] })),
    file('plain.edf', writeEdf({ signals, plus: false })),
    file('plus.bdf', writeEdf({ signals, events, kind: 'BDF' })),
    file('notes.edf', writeEdf({ signals: [], events })),
  ];
}
