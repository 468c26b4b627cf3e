import { sumBeats } from './sumBeats';
import { sumEpisodes } from './sumEpisodes';
import { sumRuns } from './sumRuns';
import { sumShutdowns } from './sumShutdowns';

/**
 * What `sumstats` of the WFDB software prints of a file of `bxb -l`, `bxb -L`, `rxr -L` or `epicmp -L`: the file, and below it
 * sums, gross measures (of all beats or episodes together) and averages (of the records whose measure has a value).
 * As the program, it works on the printed text: averages are those of rounded numbers.
 *
 * @param text a file as the programs write it, its first line whole, because that tells the kinds apart
 * @returns undefined if the first line is none of theirs
 */
export function sumstats(text: string): string | undefined {
  const lines = text.split('\n').filter((line) => line !== '');
  const first = lines[0] ?? '';
  const isEpisodes = first === '(AF detection)' || first === '(VF detection)';
  const isSveRuns = first === '(SVE run detection)';
  const isShutdown = first.startsWith('Record Nx');
  const rows = lines
    .slice(isEpisodes || isSveRuns || isShutdown ? 2 : 1)
    .map((line) => line.trim().split(/\s+/));
  const sums = sumsOf(first, rows);
  return sums === undefined
    ? undefined
    : `${lines.map((line) => `${line}\n`).join('')}${sums}\nSummary of results from ${rows.length} records\n`;
}

function sumsOf(first: string, rows: string[][]): string | undefined {
  if (first.startsWith("Record Nn' Sn'")) return sumBeats(rows, true);
  if (first.startsWith("Record Nn' Vn'")) return sumBeats(rows, false);
  if (first.startsWith('Record Nx   Sx')) return sumShutdowns(rows, true);
  if (first.startsWith('Record Nx   Vx')) return sumShutdowns(rows, false);
  if (first.startsWith('Record CTs') || first === '(SVE run detection)') return sumRuns(rows);
  return first === '(AF detection)' || first === '(VF detection)' ? sumEpisodes(rows) : undefined;
}
