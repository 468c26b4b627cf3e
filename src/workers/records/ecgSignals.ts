import { ecgSignals, undecidedSignals } from '../../beats/ecgSignals';
import { contentRange, looksLikeEcg } from '../../signal/ecgContent';
import type { RecordReader } from '../../wfdb';

/** Which signals of a record are ECGs (see `ecgSignals`); reads a minute of those whose names and units do not tell. */
export async function readEcgSignals(reader: RecordReader): Promise<boolean[]> {
  const { signals, lengthSamples, samplingHz } = reader.facts;
  const undecided = undecidedSignals(signals);
  const looks = new Map<number, boolean>();
  if (undecided.length > 0) {
    const range = contentRange(lengthSamples, samplingHz);
    const part = await reader.read({ ...range, signals: undecided, grid: 'own' });
    undecided.forEach((index, i) => {
      looks.set(index, looksLikeEcg(part.signals[i]!.samples, signals[index]!.samplingHz));
    });
  }
  return ecgSignals(signals, (index) => looks.get(index) ?? false);
}

/** Beats are found by the vote of at most this many leads: the figures of docs/DETECTION.md are of two. */
const VOTING_LEADS = 2;

/** Indices of the leads that beats are looked for in: the first signals that are ECGs. */
export async function listenedLeads(reader: RecordReader): Promise<number[]> {
  const isEcg = await readEcgSignals(reader);
  return isEcg.flatMap((is, index) => (is ? [index] : [])).slice(0, VOTING_LEADS);
}
