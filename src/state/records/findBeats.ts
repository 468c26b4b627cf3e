import { findBeatsInParts } from '../../workers/bridgeFinding';
import { services } from '../services';
import { current, report, withActivity } from '../update';
import { addLabAnnotation } from './annotators';
import { problemOf } from './problemOf';

/**
 * Finds the beats of these records in the pool, each as annotations of its own that join the record's files. They are
 * used where nobody has annotated beats; elsewhere they can be chosen.
 */
export async function findBeats(recordIds: string[]): Promise<void> {
  const { records, detector, carriesLabels } = current();
  const wanted = records.filter(({ id, lengthSamples }) => recordIds.includes(id) && lengthSamples > 0);
  const seconds = new Map(
    wanted.map(({ id, lengthSamples, samplingHz }) => [id, lengthSamples / samplingHz]),
  );
  const total = Math.ceil([...seconds.values()].reduce((sum, sec) => sum + sec, 0));
  await withActivity('finding', { total }, async (activity) => {
    const doneSec = new Map<string, number>();
    const advance = (id: string, sec: number) => {
      doneSec.set(id, sec);
      const done = Math.floor([...doneSec.values()].reduce((sum, each) => sum + each, 0));
      activity.update({ detail: id, done });
    };
    await Promise.all(
      wanted.map(async ({ id, lengthSamples, samplingHz }) => {
        const source = services.sources.get(id);
        if (!source) return;
        try {
          const found = await findBeatsInParts(services.pool(), {
            source,
            settings: { detector, carriesLabels },
            lengthSamples,
            samplingHz,
            signal: activity.signal,
            onProgress: (sec) => advance(id, sec),
          });
          if (found.file) await addLabAnnotation(id, source, found.file, activity.signal);
          else report(found.problem, 'warning');
        } catch (error) {
          if (activity.signal.aborted) throw error;
          report(problemOf(error, id));
        } finally {
          advance(id, seconds.get(id) ?? 0);
        }
      }),
    );
  });
}
