import { describe, expect, it } from 'vitest';
import { NO_CLASS } from '../../../src/beats/types';
import { recordHash } from '../../../src/edits/editLayers';
import type { EditMade } from '../../../src/edits/types';
import type { RunView } from '../../../src/experiment/run/types';
import { testedColumns } from '../../../src/state/inspect/testedColumns';
import { type ColouredRun, mapKinds } from '../../../src/state/map/mapKinds';
import type { MapColouring } from '../../../src/state/map/types';
import type { RecordEntry } from '../../../src/state/types';

const files = (name: string) => [
  { name: `${name}.hea`, bytes: 1, sha256: `${name}h` },
  { name: `${name}.dat`, bytes: 1, sha256: `${name}d` },
  { name: `${name}.atr`, bytes: 1, sha256: `${name}a` },
];

const run = {
  classCount: 3,
  experiment: { records: ['100', '101'].map((name) => ({ name, files: files(name) })) },
  beats: {
    ...{ recordNames: ['100', '101'], recordHz: [360, 360], symbol: ['N', 'V', 'N', 'V'] },
    record: Uint16Array.of(0, 0, 1, 1),
    sample: Int32Array.of(10, 20, 30, 40),
    label: Uint8Array.of(0, 2, 0, 2),
  },
  folds: [
    {
      fold: 0,
      testIndex: Int32Array.of(0, 1, 2, 3),
      probabilities: Float32Array.of(0.4, 0.3, 0.3, 0.2, 0, 0.8, 0.01, 0.99, 0, 0, 0.03, 0.97),
    },
  ],
} as unknown as RunView;

const entries = ['100', '101'].map(
  (id) => ({ id, state: 'ready', files: files(id) }) as unknown as RecordEntry,
);

const mark = (sample: number, symbol: string) => ({
  sample,
  symbol,
  subtype: 0,
  channel: 0,
  num: 0,
  aux: '',
});

const edit: EditMade = {
  ...{ format: 1, id: 'e1', order: 1, kind: 'edit', record: '101', annotator: 'atr', annotatorHash: '101a' },
  recordHash: recordHash(files('101').slice(0, -1)),
  edit: {
    ...{ what: 'relabel', why: '', by: '', madeAt: '' },
    changes: [{ before: mark(40, 'V'), after: mark(40, 'N') }],
  },
};

const kindsOf = (by: MapColouring, change: Partial<ColouredRun> = {}) => [
  ...mapKinds(testedColumns(run, undefined), by, { run, records: entries, edits: [], ...change }),
];

describe('the kinds of a map’s beats', () => {
  it.each([
    ['truth', [0, 2, 0, 2]],
    ['predicted', [0, 2, 1, 2]],
    ['error', [0, 0, 1, 0]],
    // .4, .8, .99 and .97 of the predicted class.
    ['confidence', [0, 2, 4, 3]],
    ['record', [0, 0, 1, 1]],
    ['edit', [0, 0, 0, 0]],
  ] as const)('by %s', (by, kinds) => {
    expect(kindsOf(by)).toEqual(kinds);
  });

  it('of a beat that was not found are that, and the lowest confidence', () => {
    const folds = [
      {
        ...run.folds[0]!,
        probabilities: Float32Array.of(0.4, 0.3, 0.3, 0, 0, 0, 0, 0.01, 0.99, 0, 0.03, 0.97),
        found: {},
      },
    ] as unknown as RunView['folds'];
    const beatFree = { ...run, folds };
    const beats = testedColumns(beatFree, undefined);
    const of = { run: beatFree, records: entries, edits: [] };
    expect([...mapKinds(beats, 'predicted', of)]).toEqual([0, NO_CLASS, 2, 2]);
    expect([...mapKinds(beats, 'error', of)]).toEqual([0, 1, 1, 0]);
    // Where its probability would be if it had one is that of the next beat, .99.
    expect([...mapKinds(beats, 'confidence', of)]).toEqual([0, 0, 4, 3]);
  });

  it('tell which labels were changed since the run, and which were kept', () => {
    expect(kindsOf('edit', { edits: [edit] })).toEqual([0, 0, 0, 2]);
    const { edit: _, ...row } = edit;
    const kept = {
      ...row,
      id: 'k',
      order: 2,
      kind: 'keep',
      sample: 30,
      symbol: 'N',
      by: '',
      madeAt: '',
    } as const;
    expect(kindsOf('edit', { edits: [edit, kept] })).toEqual([0, 0, 1, 2]);
    // Over other signals than the run's, or of a record that is not here, they say nothing of it.
    expect(kindsOf('edit', { edits: [edit], records: [] })).toEqual([0, 0, 0, 0]);
  });
});
