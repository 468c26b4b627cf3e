import { fileStemOf, titleStem } from '../results/fileStem';
import { stampOf } from '../results/stampOf';
import { saveBlob } from '../saveBlob';
import { current, withActivity } from '../update';
import { compareRunEc57 } from './compareRun';
import { readMe } from './readMe';
import { ec57View } from './tables';
import type { Ec57Part } from './types';

/** See `LabCommands.downloadEc57`. */
export async function downloadEc57(part: Ec57Part): Promise<void> {
  if (part === 'run') await compareRunEc57(true);
  const { ec57, openRun } = current();
  const comparison = ec57[part];
  if (comparison?.status !== 'done' || (part === 'run' && comparison.of !== openRun?.id)) return;
  const view = ec57View(comparison);
  const { reference, test, records } = comparison;
  const run = part === 'run' ? openRun : undefined;
  const of = run ? `the predictions of the run "${run.title}"` : `the annotators ${reference} and ${test}`;
  const pair = records.length === 1 ? [records[0]!.record, reference, test] : [reference, test];
  await withActivity('exporting', { canStop: false }, async () => {
    const { strToU8, zipSync } = await import('fflate');
    const texts = [
      { name: 'README.txt', text: readMe(comparison, view, of, run ? stampOf(run) : '') },
      ...view.texts,
    ];
    const zip = zipSync(Object.fromEntries(texts.map(({ name, text }) => [name, strToU8(text)])));
    saveBlob(
      new Blob([zip as Uint8Array<ArrayBuffer>], { type: 'application/zip' }),
      `${run ? fileStemOf(run) : titleStem(pair.join('-'))}-ec57.zip`,
    );
  });
}
