import { TRACE_HZ } from '../curves/cells';
import { createTrace } from '../curves/createTrace';
import type { TimeSpan } from '../curves/types';
import type { Annotations, WfdbRecord } from '../wfdb/types';
import type { BeatPositions } from './beatPositions';
import type { ChosenLead } from './chooseLead';
import { shownClassOf } from './classMap';
import { millivoltsPer } from './millivolts';
import { NO_CLASS, type RecordTrace } from './types';

/**
 * The whole record for the beat-free network: the chosen leads in mV at 125 Hz behind a high-pass, whatever else is done to windows, and all beats
 * that are marked in it.
 *
 * @param twoLeads a record without a second one has zeros in its place
 * @returns undefined if the record has no signal
 */
export function recordTrace(options: {
  record: WfdbRecord;
  annotations: Annotations;
  positions: BeatPositions;
  /** Number of the beat in each row of the set. */
  place: readonly number[];
  lead: ChosenLead;
  twoLeads: boolean;
}): RecordTrace | undefined {
  const { record, annotations, positions, place, lead, twoLeads } = options;
  const { signals, units, samplingHz } = record;
  const inMillivolts = (index: number | undefined) => {
    const signal = index === undefined ? undefined : signals[index];
    const factor = millivoltsPer(units[index ?? -1]);
    return factor === 1 ? signal : signal?.map((value) => factor * value);
  };
  const first = inMillivolts(lead.index);
  if (!first) return undefined;
  const trace = createTrace(twoLeads ? [first, inMillivolts(lead.second?.index)] : [first], samplingHz);
  const beatRow = new Int32Array(positions.symbol.length).fill(-1);
  place.forEach((beat, row) => {
    beatRow[beat] = row;
  });
  return {
    ...trace,
    beatSec: positions.timeSec,
    beatLabel: Uint8Array.from(positions.symbol, (symbol) => shownClassOf(symbol) ?? NO_CLASS),
    beatRow,
    unmarked: flutter(annotations, samplingHz, trace.samples / TRACE_HZ),
  };
}

/** From each `[` to the next `]`, or to the end of the record. */
function flutter({ symbol, sample, samplingHz }: Annotations, recordHz: number, endSec: number): TimeSpan[] {
  const hz = samplingHz ?? recordHz;
  const spans: TimeSpan[] = [];
  let fromSec: number | undefined;
  symbol.forEach((mark, i) => {
    if (mark === '[') fromSec ??= sample[i]! / hz;
    if (mark !== ']' || fromSec === undefined) return;
    spans.push({ fromSec, toSec: sample[i]! / hz });
    fromSec = undefined;
  });
  if (fromSec !== undefined) spans.push({ fromSec, toSec: endSec });
  return spans;
}
