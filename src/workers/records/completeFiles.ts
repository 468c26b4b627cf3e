import { splitPath } from '../../base/filePath';
import { byteSource, fileKind, foreignProblem, layoutOfFile, outlineOfMatlab } from '../../wfdb';
import type { TableOutline } from '../../wfdb/table/types';
import type { WfdbProblem } from '../../wfdb/types';
import type { AskedFiles, SourceFile } from './types';

/** Tables of beats that somebody cut have a column for every sample of a beat; recorders have fewer leads. */
const mostLeads = 64;

/** The files that are complete records by their content, and those about which something has to be asked first. */
export interface CompleteFiles {
  /** Paths of complete records. */
  complete: Set<string>;
  /** Paths of tables that are no record of their own, or not yet: they are not reported as unknown. */
  passedOver: Set<string>;
  asked: AskedFiles[];
}

/**
 * Which files are complete records. A table or a matrix beside a header of its name belongs to that header. One that
 * does not say its frequency is asked about, unless nothing says that it holds samples and it came with a database.
 *
 * @param isNew whether a file belongs to this drop: about earlier ones the user was asked already
 */
export async function findComplete(
  files: readonly SourceFile[],
  isNew: (file: SourceFile) => boolean,
  problems: WfdbProblem[],
): Promise<CompleteFiles> {
  const found: CompleteFiles = { complete: new Set(), passedOver: new Set(), asked: [] };
  const headers = files
    .filter(({ path }) => fileKind(path, false) === 'header')
    .map(({ path }) => splitPath(path));
  const headerNames = new Set(headers.map(({ baseName }) => baseName.toLowerCase()));
  const headerPaths = new Set(headers.map(({ folder, baseName }) => `${folder}/${baseName}`.toLowerCase()));
  const bySignature = new Map<string, AskedFiles>();
  for (const file of files) {
    const { path, format } = file;
    if (!format) continue;
    const { folder, baseName } = splitPath(path);
    // Headers and their matrices may lie in different folders.
    if (format === 'matlab' && headerNames.has(baseName.toLowerCase())) continue;
    if (format === 'table' && headerPaths.has(`${folder}/${baseName}`.toLowerCase())) continue;
    const outline = format === 'ishne' ? undefined : await outlineOf(file);
    if (outline && outline.columns.length > mostLeads) {
      problems.push(foreignProblem(path, 'cut-beats'));
      found.passedOver.add(path);
    } else if (outline && !outline.isNamed && headers.length > 0) {
      // Databases have tables about their patients.
    } else if (!outline || file.reading || outline.samplingHz !== undefined) found.complete.add(path);
    else if (isNew(file)) {
      if (format === 'table') found.passedOver.add(path);
      const signature = JSON.stringify([format, outline.likelyUnit, outline.columns]);
      const alike = bySignature.get(signature);
      if (alike) alike.files.push(file);
      else bySignature.set(signature, { files: [file], outline });
    }
  }
  found.asked.push(...bySignature.values());
  return found;
}

/** Undefined if the file cannot be read: as a record it reports why. */
async function outlineOf({ blob, name, format }: SourceFile): Promise<TableOutline | undefined> {
  try {
    const source = byteSource(blob);
    if (format === 'matlab') return await outlineOfMatlab(source, name);
    const layout = await layoutOfFile(source);
    if (!layout) return undefined;
    const { columns, samplingHz, likelyUnit, isNamed, preview } = layout;
    return { columns, samplingHz, likelyUnit, isNamed, preview };
  } catch {
    return undefined;
  }
}
