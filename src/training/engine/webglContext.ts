import * as tf from '@tensorflow/tfjs';
import { MathBackendWebGL, setWebGLContext } from '@tensorflow/tfjs-backend-webgl';
import { isSoftwareRenderer } from '../../experiment/engines/renderer';
import type { EngineInfo } from '../../experiment/engines/types';
import { createCanvas, noWebGL, rendererName } from './graphics';

export interface WebGLHandle {
  renderer: string;
  software: boolean;
  /** Passes work through, but rejects with a sentence if the context is lost meanwhile. */
  guard<T>(work: Promise<T>): Promise<T>;
  isLost(): boolean;
}

/**
 * Creates a WebGL 2 context in this thread and passes it to tfjs.
 *
 * tfjs would create its own, but that one refuses software renderers and does not ask for a laptop's fast GPU.
 *
 * @throws Error with the reason if WebGL 2 is not available or cannot compute in 32-bit floats
 */
export function openWebGL(where: EngineInfo['where']): WebGLHandle {
  const canvas = createCanvas(where);
  const gl = canvas.getContext('webgl2', {
    alpha: false,
    antialias: false,
    depth: false,
    stencil: false,
    premultipliedAlpha: false,
    preserveDrawingBuffer: false,
    failIfMajorPerformanceCaveat: false,
    powerPreference: 'high-performance',
  }) as WebGL2RenderingContext | null;
  if (!gl) throw noWebGL(where);
  if (!gl.getExtension('EXT_color_buffer_float')) {
    throw new Error('This WebGL cannot write 32-bit floats, and 16 bits are too few to train with.');
  }

  const renderer = rendererName(gl);
  const software = isSoftwareRenderer(renderer);
  tf.env().set('SOFTWARE_WEBGL_ENABLED', true);
  // Packing four numbers into a pixel saves a GPU memory accesses. On a processor the passes that pack and unpack cost
  // more than that: without them SwiftShader takes 9 to 14 % less time for a training step, and a third less to compile.
  if (software) tf.env().set('WEBGL_PACK', false);
  setWebGLContext(2, gl as unknown as WebGLRenderingContext);
  // tfjs must not continue with the context of an engine that was closed or lost before.
  if (tf.findBackendFactory('webgl')) tf.removeBackend('webgl');
  tf.registerBackend('webgl', () => new MathBackendWebGL(), 2);
  return { renderer, software, ...watchContext(canvas) };
}

/** Fences of a lost context are never signalled, so pending waits are rejected here. */
function watchContext(canvas: HTMLCanvasElement | OffscreenCanvas): Pick<WebGLHandle, 'guard' | 'isLost'> {
  const waiting = new Set<(reason: Error) => void>();
  let lost: Error | undefined;
  canvas.addEventListener('webglcontextlost', (event) => {
    event.preventDefault();
    lost = new Error(
      'The graphics driver took the GPU away (it was reset, or ran out of memory). Start the training again; a smaller batch needs less memory.',
    );
    for (const reject of waiting) reject(lost);
    waiting.clear();
  });
  return {
    isLost: () => lost !== undefined,
    guard: (work) =>
      new Promise((resolve, reject) => {
        if (lost) {
          reject(lost);
          return;
        }
        waiting.add(reject);
        work.then(resolve, reject).finally(() => waiting.delete(reject));
      }),
  };
}
