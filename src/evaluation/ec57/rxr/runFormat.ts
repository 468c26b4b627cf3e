import { type Share, whole, wholePercent } from '../printNumbers';
import type { RunKind } from './findRuns';
import type { RunComparison, RunCounts } from './rxr';

/** The first lines of a file of `rxr -L`. */
export function runHead(kind: RunKind): string {
  const title = kind === 'supraventricular' ? '(SVE run detection)\n' : '';
  return `${title}Record CTs CFN CTp CFP STs SFN STp SFP LTs LFN LTp LFP  CSe C+P SSe S+P LSe L+P\n`;
}

/** The row of a record. */
export function runRow({ record, sensitivity, predictivity }: RunComparison): string {
  const pairs = sensitivity.flatMap((counts, index) => [counts, predictivity[index]!]);
  const counts = pairs.map(({ found, lost }) => ` ${whole(found, 3)} ${whole(lost, 3)}`).join('');
  return `${record.padStart(4)}${counts} ${pairs.map(percentCell).join('')}\n`;
}

function percentCell({ found, lost }: RunCounts): string {
  const share: Share = { hits: found, of: found + lost };
  return ` ${wholePercent(share).padStart(3)}`;
}
