import { useState } from 'react';
import type { MapMethod } from '../../../embedding/types';
import { useLab } from '../../useLab';

/** The picture of the map that is shown: the chosen one, or the last there is. */
export interface ShownPicture {
  method: MapMethod;
  points: Float32Array | undefined;
  /** Those that there are. */
  methods: MapMethod[];
  choose: (method: MapMethod) => void;
}

export function useShownPicture(): ShownPicture {
  const pictures = useLab((state) => state.map.pictures);
  const [chosen, choose] = useState<MapMethod>('umap');
  const methods = (['pca', 'umap'] as const).filter((method) => pictures[method]);
  const method = pictures[chosen] ? chosen : 'pca';
  return { method, points: pictures[method], methods, choose };
}
