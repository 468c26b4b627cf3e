import { rowsOf } from '../../beats/classNames';
import type { LabState } from '../types';
import type { ListPlace, Place, RecordPlace } from './place';

type Sources = Pick<LabState, 'step' | 'view' | 'report' | 'openRun' | 'inspect'>;

/** The place that the page shows. */
export function placeOf({ step, view, report, openRun, inspect }: Sources): Place {
  switch (step) {
    case 'records':
      return view ? { step, view: viewPlace(view, report) } : { step };
    case 'results':
      return openRun ? { step, runId: openRun.id } : { step };
    case 'inspect':
      if (!openRun) return { step };
      return { step, runId: openRun.id, ...listPlace(inspect, rowsOf(openRun.experiment.prepare)) };
    default:
      return { step };
  }
}

function viewPlace(
  { recordId, startSec, endSec, markSample, run }: NonNullable<LabState['view']>,
  report: LabState['report'],
): RecordPlace {
  return {
    record: recordId,
    window: { startSec: hundredths(startSec), spanSec: Math.max(0.01, hundredths(endSec - startSec)) },
    ...(markSample === undefined ? {} : { markSample }),
    ...(run ? { runId: run.id } : {}),
    ...(report?.recordId === recordId ? { report: report.annotator } : {}),
  };
}

/** The queue of doubtful labels and the beats that changed have no address, since they are made of two runs; nor have beats that were selected. */
function listPlace(
  { cell, list, position, doubts, changed, selected }: LabState['inspect'],
  rows: ReturnType<typeof rowsOf>,
): {
  list?: ListPlace;
} {
  const listed = list[position];
  if (doubts || changed || selected || (!cell && !listed)) return {};
  return {
    list: {
      ...(cell ? { cell: { truth: cell.truth, predicted: cell.predicted } } : {}),
      ...(cell && rows === 'pieces' ? { isOfPieces: true } : {}),
      ...(listed ? { beat: { record: listed.recordName, sample: listed.sample } } : {}),
    },
  };
}

const hundredths = (sec: number) => Math.round(sec * 100) / 100;

/** What of the state the place depends on: the same objects, the same place. */
export function isSamePlace(a: Sources, b: Sources): boolean {
  return (
    a.step === b.step &&
    a.view === b.view &&
    a.report === b.report &&
    a.openRun === b.openRun &&
    a.inspect === b.inspect
  );
}
