import type { LiveChunk } from '../../live';
import { chunksOf } from '../records/chunksOf';
import { listenedLeads } from '../records/ecgSignals';
import { openSource } from '../records/openSource';
import type { RecordSource } from '../records/types';

/**
 * What the source sends at once: the latency of a replay is that of a device with such chunks, however fast it runs. As long as a block of the live
 * path, so that nothing waits for both.
 */
const CHUNK_SEC = 0.05;

/** At least so often, seconds, the thread hears of what else is asked of it. */
const BREATH_SEC = 0.05;

/**
 * A record's first ECG as chunks.
 *
 * @throws WfdbError if it cannot be read; Error with a sentence if none of its signals is an ECG
 */
export async function openReplay(source: RecordSource): Promise<AsyncGenerator<LiveChunk>> {
  const reader = await openSource(source);
  const [signal] = await listenedLeads(reader);
  if (signal === undefined) throw new Error('none of its signals is an ECG by its name and unit.');
  const { samplingHz } = reader.facts;
  const size = Math.max(1, Math.round(CHUNK_SEC * samplingHz));
  async function* chunks(): AsyncGenerator<LiveChunk> {
    let at = 0;
    for await (const [lead] of chunksOf(reader, [signal!])) {
      for (let from = 0; from < lead!.length; from += size) {
        const samples = lead!.slice(from, from + size);
        yield { startSec: at / samplingHz, samplingHz, samples };
        at += samples.length;
      }
    }
  }
  return chunks();
}

export interface ReplayClock {
  /** Times as fast as in life. */
  speed: number;
  /** Seconds. */
  now: () => number;
  /** Resolves after so many seconds. */
  wait: (sec: number) => Promise<void>;
  /** Ends the replay. */
  isOver: () => boolean;
}

/**
 * Passes chunks on when their time has come, and none before. Where the machine is slower than that, it goes as fast as it can: nothing is
 * left out.
 *
 * @param push with how many times as fast as in life it has been so far
 */
export async function runReplay(
  chunks: AsyncIterable<LiveChunk>,
  { speed, now, wait, isOver }: ReplayClock,
  push: (chunk: LiveChunk, pace: number) => void,
): Promise<void> {
  const startSec = now();
  let breath = startSec;
  for await (const chunk of chunks) {
    const endSec = chunk.startSec + chunk.samples.length / chunk.samplingHz;
    const early = startSec + endSec / speed - now();
    // A short wait now and then lets the thread hear of a stop.
    if (early > 0 || now() - breath > BREATH_SEC) {
      await wait(Math.max(0, early));
      breath = now();
    }
    if (isOver()) return;
    push(chunk, endSec / Math.max(1e-3, now() - startSec));
  }
}
