import * as tf from '@tensorflow/tfjs-core';
import type { OpenEngine } from './engine';

/** The parts of tfjs's WebGL backend that its types keep to themselves. */
interface Gpgpu {
  gpgpu: { gl: WebGL2RenderingContext; itemsToPoll: unknown[] };
}

/** Thrown where the engine was lost again and again without an epoch in between. */
export class EngineLost extends Error {
  override readonly name = 'EngineLost';
}

/** Thrown where a trainer is asked to work before an engine was opened in its thread, or after it was closed. */
export class EngineClosed extends Error {
  override readonly name = 'EngineClosed';

  constructor() {
    super('No engine is open in the training thread. Reload the page, which starts the thread afresh.');
  }
}

/**
 * Whether the GPU was taken away. Asks the context itself as well: it is lost at once, while the event that says so waits
 * for its turn, and what tfjs reads in between is zeros.
 */
export function isEngineLost(engine: OpenEngine): boolean {
  return engine.isLost() || (engine.info.backend === 'webgl' && isContextLost());
}

function isContextLost(): boolean {
  return webgl()?.gpgpu.gl.isContextLost() ?? false;
}

/** Passes work through where the engine is still there afterwards: nothing that was read from a lost one counts. */
export function guardedBy(engine: OpenEngine): OpenEngine['guard'] {
  return async (work) => {
    const value = await engine.guard(work);
    if (isEngineLost(engine)) throw new Error('The engine was lost.');
    return value;
  };
}

/** Ends tfjs's waiting for a context that will never answer again; it would ask for ever, and hold what it waits for. */
export function abandonContext(): void {
  const backend = webgl();
  if (backend?.gpgpu.gl.isContextLost()) backend.gpgpu.itemsToPoll = [];
}

function webgl(): Gpgpu | undefined {
  if (tf.getBackend() !== 'webgl') return undefined;
  return tf.backend() as unknown as Gpgpu;
}
