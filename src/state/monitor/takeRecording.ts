import { nameOf } from '../../base/filePath';
import type { SourceFile } from '../../workers/records/types';
import { importSourceFiles } from '../records/importFiles';
import { withActivity } from '../update';
import type { LivingThread } from './thread';

/**
 * Adds a recording to the records, and forgets what was kept of it only if the browser has stored the record, or there was nothing.
 *
 * @param files undefined if it has no sample
 * @param isWanted false once everything was cleared: nothing of it stays then
 */
export async function takeRecording(
  thread: LivingThread,
  name: string,
  files: SourceFile[] | undefined,
  isWanted: () => boolean,
): Promise<void> {
  const forget = () => thread.ask((remote) => remote.forget(name));
  if (!files || !isWanted()) return forget();
  const stored = await withActivity('importing', { canStop: false }, (activity) =>
    importSourceFiles(files, activity),
  );
  // In the lab it may have more of its folders in its name.
  if (!isWanted() || stored?.some((id) => nameOf(id) === name)) await forget();
}
