import { whole } from '../printNumbers';
import { sumPairs } from './beatMeasures';
import type { BeatComparison } from './bxb';
import { percentCell } from './lineFormat';

/** The two first lines of the second file of `bxb -l` and `bxb -L`: beats missed while the test did not look. */
export function shutdownHead(withSveb: boolean): string {
  return withSveb
    ? 'Record Nx   Sx   Vx   Fx   Qx  % beats  % N    % S    % V    % F   Total Shutdown\n' +
        '                                missed missed missed missed missed      Time\n'
    : 'Record Nx   Vx   Fx   Qx  % beats  % N    % V    % F   Total Shutdown\n' +
        '                           missed missed missed missed      Time\n';
}

/** The row of a record. As `bxb` has it, the first percentage leaves out missed SVEB, but not their number below the line. */
export function shutdownRow({
  record,
  withSveb,
  samplingHz,
  counts,
  shutdownSamples,
}: BeatComparison): string {
  const classes = withSveb ? ['N', 'S', 'V', 'F', 'Q'] : ['N', 'V', 'F', 'Q'];
  const missed = (kinds: string) => sumPairs(counts, kinds, 'X');
  const beats = (kinds: string) => sumPairs(counts, kinds, 'NSVFQOX');
  const percents = [
    percentCell({ hits: missed('NVFQ'), of: beats('NSVFQ') }),
    ...classes
      .filter((kind) => kind !== 'Q')
      .map((kind) => percentCell({ hits: missed(kind), of: beats(kind) })),
  ].join('');
  const seconds = Math.trunc(shutdownSamples / samplingHz);
  return (
    `${record.padStart(4)} ${classes.map((kind) => whole(missed(kind), 4)).join(' ')}  ${percents}` +
    `${whole(seconds, 5)} seconds ${[...'NSVFQ'].map(beats).join(' ')}\n`
  );
}
