import { sumOf } from '../../base/sumOf';
import { emptyMoments, finishMoments, mergeMoments } from '../../beats/meanBeats';
import type { DroppedBeats, PrepareSettings } from '../../beats/types';
import type { PreparedPart } from '../../workers/records/types';
import type { PreparedState } from '../types';

/** What the tables and plots of the Beats panel show, computed from the prepared parts, in their order. */
export function summarisePrepared(
  parts: { recordId: string; record: PreparedPart }[],
  settings: PrepareSettings,
): Omit<
  PreparedState,
  | 'inputsKey'
  | 'records'
  | 'synthetic'
  | 'networkLabelled'
  | 'relabelled'
  | 'edits'
  | 'earlier'
  | 'durationSec'
  | 'stale'
> {
  const { classCount, lengthSamples } = settings;
  const counts = new Array<number>(classCount).fill(0);
  const dropped: DroppedBeats = {
    windowOutside: 0,
    missingSamples: 0,
    flat: 0,
    classExcluded: 0,
    unmapped: 0,
    notBeats: 0,
    twoRhythms: 0,
    noRhythm: 0,
  };
  let moments = emptyMoments(classCount, lengthSamples);
  for (const { record } of parts) {
    for (let c = 0; c < classCount; c++) counts[c]! += record.counts[c] ?? 0;
    for (const reason of Object.keys(dropped) as (keyof DroppedBeats)[])
      dropped[reason] += record.dropped[reason];
    moments = mergeMoments(moments, record.moments);
  }
  return {
    settings,
    recordIds: parts.map(({ recordId }) => recordId),
    rows: parts.map(({ recordId, record }) => ({
      recordId,
      leadName: record.leadName,
      secondLeadName: record.secondLeadName,
      samplingHz: record.samplingHz,
      counts: record.counts,
      dropped: record.dropped,
    })),
    total: sumOf(counts),
    counts,
    dropped,
    lengthSamples,
    means: finishMoments(moments),
  };
}
