import type { Edit, EditChange, EditKind, Mark } from './types';

/** An edit without who made it, when, and why. */
export type EditDraft = Pick<Edit, 'what' | 'changes'>;

/** The code of a comment, and of a rhythm change (annot(5)). */
const COMMENT = '"';
const RHYTHM = '+';

const plain = (sample: number, symbol: string, aux = ''): Mark => ({
  ...{ sample, symbol, aux },
  ...{ subtype: 0, channel: 0, num: 0 },
});

const draft = (what: EditKind, changes: EditChange[]): EditDraft | undefined =>
  changes.length > 0 ? { what, changes } : undefined;

/** Gives annotations another symbol; undefined if all have it. Their other fields stay. */
export function relabel(marks: readonly Mark[], symbol: string): EditDraft | undefined {
  const others = marks.filter((mark) => mark.symbol !== symbol);
  return draft(
    'relabel',
    others.map((before) => ({ before, after: { ...before, symbol } })),
  );
}

/** Adds a beat. */
export function addBeat(sample: number, symbol: string): EditDraft {
  return { what: 'add', changes: [{ after: plain(sample, symbol) }] };
}

/** Deletes annotations; undefined if there are none. */
export function remove(marks: readonly Mark[]): EditDraft | undefined {
  return draft(
    'delete',
    marks.map((before) => ({ before })),
  );
}

/** Moves an annotation; undefined if it is there. */
export function move(before: Mark, sample: number): EditDraft | undefined {
  return draft('move', before.sample === sample ? [] : [{ before, after: { ...before, sample } }]);
}

/**
 * Marks a rhythm from one sample to another: a change to it at the beginning, and at the end a change back to the rhythm that was there,
 * or to one without a name if there was none; nothing if another begins there. Rhythm changes in between are taken away.
 *
 * @param code as in the text of a rhythm change, without its parenthesis: `AFIB`
 * @param changesOfRhythm the rhythm changes of the record, in order of time
 */
export function markRhythm(
  code: string,
  range: { from: number; to: number },
  changesOfRhythm: readonly Mark[],
): EditDraft {
  const { from, to } = range;
  const within = changesOfRhythm.filter(({ sample }) => sample >= from && sample < to);
  const endsAt = changesOfRhythm.some(({ sample }) => sample === to);
  const before = changesOfRhythm.findLast(({ sample }) => sample < to);
  return {
    what: 'rhythm',
    changes: [
      ...within.map((mark) => ({ before: mark })),
      { after: plain(from, RHYTHM, `(${code}`) },
      ...(endsAt ? [] : [{ after: before ? { ...before, sample: to } : plain(to, RHYTHM, '(') }]),
    ],
  };
}

/** Writes a comment at a sample; undefined for an empty one. */
export function comment(sample: number, text: string): EditDraft | undefined {
  const aux = text.trim();
  return draft('comment', aux === '' ? [] : [{ after: plain(sample, COMMENT, aux) }]);
}

/** The first sample that an edit concerns. */
export function sampleOf({ changes }: Pick<Edit, 'changes'>): number {
  // Not all as arguments of one call: a template of a day has a hundred thousand beats.
  return changes.reduce(
    (first, { before, after }) => Math.min(first, before?.sample ?? first, after?.sample ?? first),
    Number.POSITIVE_INFINITY,
  );
}
