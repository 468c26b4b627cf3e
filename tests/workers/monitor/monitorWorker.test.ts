import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/base/random';
import { panTompkins } from '../../../src/detection';
import { createCausalFilter } from '../../../src/signal/causalFilter';
import { writeRecord } from '../../../src/wfdb';
import { memoryFolders, opfsFolders } from '../../../src/workers/monitor/folders';
import { createRecording, FILES, recordOf } from '../../../src/workers/monitor/recording';
import type { Arrival } from '../../../src/workers/monitor/types';
import { emulatePolar } from '../../live/devices/emulatePolar';
import { ecg } from '../../live/ecg';
import { monitorHere, monitorSettings, monitorSource, readBack, sourceOf } from './monitorHere';

const HZ = 250;
const lead = ecg(HZ, [...Array<number>(30).fill(0.8), 4.5, ...Array<number>(30).fill(0.8)]).map(
  // To a tenth of a microvolt, which a recording holds.
  (value) => Math.round(1e4 * value) / 1e4,
);

function recordFiles(samples: Float32Array) {
  const files = writeRecord(
    {
      ...{
        name: 'r',
        samplingHz: HZ,
        lengthSamples: samples.length,
        signals: [samples],
        signalNames: ['MLII'],
      },
      ...{ units: ['mV'], startTime: undefined, comments: [], warnings: [] },
    },
    { format: 32, gain: 10_000 },
  );
  return files.map(({ fileName, bytes }) => ({ name: fileName, path: fileName, blob: new Blob([bytes]) }));
}

/** The end of a replay: the worker goes on with it by itself. */
async function ended(here: ReturnType<typeof monitorHere>): Promise<void> {
  for (let i = 0; i < 10_000 && !here.reports.at(-1)?.isOver; i++) {
    await new Promise((resolve) => setTimeout(resolve));
    here.advance(here.reports.length + 1e4);
  }
  expect(here.reports.at(-1)!.isOver).toBe(true);
}

/** Folders whose files can be made to refuse what is appended. */
function fillable() {
  const folders = memoryFolders();
  const disk = { isFull: (_file: string) => false };
  return {
    disk,
    folders: {
      ...folders,
      async create(name: string) {
        const folder = await folders.create(name);
        return {
          ...folder,
          async open(file: string) {
            const opened = await folder.open(file);
            return {
              ...opened,
              append(bytes: Uint8Array<ArrayBuffer>) {
                if (disk.isFull(file)) throw new Error('The storage of this page is full.');
                opened.append(bytes);
              },
            };
          },
        };
      },
    },
  };
}

describe('monitoring', () => {
  it.each([1, 60])(
    'replays a record %s times as fast with every sample and beat, and records it as it was',
    async (speed) => {
      const here = monitorHere();
      const { filterDelaySec } = await here.worker.open(monitorSettings, monitorSource('replay'), here.tell);
      await here.worker.replay(await sourceOf(recordFiles(lead)), speed);
      await ended(here);
      const files = await here.worker.finish();
      const filtered = createCausalFilter({ lowHz: 0.5, highHz: 40, notchHz: 50 }, HZ).push(lead);
      const batch = panTompkins(filtered, HZ);
      expect(here.beats()).toEqual(batch.map((sample) => sample / HZ));
      const shown = here.reports.flatMap(({ samples }) => samples.flatMap((part) => [...part.filtered]));
      expect(Float32Array.from(shown)).toEqual(filtered);

      const { reader, lead: recorded, annotations } = await readBack(files!);
      expect(reader.facts).toMatchObject({ samplingHz: HZ, startTime: '10:20:30 01/12/2026' });
      expect(await reader.checkSums()).toEqual([]);
      expect(recorded).toEqual(lead);
      // Beats are marked where they are in the samples as they came.
      const marked = annotations.sample.filter((_, i) => annotations.symbol[i] === '?');
      expect([...marked]).toEqual(batch.map((sample) => Math.round(sample - filterDelaySec * HZ)));
      expect(annotations.aux[0]).toBe('ECG lab: beats found by Pan and Tompkins (1985), as they came');
      expect(annotations.aux).toContainEqual('alarm: pause');
      expect([...here.events()]).toContainEqual(
        expect.objectContaining({ kind: 'pause', beats: 2, isAlarm: true, startSec: 24.004, endSec: 28.504 }),
      );
    },
  );

  it('says how late beats are known, the wait for a chunk included', async () => {
    const here = monitorHere();
    await here.worker.open(monitorSettings, monitorSource('replay'), here.tell);
    await here.worker.replay(await sourceOf(recordFiles(lead)), 1);
    await ended(here);
    // The clock has gone on since its end.
    const { latency, bpm } = here.reports.findLast((report) => report.bpm !== undefined)!;
    expect(latency!.medianSec).toBeGreaterThan(0.35);
    expect(latency!.mostSec).toBeLessThan(0.65);
    expect(bpm).toBeCloseTo(75, 0);
  });

  it('has no heart rate while the lead is off or the source is silent', async () => {
    const here = monitorHere();
    await here.worker.open(monitorSettings, { ...monitorSource('socket'), unitsPerMv: 1e4 }, here.tell);
    const samples = ecg(HZ, Array<number>(24).fill(0.8));
    let nowSec = 0;
    /** A second of lines, the lead on or off. @returns the heart rate after it */
    const second = (isOn: boolean) => {
      const text = Array.from({ length: HZ }, (_, i) =>
        isOn ? `${Math.round(1e4 * samples[Math.round(nowSec * HZ) + i]!)}\n` : '!\n',
      );
      here.advance(++nowSec);
      here.worker.push({ bytes: new TextEncoder().encode(text.join('')), nowSec });
      here.advance(nowSec + 0.2);
      return here.reports.at(-1)!.bpm;
    };
    for (let i = 0; i < 8; i++) second(true);
    expect(second(true)).toBeCloseTo(75, -1);
    second(false);
    expect(second(false)).toBeUndefined();
    for (let i = 0; i < 6; i++) second(true);
    expect(second(true)).toBeCloseTo(75, -1);
    here.advance(nowSec + 3);
    expect(here.reports.at(-1)!.bpm).toBeCloseTo(75, -1);
    here.advance(nowSec + 6);
    expect(here.reports.at(-1)!.bpm).toBeUndefined();
  });

  it('survives every fault of a Polar H10, and says each', async () => {
    const here = monitorHere();
    await here.worker.open(monitorSettings, monitorSource('polar'), here.tell);
    const frames = emulatePolar(ecg(130.4, Array<number>(100).fill(0.8)), 130.4);
    const half = (bytes: Uint8Array) => bytes.subarray(0, bytes.length - 1);
    const faulty = (frame: Arrival, i: number): Arrival[] => {
      if (i === 20) return [frame, frame];
      if (i === 40) return [];
      if (i === 60) return [{ ...frame, bytes: half(frame.bytes) }];
      if (i === 80) return [{ ...frame, bytes: Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 1, 2, 3) }];
      if (i === 100) return [{ ...frame, bytes: Uint8Array.of(1) }, frame];
      return [frame];
    };
    for (const arrival of frames.flatMap(faulty)) {
      here.advance(arrival.nowSec);
      here.worker.push(arrival);
    }
    const files = await here.worker.finish();
    expect(here.problems()).toEqual({
      ...{ 'frame-doubled': 1, 'frames-lost': 3, 'frame-half': 1, 'frame-unknown': 1, 'frame-short': 1 },
    });
    expect(here.events().filter(({ kind }) => kind === 'gap')).toHaveLength(3);
    expect(here.reports.at(-1)!.sourceHz).toBeCloseTo(130.4, 1);
    const { lead: recorded } = await readBack(files!);
    // Nothing but the three lost frames is missing.
    const missing = recorded.filter(Number.isNaN).length / HZ;
    expect(missing).toBeCloseTo((3 * 73) / 130.4, 1);
    expect(here.beats().length).toBeGreaterThan(90);
    // No interval is taken over a gap.
    const told = here.reports.flatMap(({ beats }) => beats);
    expect(told.filter(({ rrSec }) => rrSec === undefined)).toHaveLength(4);
    for (const [i, { timeSec, rrSec }] of told.entries()) {
      if (rrSec !== undefined) expect(rrSec).toBe(timeSec - told[i - 1]!.timeSec);
    }
  });

  it('takes what a serial port sends, and says what is no number, a silence and a rate that is too high', async () => {
    const here = monitorHere();
    await here.worker.open(
      { ...monitorSettings, samplingHz: 100 },
      { ...monitorSource('serial'), unitsPerMv: 200 },
      here.tell,
    );
    const send = (text: string, nowSec: number) => {
      here.advance(nowSec);
      here.worker.push({ bytes: new TextEncoder().encode(text), nowSec });
    };
    const samples = ecg(HZ, Array<number>(40).fill(0.8));
    const line = (value: number) => `${Math.round(200 * value)}\r\n`;
    for (let at = 0; at < samples.length; at += 50) {
      const text = [...samples.subarray(at, at + 50)].map(line).join('');
      send(at === 2000 ? `\n\nhello\n${text}` : text, at / HZ);
    }
    here.advance(60);
    expect(here.problems()).toMatchObject({ 'line-text': 1, 'device-silent': 1 });
    expect(here.problems()['rate-high']).toBeGreaterThan(1);
    send([...samples].map(line).join(''), 61);
    const files = await here.worker.finish();
    const { lead: recorded, reader } = await readBack(files!);
    expect(Math.max(...recorded)).toBeGreaterThan(1.1);
    // The silence is a gap, and what came at once after it is there.
    expect(reader.facts.lengthSamples / 100).toBeGreaterThan(60);
  });

  it('ignores a source that goes on after the end, and has no record of nothing', async () => {
    const here = monitorHere();
    await here.worker.open(monitorSettings, monitorSource('polar'), here.tell);
    expect(await here.worker.finish()).toBeUndefined();
    const count = here.reports.length;
    here.worker.push({ bytes: emulatePolar(lead, 130)[0]!.bytes, nowSec: 1 });
    here.worker.mark();
    here.advance(100);
    expect(here.reports).toHaveLength(count);
  });

  it('loses less than five seconds in a crash, and gives the rest as a record', async () => {
    const here = monitorHere();
    await here.worker.open(monitorSettings, monitorSource('polar'), here.tell);
    let nowSec = 0;
    for (const frame of emulatePolar(ecg(130, Array<number>(50).fill(0.8)), 130)) {
      nowSec = frame.nowSec;
      here.advance(nowSec);
      here.worker.push(frame);
      if (here.reports.at(-1)!.recordedSec > 20) break;
    }
    const { recordedSec, keptSec } = here.reports.at(-1)!;
    expect(recordedSec - keptSec!).toBeLessThan(5);
    // The thread is gone; what it wrote is there, and the last line is half.
    const later = monitorHere({ folders: () => here.folders });
    const marks = await (await here.folders.folder('live_1')).open('marks.jsonl');
    marks.append(new TextEncoder().encode('{"sam') as Uint8Array<ArrayBuffer>);
    const [left] = await later.worker.left();
    expect(left).toMatchObject({ name: 'live_1', startedAt: '10:20:30 01/12/2026' });
    expect(recordedSec - left!.durationSec).toBeLessThan(5);
    const { annotations, lead: recorded } = await readBack((await later.worker.recover('live_1'))!);
    expect(recorded.length / HZ).toBeCloseTo(left!.durationSec, 6);
    expect(annotations.count).toBeGreaterThan(15);
    await later.worker.forget('live_1');
    expect(await later.worker.left()).toEqual([]);
  });

  it('loses less than five seconds wherever in its writing the thread is killed', async () => {
    const frames = emulatePolar(ecg(130, Array<number>(30).fill(0.8)), 130);
    /** Kills the thread when so many bytes have been written: the last piece is cut, and nothing comes after it. */
    const killedAfter = async (most: number) => {
      const folders = memoryFolders();
      let left = most;
      const here = monitorHere({
        folders: () => ({
          ...folders,
          async create(name) {
            const folder = await folders.create(name);
            return {
              ...folder,
              async open(file) {
                const opened = await folder.open(file);
                return {
                  ...opened,
                  append(bytes) {
                    const written = bytes.slice(0, Math.max(0, left));
                    left -= bytes.length;
                    if (written.length > 0) opened.append(written);
                  },
                };
              },
            };
          },
        }),
      });
      await here.worker.open(monitorSettings, monitorSource('polar'), here.tell);
      for (const frame of frames) {
        here.advance(frame.nowSec);
        if (left < 0) break;
        here.worker.push(frame);
      }
      const { recordedSec = 0 } = here.reports.at(-1) ?? {};
      return { folders, recordedSec, isKilled: left < 0 };
    };
    const { folders } = await killedAfter(Number.POSITIVE_INFINITY);
    const whole = await folders.folder('live_1');
    const { size } = await whole.file(FILES.facts);
    const total = size + (await whole.file(FILES.samples)).size + (await whole.file(FILES.marks)).size;
    const random = createRandom(1);
    let offered = 0;
    for (let run = 0; run < 60; run++) {
      const most = run < 3 ? [0, size - 1, size][run]! : size + random.below(total - size);
      const killed = await killedAfter(most);
      expect(killed.isKilled).toBe(true);
      const later = monitorHere({ folders: () => killed.folders });
      const [left] = await later.worker.left();
      if (most < size) {
        expect(left).toBeUndefined();
        continue;
      }
      expect(killed.recordedSec - left!.durationSec).toBeLessThan(5);
      const files = await later.worker.recover('live_1');
      if (!files) continue;
      offered++;
      const { annotations, lead: recorded } = await readBack(files);
      expect(recorded.length).toBe(Math.floor(left!.durationSec * HZ + 1e-6));
      expect(Math.max(...annotations.sample)).toBeLessThan(recorded.length);
    }
    expect(offered).toBeGreaterThan(40);
  });

  it('offers no recording that another tab is writing', async () => {
    const here = monitorHere();
    await here.worker.open(monitorSettings, monitorSource('polar'), here.tell);
    here.advance(3);
    const held = async () => new Set(['live_1']);
    const other = monitorHere({ folders: () => here.folders, held }).worker;
    expect(await other.left()).toEqual([]);
    expect(await other.held()).toEqual(['live_1']);
    expect(await here.worker.held()).toEqual([]);
  });

  it('is held before anything of it is there to be found, and whoever looks asks in that order too', async () => {
    const calls: string[] = [];
    const folders = memoryFolders();
    const logged = {
      ...folders,
      names: () => folders.names().finally(() => calls.push('names')),
      create: (name: string) => folders.create(name).finally(() => calls.push('create')),
    };
    const here = monitorHere({
      folders: () => logged,
      hold: async () => calls.push('hold'),
      held: async () => {
        calls.push('held');
        return new Set<string>();
      },
    });
    await here.worker.open(monitorSettings, monitorSource('polar'), here.tell);
    await here.worker.left();
    expect(calls).toEqual(['names', 'hold', 'create', 'names', 'held']);
  });

  it('are offered and deleted though others are damaged, or vanish meanwhile', async () => {
    const here = monitorHere();
    await here.worker.open(monitorSettings, monitorSource('polar'), here.tell);
    for (const frame of emulatePolar(lead, 130)) here.worker.push(frame);
    await here.worker.finish();
    const damaged = await here.folders.create('a_damaged');
    (await damaged.open(FILES.facts)).append(new TextEncoder().encode('{}') as Uint8Array<ArrayBuffer>);
    const refused = new Set<string>();
    const removed: string[] = [];
    const folders = {
      ...here.folders,
      names: async () => ['a_damaged', 'b_vanished', 'live_1', 'z_file'],
      async remove(name: string) {
        if (refused.has(name)) throw new Error(`${name} is in use`);
        removed.push(name);
      },
    };
    const later = monitorHere({ folders: () => folders });
    expect(await later.worker.left()).toMatchObject([{ name: 'live_1', startedAt: '10:20:30 01/12/2026' }]);
    refused.add('a_damaged');
    await expect(later.worker.clear()).rejects.toThrow('a_damaged is in use');
    expect(removed).toEqual(['b_vanished', 'live_1', 'z_file']);
  });

  it('are forgotten without a word if they are gone already', async () => {
    const gone = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
    const folder = { removeEntry: gone, getDirectoryHandle: async () => folder };
    const storage = { getDirectory: async () => folder } as unknown as StorageManager;
    await opfsFolders(storage).remove('live_1');
    folder.removeEntry = () => Promise.reject(new DOMException('in use', 'NoModificationAllowedError'));
    await expect(opfsFolders(storage).remove('live_1')).rejects.toThrow('in use');
  });

  it('is not made by being looked for', async () => {
    const here = monitorHere();
    await expect(here.worker.recover('live_9')).rejects.toThrow('live_9');
    expect(await here.folders.names()).toEqual([]);
  });

  it('deletes all recordings but those that others write, its own and unreadable ones too', async () => {
    const here = monitorHere({ held: async () => new Set(['live_1', 'live_2']) });
    await here.worker.open(monitorSettings, monitorSource('polar'), here.tell);
    for (const name of ['live_2', 'live_3']) await here.folders.create(name);
    await here.worker.clear();
    expect(await here.folders.names()).toEqual(['live_2']);
  });

  it('goes on in memory where the browser gives no files, and says so', async () => {
    const refuse = {
      getDirectory: () => Promise.reject(new Error('private window')),
    } as unknown as StorageManager;
    const here = monitorHere({ folders: () => opfsFolders(refuse) });
    const { unkept } = await here.worker.open(monitorSettings, monitorSource('replay'), here.tell);
    expect(unkept).toBe('private window');
    await here.worker.replay(await sourceOf(recordFiles(lead)), 60);
    await ended(here);
    expect(here.reports.at(-1)!.keptSec).toBeUndefined();
    expect((await readBack((await here.worker.finish())!)).lead).toEqual(lead);
  });

  it('says that the storage is full, and keeps what is safe', async () => {
    const { folders, disk } = fillable();
    const full = monitorHere({ folders: () => folders });
    await full.worker.open(monitorSettings, monitorSource('polar'), full.tell);
    for (const frame of emulatePolar(ecg(130, Array<number>(50).fill(0.8)), 130)) {
      full.advance(frame.nowSec);
      full.worker.push(frame);
      if ((full.reports.at(-1)?.keptSec ?? 0) > 10) disk.isFull = () => true;
    }
    expect(full.problems()['recording-unkept']).toBeGreaterThan(1);
    const { lead: recorded } = await readBack((await full.worker.finish())!);
    expect(recorded.length / HZ).toBeGreaterThan(10);
    expect(recorded.length / HZ).toBeLessThan(20);
  });

  it('is read in pieces, however long it is', async () => {
    const folders = memoryFolders();
    const folder = await folders.create('r');
    const recording = await createRecording(
      {
        ...{ name: 'r', startedAt: '10:20:30 01/12/2026', samplingHz: HZ, lead: 'ECG', comments: [] },
        ...{ annotator: 'pt', note: 'n' },
      },
      folder,
    );
    const long = Float32Array.from({ length: 2_500_000 }, (_, i) => ((i * 7919) % 10_007) / 1e4);
    recording.samples(0, long);
    recording.flush();
    const sizes: number[] = [];
    /** A blob that says how much of it is asked for at once. */
    const watched = (blob: Blob): Blob =>
      ({
        size: blob.size,
        slice: (from: number, to: number) => watched(blob.slice(from, to)),
        arrayBuffer() {
          sizes.push(blob.size);
          return blob.arrayBuffer();
        },
      }) as Blob;
    const file = async (name: string) =>
      name === FILES.samples ? watched(await folder.file(name)) : folder.file(name);
    const { reader, lead: recorded } = await readBack((await recordOf({ ...folder, file }))!);
    expect(recorded).toEqual(long);
    expect(await reader.checkSums()).toEqual([]);
    expect(sizes.length).toBeGreaterThan(2);
    expect(Math.max(...sizes)).toBeLessThan(5e6);
  });

  it('writes nothing twice after a storage that was full for a moment', async () => {
    const { folders, disk } = fillable();
    const recording = await createRecording(
      {
        ...{ name: 'r', startedAt: '10:20:30 01/12/2026', samplingHz: HZ, lead: 'ECG', comments: [] },
        ...{ annotator: 'pt', note: 'n' },
      },
      await folders.create('r'),
    );
    const parts = [lead.subarray(0, 100), lead.subarray(100, 200), lead.subarray(200, 300)];
    recording.samples(0, parts[0]!);
    recording.samples(100, parts[1]!);
    recording.beat(50, 0);
    let appended = 0;
    disk.isFull = () => appended++ > 0;
    expect(recording.flush).toThrow('full');
    disk.isFull = (file) => file === FILES.marks;
    expect(recording.flush).toThrow('full');
    disk.isFull = () => false;
    recording.samples(200, parts[2]!);
    recording.flush();
    const { lead: recorded, annotations } = await readBack((await recordOf(await folders.folder('r')))!);
    expect(recorded).toEqual(lead.subarray(0, 300));
    expect([...annotations.sample]).toEqual([0, 50]);
  });
});
