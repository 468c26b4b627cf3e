import type { EngineId, EngineInfo } from '../../experiment/engines/types';

/** The identifier of an engine, as used in the address. */
export function engineIdOf({ backend, where }: Pick<EngineInfo, 'backend' | 'where'>): EngineId {
  return backend === 'webgl' ? `${where}-webgl` : backend;
}
