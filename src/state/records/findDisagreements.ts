import { callback } from '../../workers/bridgeRecords';
import { services } from '../services';
import { current, report, update, withActivity } from '../update';
import { problemOf } from './problemOf';

/** Looks for the places of the open record where detectors, leads or annotators disagree. */
export async function findDisagreements(): Promise<void> {
  const { view } = current();
  const source = view && services.sources.get(view.recordId);
  if (!source) return;
  const { recordId, durationSec } = view;
  await withActivity('finding', { total: Math.ceil(durationSec) }, async (activity) => {
    activity.update({ detail: recordId });
    try {
      const progress = callback((sec: number) => activity.update({ done: Math.floor(sec) }));
      const disagreements = await services
        .pool()
        .run((worker) => worker.findDisagreements(source, progress), activity.signal);
      update((state) =>
        // Another record was opened, or this one has other annotations now.
        state.view?.recordId === recordId && services.sources.get(recordId) === source
          ? { view: { ...state.view, disagreements } }
          : {},
      );
    } catch (error) {
      if (activity.signal.aborted) throw error;
      report(problemOf(error, recordId));
    }
  });
}
