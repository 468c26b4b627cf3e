import { flatRange } from '../../beats/flatRange';
import { type SignalFault, signalFaults } from '../../signal/signalFaults';
import type { WfdbRecord } from '../../wfdb/types';
import type { ViewData } from './types';

type ViewFaults = ViewData['leads'][number]['faults'];

/** Where each ECG of a record is missing, flat or clipped; nothing for other signals, which may well be flat. */
export function faultsOf(
  { signals, units, signalHz, samplingHz }: WfdbRecord,
  isEcg: readonly boolean[],
): SignalFault[][] {
  return signals.map((signal, lead) =>
    isEcg[lead] ? signalFaults(signal, signalHz?.[lead] ?? samplingHz, flatRange(units[lead])) : [],
  );
}

/** Those that meet a range, in seconds; of one kind those that are nearer than a column of the picture are one. */
export function faultsWithin(
  faults: readonly SignalFault[],
  range: { samplingHz: number; firstSample: number; startSec: number; endSec: number; buckets: number },
): ViewFaults {
  const { samplingHz, firstSample, startSec, endSec, buckets } = range;
  const columnSec = (endSec - startSec) / buckets;
  const found: ViewFaults = [];
  for (const { from, to, kind } of faults) {
    const fault = {
      startSec: (firstSample + from) / samplingHz,
      endSec: (firstSample + to) / samplingHz,
      kind,
    };
    if (fault.endSec < startSec || fault.startSec > endSec) continue;
    const last = found.at(-1);
    if (last?.kind === kind && fault.startSec - last.endSec < columnSec) last.endSec = fault.endSec;
    else found.push(fault);
  }
  return found;
}
