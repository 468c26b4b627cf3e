import type { PartName, Shares } from '../../../explain/types';

/** What is one word where shares are told in a sentence. */
export type ShareGroup = 'p' | 'qrs' | 'stT' | 'rr' | 'qrsShape' | 'neighbours' | 'around';

const GROUPS: Record<PartName, ShareGroup> = {
  ...{ p: 'p', qrs: 'qrs', stT: 'stT', neighbours: 'neighbours', around: 'around', qrsShape: 'qrsShape' },
  ...{ rrBefore: 'rr', rrAfter: 'rr', rrChange: 'rr', rate: 'rr' },
};

/** A part and its share of all absolute contributions. */
export interface ShareRow<Name> {
  name: Name;
  value: number;
  share: number;
}

/** The groups, the largest contribution first. */
export function groupShares({ parts }: Shares): ShareRow<ShareGroup>[] {
  const sums = new Map<ShareGroup, number>();
  for (const { name, value } of parts) sums.set(GROUPS[name], (sums.get(GROUPS[name]) ?? 0) + value);
  return withShares([...sums].map(([name, value]) => ({ name, value })));
}

/** All parts, the largest contribution first. */
export function partShares({ parts }: Shares): ShareRow<PartName>[] {
  return withShares(parts);
}

function withShares<Name>(rows: readonly { name: Name; value: number }[]): ShareRow<Name>[] {
  const total = rows.reduce((sum, { value }) => sum + Math.abs(value), 0);
  return rows
    .map((row) => ({ ...row, share: total > 0 ? Math.abs(row.value) / total : 0 }))
    .sort((a, b) => b.share - a.share);
}
