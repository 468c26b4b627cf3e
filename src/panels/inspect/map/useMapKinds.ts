import { useMemo } from 'react';
import type { RunView } from '../../../experiment/run/types';
import { mapKinds } from '../../../state/map/mapKinds';
import type { MapBeats, MapColouring } from '../../../state/map/types';
import { useLab } from '../../useLab';

const NONE: readonly never[] = [];

/** The kind of every beat of the map (see `mapKinds`), with what it depends on. */
export function useMapKinds(run: RunView, beats: MapBeats, by: MapColouring): Uint8Array {
  const isByEdit = by === 'edit';
  const records = useLab((state) => (isByEdit ? state.records : NONE));
  const edits = useLab((state) => (isByEdit ? state.edits.rows : NONE));
  return useMemo(() => mapKinds(beats, by, { run, records, edits }), [beats, by, run, records, edits]);
}
