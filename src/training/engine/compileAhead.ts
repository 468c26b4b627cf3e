import * as tf from '@tensorflow/tfjs';
import type { Yielder } from '../run/control';

/** How often the driver is asked whether it is done. */
const POLL_MS = 10;

/** How long this thread may stand still at a time. */
const PATIENCE_MS = 20;

/** The parts of tfjs's WebGL backend that its types keep to themselves. */
interface ProgramCache {
  binaryCache: Record<string, { webGLProgram: WebGLProgram }>;
  gpgpu: {
    gl: WebGL2RenderingContext;
    parallelCompilationExtension: { COMPLETION_STATUS_KHR: number } | null | undefined;
  };
}

/**
 * Lets the driver compile every GPU program that `work` would run: all handed over at once, then asked for one by one.
 *
 * Drivers that can (KHR_parallel_shader_compile) compile them beside this thread and many at a time; with the others the
 * thread at least never stands still for longer than one program takes. Left to first use, a training step
 * would stop the thread for all of its some two hundred programs in one go: seconds.
 *
 * The work is not done: what it returns or writes into variables is garbage and must be thrown away.
 */
export async function compileAhead(work: () => void, yielder: Yielder): Promise<void> {
  if (tf.getBackend() !== 'webgl') return;
  const backend = tf.backend() as tf.MathBackendWebGL;
  const { binaryCache, gpgpu } = backend as unknown as ProgramCache;
  const { gl, parallelCompilationExtension: parallel } = gpgpu;

  const known = new Set(Object.keys(binaryCache));
  tf.env().set('ENGINE_COMPILE_ONLY', true);
  try {
    tf.tidy(work);
  } finally {
    tf.env().set('ENGINE_COMPILE_ONLY', false);
  }

  let sinceMs = performance.now();
  for (const key of Object.keys(binaryCache)) {
    if (known.has(key)) continue;
    const program = binaryCache[key]!.webGLProgram;
    while (
      parallel &&
      !gl.isContextLost() &&
      !gl.getProgramParameter(program, parallel.COMPLETION_STATUS_KHR)
    ) {
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      sinceMs = performance.now();
    }
    gl.getProgramParameter(program, gl.LINK_STATUS);
    if (performance.now() - sinceMs > PATIENCE_MS) {
      await yielder.yield();
      sinceMs = performance.now();
    }
  }
  backend.checkCompileCompletion();
  backend.getUniformLocations();
}
