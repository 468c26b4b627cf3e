import * as tf from '@tensorflow/tfjs';
import type { Yielder } from '../../base/createYielder';

/** Interval at which the driver is asked whether it is done. */
const POLL_MS = 10;

/** How long this thread may be blocked at a time. */
const MAX_BLOCK_MS = 20;

/** Private parts of tfjs's WebGL backend that its types do not declare. */
interface ProgramCache {
  binaryCache: Record<string, { webGLProgram: WebGLProgram }>;
  gpgpu: {
    gl: WebGL2RenderingContext;
    parallelCompilationExtension: { COMPLETION_STATUS_KHR: number } | null | undefined;
  };
}

/**
 * Lets the driver compile every GPU program that `work` would run: all are submitted at once, then awaited one by one.
 *
 * Drivers with KHR_parallel_shader_compile compile them in the background and many at a time; with other drivers the
 * thread is at least never blocked for longer than one program takes. Compiled on first use, some two hundred programs
 * of a training step would block the thread in one go: seconds.
 *
 * The work itself is not done: what it returns or writes into variables is garbage and must be thrown away.
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
    if (performance.now() - sinceMs > MAX_BLOCK_MS) {
      await yielder.yield();
      sinceMs = performance.now();
    }
  }
  backend.checkCompileCompletion();
  backend.getUniformLocations();
}
