import * as tf from '@tensorflow/tfjs';
import { selfTest } from './selfTest';
import type { EngineInfo } from './types';
import { openWebGL } from './webglContext';

/** Which engine to open in this thread. */
export interface EngineRequest {
  backend: EngineInfo['backend'];
  where: EngineInfo['where'];
  /** What was tried before. */
  passedOver: EngineInfo['passedOver'];
}

/** An engine that is ready in this thread. */
export interface OpenEngine {
  info: EngineInfo;
  /** Passes work through, but rejects with a sentence when the GPU is lost meanwhile: tfjs would wait for ever. */
  guard<T>(work: Promise<T>): Promise<T>;
  /** The GPU was lost: this engine is of no more use, another may be opened in its place. */
  isLost(): boolean;
  /** Frees what the GPU holds. */
  close(): void;
}

/**
 * Opens one engine in this thread, WebGL only after it has proven that it computes right.
 *
 * A WebGL of software (SwiftShader, llvmpipe) is taken as well: measured, it still trains the network several times as
 * fast as the cpu backend.
 *
 * @throws Error with the reason where this engine cannot be used; the caller tries the next
 */
export async function openEngine({ backend, where, passedOver }: EngineRequest): Promise<OpenEngine> {
  const info = { where, passedOver, tfjsVersion: tf.version.tfjs };
  if (backend === 'cpu') {
    if (!(await tf.setBackend('cpu'))) throw new Error('The cpu backend of tfjs could not be started.');
    return {
      info: { ...info, backend, renderer: undefined, software: true },
      guard: (work) => work,
      isLost: () => false,
      close: () => {},
    };
  }

  const context = openWebGL(where);
  try {
    await selfTest('webgl');
  } catch (error) {
    tf.removeBackend('webgl');
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`WebGL is there, but ${reason}.`);
  }
  return {
    info: { ...info, backend, renderer: context.renderer, software: context.software },
    guard: context.guard,
    isLost: context.isLost,
    close: () => tf.removeBackend('webgl'),
  };
}
