import { WfdbError } from '../WfdbError';

/**
 * The name of a record's annotation file, for writing. Annotator names are letters only: the WFDB library also accepts
 * digits and underscores, but wfdb-python only letters, and written files should be readable everywhere.
 *
 * @throws WfdbError `annotator-name`
 */
export function annotationFileName(recordName: string, annotator: string): string {
  if (/^[A-Za-z]+$/.test(annotator)) return `${recordName}.${annotator}`;
  const shown = annotator.length > 40 ? `${annotator.slice(0, 39)}…` : annotator;
  throw new WfdbError(
    'annotator-name',
    recordName,
    `"${shown}" cannot be the name of an annotator: other programs take only the letters A–Z and a–z there. Choose a name such as atr, qrs or lab.`,
    { annotator: shown },
  );
}
