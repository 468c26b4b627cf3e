import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ec57Record, ec57Texts } from '../../../src/evaluation/ec57';
import type { Run } from '../../../src/experiment/run/types';
import { compareAnnotators } from '../../../src/state/ec57/compareAnnotators';
import { compareRunEc57 } from '../../../src/state/ec57/compareRun';
import { downloadEc57 } from '../../../src/state/ec57/download';
import { setEc57Options, setEc57Pair, setEc57RunReference } from '../../../src/state/ec57/settings';
import { ec57View } from '../../../src/state/ec57/tables';
import { importFiles } from '../../../src/state/records/importFiles';
import { removeRecords } from '../../../src/state/records/tickRecords';
import { usedRecords } from '../../../src/state/records/usedRecords';
import { services } from '../../../src/state/services';
import { labStore } from '../../../src/state/store';
import { gate, smallRecord } from '../fakes';
import { dropped, freshLab } from '../labInNode';
import { recordRun } from '../results/recordRun';
import { catchSaved } from '../savedFiles';

const state = () => labStore.getState();
const shown = (part: 'run' | 'annotators') => state().ec57[part]!;
const hz = 360;
/** 20 beats at i + 0.75 s; every fifth V. */
const at = (beat: number) => Math.round((beat + 0.75) * hz);

/** A record, and its annotations a second time under another name. */
async function withTwoAnnotators(name: string, as = 'qrs') {
  const files = smallRecord(name);
  const atr = files.find(({ path }) => path.endsWith('.atr'))!;
  const bytes = new Uint8Array(await atr.blob.arrayBuffer());
  return [...files, dropped(`${name}.${as}`, bytes)];
}

/** A run over the loaded records that tested some beats of each, all as N. */
function runOver(tested: Record<string, number[]>, known: Record<string, number[]> = tested): Run {
  const names = Object.keys(known);
  const rows = names.flatMap((name, record) => known[name]!.map((beat) => ({ name, record, beat })));
  const run = recordRun({ records: Object.fromEntries(names.map((name) => [name, [0]])), classCount: 1 });
  const testIndex = Int32Array.from(
    rows.flatMap(({ name, beat }, index) => (tested[name]?.includes(beat) ? [index] : [])),
  );
  return {
    ...run,
    experiment: { ...run.experiment, records: usedRecords(state().records) },
    beats: {
      ...run.beats,
      record: Uint16Array.from(rows, ({ record }) => record),
      sample: Int32Array.from(rows, ({ beat }) => at(beat)),
      symbol: rows.map(() => 'N'),
      label: new Uint8Array(rows.length),
    },
    folds: [{ ...run.folds[0]!, testIndex, probabilities: new Float32Array(testIndex.length).fill(1) }],
  };
}

const all = [...Array(20).keys()];

describe('a run against the reference of its records', () => {
  freshLab();
  beforeEach(async () => {
    await importFiles([...(await withTwoAnnotators('a')), ...smallRecord('b'), ...smallRecord('c')]);
    setEc57Options({ fromSec: 0 });
  });
  afterEach(() => vi.restoreAllMocks());
  const open = (run: Run) => labStore.setState({ openRun: run });

  it('is compared once for each choice of options, over the records that it tested', async () => {
    open(runOver({ a: all, b: all, c: [] }, { a: all, b: all, c: all }));
    const read = vi.spyOn(services, 'pool');
    await compareRunEc57();
    expect(shown('run')).toMatchObject({
      ...{ status: 'done', of: 'run', reference: 'atr', test: 'lab', missing: [] },
      records: [{ record: 'a', scoredBeats: 20, leftOut: 0 }, { record: 'b' }],
    });
    const view = ec57View(shown('run'));
    expect(view).toMatchObject({ scoredBeats: 40, isNonstandard: true, leftOut: 0, partRecords: [] });
    expect(view.tables['bxb-L']).toMatchObject({
      gross: { 'Q Se': '100.00', 'V Se': '0.00', 'V +P': '-' },
      sum: { "Nn'": '32', "Vn'": '8' },
    });
    // Neither rhythms nor shutdowns of a run.
    expect(view.ids).toEqual([...['bxb-L', 'bxb-l', 'bxb-S', 'bxb-s', 'bxb-C', 'bxb-c', 'vruns', 'sruns']]);
    const before = shown('run');
    await compareRunEc57();
    setEc57Options({});
    await compareRunEc57();
    expect(ec57View(shown('run'))).toMatchObject({ scoredBeats: 0, isNonstandard: false });
    expect(read).toHaveBeenCalledTimes(4);
    setEc57Options({ fromSec: 0 });
    await compareRunEc57();
    expect(shown('run')).toBe(before);
    expect(read).toHaveBeenCalledTimes(4);
  });

  it('is compared over the tested beats alone where the run tested a part', async () => {
    open(runOver({ a: all.slice(5), b: all }, { a: all, b: all }));
    await compareRunEc57();
    const view = ec57View(shown('run'));
    expect(view).toMatchObject({ scoredBeats: 35, leftOut: 5, partRecords: ['a'], isNonstandard: true });
    expect(view.tables['bxb-L']?.gross['Q Se']).toBe('100.00');
    expect(view.tables.vruns).toBeUndefined();
    // As in a protocol that learns in the first minutes of a record.
    setEc57Options({ fromSec: 5.5 });
    await compareRunEc57();
    expect(ec57View(shown('run'))).toMatchObject({ leftOut: 0, partRecords: [], scoredBeats: 30 });
  });

  it('may have another annotator as its reference', async () => {
    open(runOver({ a: all, b: all }));
    setEc57RunReference('qrs');
    await compareRunEc57();
    expect(shown('run')).toMatchObject({
      reference: 'qrs',
      records: [{ record: 'a' }],
      missing: [{ record: 'b', why: 'no-annotator' }],
    });
  });

  it('names records that are gone, replaced or unreadable', async () => {
    const run = runOver({ a: all, b: all, c: all });
    open(run);
    removeRecords(['a']);
    const files = run.experiment.records.map((record) =>
      record.name === 'b' ? { ...record, files: [{ name: 'b.dat', sha256: 'other' }] } : record,
    );
    open({ ...run, experiment: { ...run.experiment, records: files } });
    const source = services.sources.get('c')!;
    const broken = { ...source.annotators[0]!, blob: new Blob(['no annotations']) };
    services.sources.set('c', { ...source, key: 'new', annotators: [broken] });
    await compareRunEc57();
    expect(shown('run')).toMatchObject({
      ...{ status: 'done', records: [] },
      missing: [
        { record: 'a', why: 'gone' },
        { record: 'b', why: 'other-files' },
        { record: 'c', why: 'unreadable', reason: expect.stringContaining('c.atr') },
      ],
    });
    // Read again once the file is there.
    services.sources.set('c', source);
    await compareRunEc57();
    expect(shown('run').records).toMatchObject([{ record: 'c' }]);
  });

  it('can be stopped, and is made again when asked for', async () => {
    open(runOver({ a: all }));
    const gated = gate();
    const pool = services.pool();
    services.pool = () => ({
      ...pool,
      run: (job, signal) => gated.passed.then(() => pool.run(job, signal)),
    });
    const running = compareRunEc57();
    expect([shown('run').status, state().activities[0]?.kind]).toEqual(['reading', 'comparing']);
    services.running.get(state().activities[0]!.id)!.abort();
    gated.open();
    await running;
    expect([shown('run').status, state().activities]).toEqual(['stopped', []]);
    await compareRunEc57();
    expect(shown('run').status).toBe('stopped');
    await compareRunEc57(true);
    expect(shown('run')).toMatchObject({ status: 'done', records: [{ record: 'a' }] });
  });

  it('is saved as the texts of the programs, with what was compared', async () => {
    const saved = catchSaved();
    const run = runOver({ a: all.slice(5) }, { a: all });
    open(run);
    await downloadEc57('run');
    vi.unstubAllGlobals();
    const [[name, blob]] = [...saved] as [[string, Blob]];
    expect(name).toBe('Run-run-2026-01-02-ec57.zip');
    const files = unzipSync(new Uint8Array(await blob.arrayBuffer()));
    const reference = (beats: number[]) => ({
      sample: beats.map(at),
      symbol: beats.map((beat) => (beat % 5 === 4 ? 'V' : 'N')),
      subtype: beats.map(() => 0),
      aux: beats.map(() => ''),
    });
    const test = { ...reference(all.slice(5)), symbol: all.slice(5).map(() => 'N') };
    const compared = ec57Record(
      { record: 'a', reference: reference(all.slice(5)), test, samplingHz: hz, sampleCount: 21 * hz },
      { reference: 'atr', test: 'lab' },
      { fromSec: 0 },
    );
    const ids = ['bxb-L', 'bxb-l', 'bxb-S', 'bxb-s', 'bxb-C', 'bxb-c'] as const;
    const expected = ec57Texts(ids, [compared], 'lab');
    expect(Object.keys(files)).toEqual(['README.txt', ...expected.map((text) => text.name)]);
    for (const text of expected) expect(strFromU8(files[text.name]!), text.name).toBe(text.text);
    const readMe = strFromU8(files['README.txt']!);
    expect(readMe).toContain('Comparison of the predictions of the run "Run run" by the rules');
    expect(readMe).toContain('Options: -f 0 s -w 0.15 s\nRecords: a\n');
    expect(readMe).toContain('because the run did not test them: 5, in a\n(warning) nonstandard');
    expect(readMe).toContain('* bxb-l, bxb-s, bxb-c: The rate of false VEB');
  });
});

describe('two annotators', () => {
  freshLab();
  beforeEach(async () => {
    await importFiles([...(await withTwoAnnotators('a')), ...smallRecord('b')]);
    setEc57Options({ fromSec: 0 });
  });
  afterEach(() => vi.unstubAllGlobals());

  it('are compared in the records that have both', async () => {
    await compareAnnotators(['a', 'b']);
    expect(shown('annotators')).toMatchObject({
      ...{ status: 'done', of: 'a\nb', reference: 'atr', test: 'qrs' },
      records: [{ record: 'a', scoredBeats: 20 }],
      missing: [{ record: 'b', why: 'no-annotator' }],
    });
    const view = ec57View(shown('annotators'));
    expect(view.ids).toContain('sd-L');
    expect(view.ids, 'nobody marks rhythms').not.toContain('af');
    setEc57Pair({ reference: 'qrs' });
    await compareAnnotators(['a']);
    expect(shown('annotators')).toMatchObject({ reference: 'qrs', test: 'atr', missing: [] });
  });

  it('are saved by their names', async () => {
    const saved = catchSaved();
    await downloadEc57('annotators');
    expect(saved.size).toBe(0);
    await compareAnnotators(['a']);
    await downloadEc57('annotators');
    expect([...saved.keys()]).toEqual(['a-atr-qrs-ec57.zip']);
  });

  it('are read again when the annotations of a name are others', async () => {
    await compareAnnotators(['a']);
    const before = shown('annotators');
    await compareAnnotators(['a']);
    expect(shown('annotators')).toBe(before);
    const source = services.sources.get('a')!;
    // As long as those before, under the same path: N (code 1) has become V (code 5).
    const annotators = await Promise.all(
      source.annotators.map(async (file) => {
        if (!file.name.endsWith('.qrs')) return file;
        const bytes = new Uint8Array(await file.blob.arrayBuffer());
        const isCode = (byte: number, index: number) => index % 2 === 1 && byte >> 2 === 1;
        return {
          ...file,
          blob: new Blob([bytes.map((byte, i) => (isCode(byte, i) ? byte + (4 << 2) : byte))]),
        };
      }),
    );
    services.sources.set('a', { ...source, annotators });
    await compareAnnotators(['a']);
    expect(ec57View(before).tables['bxb-L']!.gross['V +P']).toBe('100.00');
    expect(ec57View(shown('annotators')).tables['bxb-L']!.gross['V +P']).toBe('20.00');
  });

  it('need two', async () => {
    await compareAnnotators(['b']);
    expect(state().ec57.annotators).toBeUndefined();
  });
});
