import type { EngineInfo } from '../../experiment/engines/types';

/** A short name of an engine, the same in every language: `WebGL · NVIDIA …`, `WASM SIMD × 2`, `cpu`. */
export function engineTitle({
  backend,
  renderer,
  threads,
}: Pick<EngineInfo, 'backend' | 'renderer' | 'threads'>): string {
  if (backend === 'webgl') return renderer ? `WebGL · ${renderer}` : 'WebGL';
  if (backend === 'cpu') return 'cpu';
  return threads === undefined ? 'WASM SIMD' : `WASM SIMD × ${threads}`;
}
