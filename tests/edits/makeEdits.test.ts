import { describe, expect, it } from 'vitest';
import { relabel, sampleOf } from '../../src/edits/makeEdits';
import { mark } from './marks';

describe('an edit of all beats of a day', () => {
  it('is one edit, and has a first sample', () => {
    const beats = Array.from({ length: 100_000 }, (_, i) => mark(1_000 + 300 * i, 'V'));
    const edit = relabel(beats, 'N')!;
    expect(edit.changes).toHaveLength(100_000);
    expect(sampleOf(edit)).toBe(1_000);
  });
});
