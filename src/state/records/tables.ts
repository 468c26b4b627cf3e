import type { TableReading } from '../../wfdb/table/types';
import { report, withActivity } from '../update';
import { importSourceFiles } from './importFiles';
import { closeQuestion } from './tableQuestions';

/** See `TableCommands.readTable`. */
export async function readTable(id: string, reading: TableReading): Promise<void> {
  const files = closeQuestion(id);
  if (files.length === 0) return;
  await withActivity('importing', {}, (activity) =>
    importSourceFiles(
      files.map((file) => ({ ...file, reading })),
      activity,
    ),
  );
}

/** See `TableCommands.leaveTable`. */
export function leaveTable(id: string): void {
  const [first, ...more] = closeQuestion(id);
  if (!first) return;
  const message =
    more.length === 0
      ? `${first.name} was not read, because its sampling frequency is not known. Drop it again to enter it.`
      : `${first.name} and ${more.length} more were not read, because their sampling frequency is not known. Drop them again to enter it.`;
  const values = { count: more.length + 1 };
  report({ code: 'table-unanswered', file: first.path, message, values }, 'note');
}
