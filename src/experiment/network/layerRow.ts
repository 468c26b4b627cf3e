import type { LayerRow } from './types';

/** A row of a layer table; most layers have no parameters. */
export function layerRow(name: string, kind: string, outputShape: number[], parameters = 0): LayerRow {
  return { name, kind, outputShape, parameters };
}
