import type { RecordEntry } from '../types';
import type { CapsuleLayer } from './stateTypes';

/** The edits of a capsule over a record, as they are now; `used`: the annotator that is in use. */
export interface LayerNow extends Omit<CapsuleLayer, 'state'> {
  used: string;
  /** unused: made, but somebody chose other annotations since. */
  state: CapsuleLayer['state'] | 'unused';
}

/** What became of a capsule's edits, of records that are still there where they were made. */
export function layersNow(
  layers: readonly CapsuleLayer[],
  records: readonly Pick<RecordEntry, 'id' | 'annotator'>[],
): LayerNow[] {
  return layers.flatMap((layer): LayerNow[] => {
    const entry = records.find(({ id }) => id === layer.recordId);
    if (!entry && layer.state === 'made') return [];
    const used = entry?.annotator ?? '';
    const isUnused = layer.state === 'made' && used !== layer.made;
    return [{ ...layer, used, state: isUnused ? 'unused' : layer.state }];
  });
}
