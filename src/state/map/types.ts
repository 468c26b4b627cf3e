import type { MapMethod, MapQuality } from '../../embedding/types';
import type { TestedColumns } from '../inspect/testedColumns';
import type { LabProblem } from '../problemTypes';

/** What of a beat makes its place on the map: its samples, or what the network of a fold computes of it in its last hidden layer or in a head (0-based). */
export type MapSource =
  | { kind: 'waveform' }
  | { kind: 'hidden'; fold: number }
  | { kind: 'head'; fold: number; head: number };

/** The beats of a map, in order of record and time. */
export type MapBeats = TestedColumns;

/** The map of the tested beats of the open run. */
export interface MapState {
  runId: string | undefined;
  source: MapSource;
  status: 'empty' | 'reading' | 'computing' | 'done' | 'stopped' | 'failed';
  failed: LabProblem | undefined;
  /** Undefined until they are read; then `pictures` have their order. */
  beats: MapBeats | undefined;
  /** How many of them UMAP moves. */
  sampled: number;
  /** Rows × 2 each; that of UMAP while it is still on the move, too. */
  pictures: Partial<Record<MapMethod, Float32Array>>;
  epoch: number;
  epochs: number;
  /** Shares of the variance that the picture of PCA shows, and that UMAP gets, of how many components. */
  variance: { shown: number; kept: number; components: number } | undefined;
  quality: Partial<Record<MapMethod, MapQuality>>;
  /** Records that could not be read, which the map lacks. */
  missing: readonly string[];
}

export const noMap: MapState = {
  ...{ runId: undefined, source: { kind: 'waveform' }, status: 'empty', failed: undefined },
  ...{ beats: undefined, sampled: 0, pictures: {}, epoch: 0, epochs: 0 },
  ...{ variance: undefined, quality: {}, missing: [] },
};

/** By what the points of a map are coloured. */
export const MAP_COLOURINGS = ['truth', 'predicted', 'error', 'confidence', 'record', 'edit'] as const;
export type MapColouring = (typeof MAP_COLOURINGS)[number];

export interface MapCommands {
  /** Makes a map of the tested beats of the open run, or makes it anew. */
  makeMap(source: MapSource): Promise<void>;
  /** Lists beats of `MapBeats`, by their rows, and shows the first. */
  listOnMap(rows: Int32Array): Promise<void>;
}
