import { clusterBeats } from '../../beats/templates/clusterBeats';
import { templateOf } from '../../beats/templates/templates';
import type { ClusteredRecord } from './annotationTypes';
import type { PreparedPart } from './types';

/** The templates of a record's beats. @param prepared every beat of the record, cut by `templateSettings` without regard to labels */
export function clusterRecord({
  beats: set,
  dropped,
  leadName,
  secondLeadName,
}: PreparedPart): ClusteredRecord {
  const { beats, templates } = clusterBeats(set);
  const { windowOutside, missingSamples } = dropped;
  return {
    beats,
    templates: templates.map((rows) => templateOf(beats, rows)),
    leads: secondLeadName === undefined ? [leadName] : [leadName, secondLeadName],
    leftOut: windowOutside + missingSamples,
  };
}
