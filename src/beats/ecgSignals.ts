import { signalKind } from '../base/signalKind';
import { contentRange, looksLikeEcg } from '../signal/ecgContent';
import type { WfdbRecord } from '../wfdb/types';

type NamedSignals = readonly { name: string; units: string }[];

/** The signals of which names and units do not tell whether they are ECGs, as indices: their samples have to. */
export function undecidedSignals(signals: NamedSignals): number[] {
  // An only signal is used whatever it is.
  if (signals.length < 2) return [];
  return signals.flatMap(({ name, units }, i) => (signalKind(name, units) === 'unknown' ? [i] : []));
}

/**
 * Which signals of a record are ECGs, so that beats may be cut from them. Where none is, those are that may be ones by name and unit.
 *
 * @param hasContent whether the samples of an undecided signal look like an ECG
 */
export function ecgSignals(signals: NamedSignals, hasContent: (index: number) => boolean): boolean[] {
  const kinds = signals.map(({ name, units }) => signalKind(name, units));
  const undecided = new Set(undecidedSignals(signals));
  const found = kinds.map((kind, i) => kind === 'ecg' || (undecided.has(i) && hasContent(i)));
  return found.includes(true) ? found : kinds.map((kind) => kind === 'unknown');
}

/** The same for a record in memory. */
export function ecgSignalsOf(record: WfdbRecord): boolean[] {
  const { signals, signalNames, units, signalHz, samplingHz } = record;
  const named = signalNames.map((name, i) => ({ name, units: units[i] ?? '' }));
  return ecgSignals(named, (index) => {
    const hz = signalHz?.[index] ?? samplingHz;
    const samples = signals[index]!;
    const { startSample, endSample } = contentRange(samples.length, hz);
    return looksLikeEcg(samples.subarray(startSample, endSample), hz);
  });
}
