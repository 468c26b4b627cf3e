import type { Edit, EditBase, EditMade, EditTurned, LabelKept, Mark } from '../../src/edits/types';
import type { Annotations } from '../../src/wfdb/types';

export const mark = (sample: number, symbol: string, more: Partial<Mark> = {}): Mark => ({
  ...{ sample, symbol, subtype: 0, channel: 0, num: 0, aux: '' },
  ...more,
});

/** Annotations at the record's frequency. */
export function annotationsOf(marks: readonly Mark[], samplingHz?: number): Annotations {
  return {
    count: marks.length,
    sample: Float64Array.from(marks, ({ sample }) => sample),
    symbol: marks.map(({ symbol }) => symbol),
    subtype: Int8Array.from(marks, ({ subtype }) => subtype),
    channel: Uint8Array.from(marks, ({ channel }) => channel),
    num: Int8Array.from(marks, ({ num }) => num),
    aux: marks.map(({ aux }) => aux),
    samplingHz,
  };
}

export const base: EditBase = {
  ...{ record: '208', recordHash: 'r', annotator: 'atr', annotatorHash: 'a' },
};

export const edit = (what: Edit['what'], changes: Edit['changes']): Edit => ({
  ...{ what, changes, why: '', by: '', madeAt: '2026-01-02T03:04:05.000Z' },
});

export const made = (id: string, order: number, of: Edit): EditMade => ({
  ...{ ...base, format: 1, id, order, kind: 'edit', edit: of },
});

export const turned = (kind: 'undo' | 'redo', of: string, order: number): EditTurned => ({
  ...{ ...base, format: 1, id: `${kind}-${of}-${order}`, order, kind, of },
});

export const kept = (sample: number, symbol: string, order: number): LabelKept => ({
  ...{ ...base, format: 1, id: `keep-${sample}-${order}`, order, kind: 'keep', sample, symbol },
  ...{ by: 'Li', madeAt: '2026-01-02T03:04:05.000Z' },
});
