import type { Edit } from '../../edits/types';
import type { Words } from '../../i18n';
import { formatClock, formatCount } from '../../widgets/format';
import { rhythmName } from '../annotationWords';

/** What an edit did, in words. */
export function editWords({ what, changes }: Edit, words: Words, samplingHz: number): string {
  const { edits } = words;
  const before = [...new Set(changes.flatMap((change) => change.before?.symbol ?? []))].join(' ');
  const [first, ...others] = changes.flatMap(({ after }) => after ?? []);
  // A rhythm that lasts until one that was there has no end of its own.
  const last = what === 'rhythm' ? others.at(-1) : (others.at(-1) ?? first);
  return edits.did[what]({
    before,
    after: first?.symbol ?? '',
    more: changes.length > 1 ? edits.more(formatCount(changes.length)) : '',
    to: last && formatClock(last.sample / samplingHz, 1),
    rhythm: rhythmName(words, (first?.aux ?? '').replace(/^\(/, '')),
    note: first?.aux ?? '',
  });
}
