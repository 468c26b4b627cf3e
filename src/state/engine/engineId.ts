import type { EngineId, EngineInfo } from '../../experiment/engines/types';

/** An engine by the name that the address has for it. */
export function engineIdOf({ backend, where }: Pick<EngineInfo, 'backend' | 'where'>): EngineId {
  return backend === 'webgl' ? `${where}-webgl` : backend;
}
