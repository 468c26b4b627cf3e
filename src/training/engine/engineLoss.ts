import * as tf from '@tensorflow/tfjs-core';
import type { OpenEngine } from './engine';

/** Private parts of tfjs's WebGL backend that its types do not declare. */
interface Gpgpu {
  gpgpu: { gl: WebGL2RenderingContext; itemsToPoll: unknown[] };
}

/** Thrown if the engine was lost repeatedly without finishing an epoch in between. */
export class EngineLost extends Error {
  override readonly name = 'EngineLost';
}

/** Thrown if a trainer is used before an engine was opened in its thread, or after it was closed. */
export class EngineClosed extends Error {
  override readonly name = 'EngineClosed';

  constructor() {
    super('No engine is open in the training thread. Reload the page, which starts the thread afresh.');
  }
}

/**
 * Whether the GPU was lost. Checks the context itself as well: it is lost immediately, while the event that reports the
 * loss is still queued, and what tfjs reads in between is zeros.
 */
export function isEngineLost(engine: OpenEngine): boolean {
  return engine.isLost() || (engine.info.backend === 'webgl' && isContextLost());
}

function isContextLost(): boolean {
  return webgl()?.gpgpu.gl.isContextLost() ?? false;
}

/** Passes work through if the engine is not lost afterwards: nothing read from a lost engine is valid. */
export function guardedBy(engine: OpenEngine): OpenEngine['guard'] {
  return async (work) => {
    const value = await engine.guard(work);
    if (isEngineLost(engine)) throw new Error('The engine was lost.');
    return value;
  };
}

/** Ends tfjs's polling of a context that will never answer again; it would poll forever and keep its tensors alive. */
export function abandonContext(): void {
  const backend = webgl();
  if (backend?.gpgpu.gl.isContextLost()) backend.gpgpu.itemsToPoll = [];
}

function webgl(): Gpgpu | undefined {
  if (tf.getBackend() !== 'webgl') return undefined;
  return tf.backend() as unknown as Gpgpu;
}
