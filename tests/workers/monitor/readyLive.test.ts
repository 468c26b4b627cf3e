import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { liveLacks } from '../../../src/experiment/network/liveNetwork';
import type { OpenWasm } from '../../../src/kernels/wasm/openWasm';
import { createLivePath, type LiveBeat } from '../../../src/live';
import { networkOfFile } from '../../../src/state/label/openNetwork';
import { READY_NETWORKS } from '../../../src/state/label/readyIds';
import { parseHeader, readAnnotations, readRecord } from '../../../src/wfdb';
import { createLiveClassifier } from '../../../src/workers/monitor/liveClassifier';
import { readNetworkFile } from '../../../src/workers/records/readNetworkFile';
import { openWasmInNode } from '../../kernels/wasmBackend';
import { describeWithShared } from '../../shared';

let wasm: OpenWasm;
beforeAll(async () => {
  wasm = await openWasmInNode();
});
afterAll(() => wasm.close());

const VEB = 2;

describeWithShared('a ready network for live use', (shared) => {
  // A record that it learnt from: what is tested is that the path feeds it as its training did.
  it.each([
    ['live', 0.52],
    ['liveShort', 0.38],
  ] as const)(
    'finds the ventricular beats of a replayed record, calls few others so, and is in time: %s, %d s',
    async (id, mostSec) => {
      const path = READY_NETWORKS[id].file;
      const bytes = readFileSync(resolve(import.meta.dirname, '../../../public', path));
      const read = (await readNetworkFile({ name: path, path, blob: new Blob([new Uint8Array(bytes)]) }))!;
      const network = networkOfFile(read, path);
      expect(liveLacks(network.experiment)).toEqual([]);

      const file = (ending: string) => shared.bytes('data', 'mitdb', `119.${ending}`);
      const header = parseHeader(file('hea'), '119.hea');
      const { signals, samplingHz } = readRecord({ header, files: new Map([['119.dat', file('dat')]]) });
      const reference = readAnnotations(file('atr'), '119.atr');
      const endSec = 180;
      const { dispose, ...classifier } = createLiveClassifier(network, samplingHz);
      const live = createLivePath({
        ...{ samplingHz, detector: 'panTompkinsEarly', ...classifier },
        band: { lowHz: 0.5, highHz: 40, notchHz: 60 },
      });
      const samples = signals[0]!.subarray(0, endSec * samplingHz);
      const events = [...live.push({ startSec: 0, samplingHz, samples }), ...live.finish()];
      dispose();
      const beats = events.flatMap((event): LiveBeat[] => (event.type === 'beat' ? [event.beat] : []));

      const marked = Array.from(reference.sample, (sample, i) => ({ sample, symbol: reference.symbol[i]! }));
      const vebs = marked.filter(({ sample, symbol }) => symbol === 'V' && sample < samples.length);
      const near = ({ sample }: { sample: number }, others: readonly { sample: number }[]) =>
        others.some((other) => Math.abs(other.sample - sample) < 0.15 * samplingHz);
      const called = beats.filter(({ classIndex }) => classIndex === VEB);
      expect(vebs.length).toBeGreaterThan(20);
      const late = beats
        .map((beat) => (beat.knownSample - beat.sample) / samplingHz + live.filterDelaySec)
        .toSorted((a, b) => a - b);
      expect(late[Math.floor(0.95 * late.length)]).toBeLessThan(mostSec);
      expect(vebs.filter((beat) => near(beat, called)).length / vebs.length).toBeGreaterThan(0.95);
      expect(called.filter((beat) => near(beat, vebs)).length / called.length).toBeGreaterThan(0.95);
    },
  );
});
