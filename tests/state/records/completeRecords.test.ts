import { readdirSync } from 'node:fs';
import { beforeEach, expect, it } from 'vitest';
import { chooseAnnotator } from '../../../src/state/records/annotators';
import { importFiles } from '../../../src/state/records/importFiles';
import { services } from '../../../src/state/services';
import { labStore } from '../../../src/state/store';
import { writeAnnotations } from '../../../src/wfdb';
import { describeWithShared } from '../../shared';
import { makeAnnotations } from '../../wfdb/build';
import { dropped, freshLab } from '../labInNode';
import { memoryStorage } from '../memoryStorage';

const state = () => labStore.getState();
const record = (id: string) => state().records.find((entry) => entry.id === id);
const codes = () => state().problems.map(({ code }) => code);

describeWithShared('records of many files', (shared) => {
  freshLab();
  const folder = (...parts: string[]) =>
    readdirSync(shared.path('data', 'wfdb-samples', ...parts))
      .filter((name) => name.includes('.'))
      .map((name) => dropped(name, shared.bytes('data', 'wfdb-samples', ...parts, name)));
  const without = <T extends { path: string }>(files: T[], ...names: string[]) =>
    files.filter(({ path }) => !names.includes(path));
  const variable = 's25047-2704-05-04-10-44';

  it('has one row for a multi-segment record, and none for its segments', async () => {
    await importFiles([...folder('multi-segment', '041s'), ...folder('multi-segment', 's25047')]);
    expect(state().records.map(({ id }) => id)).toEqual(['041s', variable, `${variable}n`]);
    expect(record('041s')).toMatchObject({ state: 'no-annotations', lengthSamples: 8000, samplingHz: 500 });
    expect(record(variable)).toMatchObject({
      state: 'no-annotations',
      lengthSamples: 543240,
      leads: [
        { name: 'II', units: 'mV' },
        { name: 'V', units: 'mV' },
        { name: 'ABP', units: 'mmHg' },
      ],
    });
    expect(record(variable)!.files).toHaveLength(1 + 19 + 18);
    expect(new Set(codes())).toEqual(new Set(['annotations-missing']));
  });

  it('views one across its segments, including gaps', async () => {
    await importFiles(folder('multi-segment', 's25047'));
    const source = services.sources.get(variable)!;
    const range = { startSec: 200, endSec: 212, buckets: 5000 };
    const data = await services
      .viewer()
      .run((worker) =>
        worker.view(
          source,
          { kind: 'levels', wavelet: 'none', levels: 1, zeroApproximation: false, zeroDetails: [] },
          range,
        ),
      );
    const { timeSec, value } = data.leads[0]!.raw;
    const startsAt = 25740 / 125;
    timeSec.forEach((sec, i) => {
      expect(Number.isNaN(value[i]!)).toBe(sec < startsAt - 1e-9);
    });
  });

  it('reports missing segments, reads the rest, and is completed by a later drop', async () => {
    const files = folder('multi-segment', '041s');
    await importFiles(without(files, '041s02.hea', '041s02.dat'));
    expect(record('041s')).toMatchObject({ state: 'no-annotations', lengthSamples: 8000 });
    expect(state().problems.find(({ code }) => code === 'segment-missing')?.message).toContain('041s02.hea');
    await importFiles(files.filter(({ path }) => path.startsWith('041s02')));
    expect(state().records.map(({ id }) => id)).toEqual(['041s']);
    expect(codes()).toEqual(['annotations-missing']);
  });

  it('merges segments that were loaded first, in rows of their own', async () => {
    const files = folder('multi-segment', '041s');
    await importFiles(without(files, '041s.hea'));
    expect(state().records.map(({ id }) => id)).toEqual(['041s01', '041s02']);
    await importFiles(files.filter(({ path }) => path === '041s.hea'));
    expect(state().records.map(({ id }) => id)).toEqual(['041s']);
  });

  it('completes one that has beats and is in use, and keeps its tick', async () => {
    const atr = dropped(
      '041s.atr',
      writeAnnotations(
        makeAnnotations([
          [500, 'N'],
          [800, 'V'],
        ]),
      ),
    );
    const files = [...folder('multi-segment', '041s'), atr];
    await importFiles(without(files, '041s02.dat'));
    expect(record('041s')).toMatchObject({ state: 'ready', ticked: true, annotationCount: 2 });
    await importFiles(files.filter(({ path }) => path === '041s02.dat'));
    expect(record('041s')).toMatchObject({ state: 'ready', problems: [] });
    expect(codes()).toEqual([]);
  });

  it('rejects segments of segments with a message', async () => {
    const text = (content: string) => content as never;
    await importFiles([
      dropped('a.hea', text('a/1 1 250 10\nb 10\n')),
      dropped('b.hea', text('b/1 1 250 10\na 10\n')),
    ]);
    expect(state().records).toEqual([]);
    expect(codes()).toEqual(['segment-nested', 'segment-nested']);
  });

  it.each(['flacformats', 'binformats', 'mixedsignals', 'a103l', '310derive', '100skew', '100-no-len'])(
    'reads %s completely',
    async (name) => {
      await importFiles(folder().filter(({ path }) => !path.endsWith('.hea') || path === `${name}.hea`));
      expect(record(name)?.lengthSamples).toBeGreaterThan(400);
      expect(
        record(name)!
          .problems.map(({ code }) => code)
          .filter((code) => code !== 'annotations-missing'),
      ).toEqual([]);
    },
  );
});

describeWithShared('more than one annotator', (shared) => {
  freshLab();
  let memory: ReturnType<typeof memoryStorage>;
  beforeEach(() => {
    memory = memoryStorage();
    services.storage = memory.storage;
    labStore.setState({ storage: { status: 'on', usedBytes: undefined, quotaBytes: undefined } });
  });
  const mitdb = (name: string) => dropped(name, shared.bytes('data', 'mitdb', name));
  const qrs = () =>
    dropped(
      '100.qrs',
      writeAnnotations(
        makeAnnotations([
          [77, 'N'],
          [370, 'N'],
          [662, 'V'],
        ]),
      ),
    );

  it('uses the reference, keeps the others, and uses another one when it is chosen', async () => {
    await importFiles([qrs(), mitdb('100.hea'), mitdb('100.dat'), mitdb('100.atr')]);
    expect(record('100')).toMatchObject({
      annotator: 'atr',
      annotators: ['qrs', 'atr'],
      annotationCount: 2274,
    });
    const before = record('100')!.files.map(({ name }) => name);
    expect(before).toEqual(['100.hea', '100.dat', '100.atr']);
    await chooseAnnotator('100', 'qrs');
    expect(record('100')).toMatchObject({
      annotator: 'qrs',
      annotationCount: 3,
      classCounts: [2, 0, 1, 0, 0],
      ticked: true,
      state: 'ready',
    });
    expect(record('100')!.files.map(({ name }) => name)).toEqual(['100.hea', '100.dat', '100.qrs']);
    expect(memory.records.get('100')?.entry?.annotator).toBe('qrs');
    await chooseAnnotator('100', 'nobody');
    expect(record('100')?.annotator).toBe('qrs');
  });

  it('adds annotations that are loaded later to their record', async () => {
    await importFiles([mitdb('100.hea'), mitdb('100.dat'), mitdb('100.atr')]);
    await importFiles([qrs()]);
    expect(state().problems).toEqual([]);
    expect(record('100')).toMatchObject({
      annotator: 'atr',
      annotators: ['atr', 'qrs'],
      annotationCount: 2274,
    });
    await importFiles([qrs()]);
    expect(record('100')!.annotators).toEqual(['atr', 'qrs']);
    expect(state().problems).toEqual([]);
  });
});
