import { nameOf } from '../../base/filePath';
import { problem } from '../../wfdb';
import type { WfdbProblem } from '../../wfdb/types';
import type { SourceFile } from './types';

/** More sentences than this about one kind of file would hide what matters. */
const MAX_NAMED = 5;

/** Files with one base name that wait for their header. */
export interface Waiting {
  name: string;
  paths: string[];
}

/** Problems about files without a header: the first few are named. */
export function headersMissing(waiting: Waiting[]): WfdbProblem[] {
  const named = waiting.slice(0, MAX_NAMED).map(headerMissing);
  const more = waiting.slice(MAX_NAMED);
  if (more.length === 0) return named;
  const files = `${more.reduce((sum, { paths }) => sum + paths.length, 0)} more files`;
  return [
    ...named,
    problem(
      'header-missing',
      more[0]!.paths[0]!,
      `${files} cannot be read without their headers (${more[0]!.name}.hea …). Drop those too; until then the files wait here.`,
      { files, header: `${more[0]!.name}.hea …`, more: more.length },
    ),
  ];
}

function headerMissing({ name, paths }: Waiting): WfdbProblem {
  const files = paths.map(nameOf).join(', ');
  return problem(
    'header-missing',
    paths[0]!,
    `${files} cannot be read without the header ${name}.hea. Drop it too; until then the files wait here.`,
    { files, header: `${name}.hea` },
  );
}

/** Problems about files that hold no record. */
export function unknownFiles(files: SourceFile[]): WfdbProblem[] {
  const named = files
    .slice(0, MAX_NAMED)
    .map((file) =>
      file.blob.size === 0
        ? problem(
            'file-empty',
            file.path,
            `${file.name} is empty (0 bytes) and was left out. Download it again.`,
          )
        : problem(
            'file-unknown',
            file.path,
            `${file.name} holds no record that the lab can read and was left out. It reads .hea with its .dat and .atr, EDF, BDF, tables (CSV), ISHNE and MATLAB files, and .zip archives of them.`,
          ),
    );
  const more = files.length - named.length;
  if (more <= 0) return named;
  return [
    ...named,
    problem('file-unknown', files[MAX_NAMED]!.path, `${more} more files hold no record and were left out.`, {
      more,
    }),
  ];
}
