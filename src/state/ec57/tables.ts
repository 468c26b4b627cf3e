import { oncePer } from '../../base/remember';
import { sumOf } from '../../base/sumOf';
import {
  type Ec57FileId,
  type Ec57Note,
  type Ec57Table,
  type Ec57TableId,
  ec57File,
  ec57FileIds,
  ec57Notes,
  ec57Table,
  ec57Texts,
  isNonstandard,
  type NamedText,
} from '../../evaluation/ec57';
import type { Ec57Comparison } from './types';

/** What is shown of a comparison, and saved. */
export interface Ec57View {
  /** The files that mean something for these annotators. */
  ids: Ec57FileId[];
  tables: Partial<Record<Ec57TableId, Ec57Table>>;
  texts: NamedText[];
  /** Footnotes of these files, each once. */
  notes: Ec57Note[];
  /** Beats of the reference that are scored. */
  scoredBeats: number;
  /** Beats that are not compared because the run did not test them, of those that would be scored. */
  leftOut: number;
  /** Records that have such beats. */
  partRecords: string[];
  isNonstandard: boolean;
  /** Whether the annotators mark rhythms in any record. */
  marksRhythm: { reference: boolean; test: boolean };
}

/** Computed once per comparison. */
export const ec57View = oncePer(({ records }: Ec57Comparison) => records, viewOf);

function viewOf({ part, records, options, test }: Ec57Comparison): Ec57View {
  const partRecords = records.filter(({ leftOut }) => leftOut > 0).map(({ record }) => record);
  const marksRhythm = {
    reference: records.some((each) => each.marksRhythm.reference),
    test: records.some((each) => each.marksRhythm.test),
  };
  const ids = ec57FileIds.filter((id) => {
    // A run neither looks away nor names rhythms, and without all beats there are no runs of them.
    if (id === 'sd-L' || id === 'sd-l') return part === 'annotators';
    if (id === 'vruns' || id === 'sruns') return partRecords.length === 0;
    return (id !== 'af' && id !== 'vf') || (marksRhythm.reference && marksRhythm.test);
  });
  return {
    ids,
    tables: Object.fromEntries(
      ids.flatMap((id) => {
        const { summed } = ec57File(id, records);
        return summed === undefined ? [] : [[id, ec57Table(id as Ec57TableId, summed)]];
      }),
    ),
    texts: ec57Texts(ids, records, test),
    notes: [...new Set(ids.flatMap(ec57Notes))],
    scoredBeats: sumOf(records.map(({ scoredBeats }) => scoredBeats)),
    leftOut: sumOf(records.map(({ leftOut }) => leftOut)),
    partRecords,
    isNonstandard: isNonstandard(options) || partRecords.length > 0,
    marksRhythm,
  };
}
