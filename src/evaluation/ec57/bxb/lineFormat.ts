import { fixed, percentOf, type Share, whole } from '../printNumbers';
import { beatMeasures, sumPairs } from './beatMeasures';
import type { BeatComparison } from './bxb';

/** The first line of the tables 7 and 8 of EC57 as `bxb -l` (without SVEB) and `bxb -L` (with SVEB) print it. */
export function lineHead(withSveb: boolean): string {
  return withSveb
    ? "Record Nn' Sn' Vn' Fn' On'  Ns  Ss  Vs  Fs' Os' Nv  Sv   Vv  Fv' Ov' No' So' Vo' Fo'  Q Se   Q +P   V Se   V +P   S Se   S +P RR err\n"
    : "Record Nn' Vn' Fn' On'  Nv   Vv  Fv' Ov' No' Vo' Fo'  Q Se   Q +P   V Se   V +P  V FPR\n";
}

/** The row of a record: n′ is n + f + q, F′ is F + Q, O′ is O + X, o′ is o + x. */
export function lineRow(comparison: BeatComparison): string {
  const { record, withSveb, samplingHz, counts } = comparison;
  const rows = withSveb ? ['N', 'S', 'V', 'FQ', 'OX'] : ['N', 'V', 'FQ', 'OX'];
  const columns = withSveb ? ['NFQ', 'S', 'V', 'OX'] : ['NFQ', 'V', 'OX'];
  const cells = columns.flatMap((test) =>
    rows
      .filter((reference) => reference !== 'OX' || test !== 'OX')
      .map((reference) => sumPairs(counts, reference, test)),
  );
  const all = beatMeasures(counts);
  const shares = [all.qrsSensitivity, all.qrsPredictivity, all.vebSensitivity, all.vebPredictivity];
  const { intervalError } = counts;
  const last = withSveb
    ? [
        ...[all.svebSensitivity, all.svebPredictivity].map(percentCell),
        intervalError === undefined ? '     -' : ` ${fixed((intervalError * 1000) / samplingHz, 2, 6)}`,
      ]
    : [rateCell(all.vebFalseRate)];
  return `${record.padStart(4)}${beatCells(cells, withSveb)}${[...shares.map(percentCell), ...last].join('')}\n`;
}

/** The counts of a row, or their sums; those of normal beats and of VEB have wider columns. */
export function beatCells(counts: readonly number[], withSveb: boolean): string {
  const [normals, vebs] = withSveb ? [0, 12] : [0, 5];
  return counts
    .map((count, column) => ` ${whole(count, column === normals ? 5 : column === vebs ? 4 : 3)}`)
    .join('');
}

/** A share in percent, in the seven characters of a column. */
export function percentCell(share: Share): string {
  const percent = percentOf(share);
  return percent === undefined ? '      -' : ` ${fixed(percent, 2, 6)}`;
}

function rateCell(share: Share): string {
  const percent = percentOf(share);
  return percent === undefined ? '      -' : ` ${fixed(percent, 3, 6)}`;
}
