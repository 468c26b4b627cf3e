import { nameOf } from '../../base/filePath';
import type { AnnotationExport, ExportedAnnotations } from '../../workers/records/annotationTypes';
import { saveBlob } from '../saveBlob';
import { services } from '../services';
import { report, withActivity } from '../update';

/** Saves the annotations in use of a record as one file, or those of several as a .zip with the folders of their names. */
export async function exportAnnotations(recordIds: string[], asked: AnnotationExport): Promise<void> {
  await withActivity('exporting', { total: recordIds.length }, async (activity) => {
    const files: { path: string; blob: Blob }[] = [];
    for (const [done, id] of recordIds.entries()) {
      activity.update({ detail: id, done });
      const source = services.sources.get(id);
      if (!source?.annotation) continue;
      const made = await services
        .pool()
        .run<ExportedAnnotations>((worker) => worker.exportAnnotations(source, asked), activity.signal);
      if (made.problem) {
        report(made.problem);
        // A name that no file can have is none for the others either.
        if (made.problem.code === 'annotator-name') return;
        continue;
      }
      const folder = id.includes('/') ? id.slice(0, id.lastIndexOf('/') + 1) : '';
      files.push({ path: folder + made.name, blob: made.blob });
    }
    const [first] = files;
    if (!first) return;
    if (recordIds.length === 1) saveBlob(first.blob, nameOf(first.path));
    else saveBlob(await zipOf(files), `annotations-${asked.format}.zip`);
  });
}

async function zipOf(files: readonly { path: string; blob: Blob }[]): Promise<Blob> {
  const { zipSync } = await import('fflate');
  const entries: Record<string, Uint8Array> = {};
  for (const { path, blob } of files) entries[path] = new Uint8Array(await blob.arrayBuffer());
  return new Blob([zipSync(entries) as Uint8Array<ArrayBuffer>], { type: 'application/zip' });
}
