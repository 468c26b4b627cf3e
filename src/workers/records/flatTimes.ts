import { flatRange } from '../../beats/flatRange';
import { FLAT_SEC, flatStretches } from '../../signal/flatStretches';
import type { RecordReader } from '../../wfdb';
import { chunksOf } from './chunksOf';
import { readEcgSignals } from './ecgSignals';
import type { RecordFacts } from './types';

/**
 * How long each ECG of a record is flat, as the viewer shades it: stretches of a second and more. All samples are read, chunk by
 * chunk. What cannot be read is not counted: whoever needs it says so.
 */
export async function flatTimes(reader: RecordReader): Promise<NonNullable<RecordFacts['flat']>> {
  const { signals, samplingHz } = reader.facts;
  const isEcg = await readEcgSignals(reader);
  const leads = signals.flatMap((_, index) => (isEcg[index] ? [index] : []));
  const counters = leads.map((lead) => createCounter(samplingHz, flatRange(signals[lead]!.units)));
  try {
    for await (const chunk of leads.length > 0 ? chunksOf(reader, leads) : []) {
      for (const [i, samples] of chunk.entries()) counters[i]!.push(samples);
    }
  } catch {
    return [];
  }
  return counters.flatMap(({ count }, i) => {
    const lead = signals[leads[i]!]!.name || `signal ${leads[i]! + 1}`;
    return count() > 0 ? [{ lead, sec: count() / samplingHz }] : [];
  });
}

/** Counts the samples of flat stretches. Each chunk is looked at together with the second before it: stretches go on. */
function createCounter(samplingHz: number, range: number) {
  const before = Math.max(2, Math.ceil(FLAT_SEC * samplingHz));
  let last = new Float32Array(0);
  let start = 0;
  /** Everything before this sample has been counted. */
  let countedTo = 0;
  let flat = 0;
  return {
    push(samples: Float32Array) {
      const looked = new Float32Array(last.length + samples.length);
      looked.set(last);
      looked.set(samples, last.length);
      for (const { from, to } of flatStretches(looked, samplingHz, range)) {
        flat += start + to - Math.max(countedTo, start + from);
        countedTo = start + to;
      }
      last = looked.slice(-before);
      start += looked.length - last.length;
    },
    count: () => flat,
  };
}
