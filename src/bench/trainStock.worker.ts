import * as tf from '@tensorflow/tfjs';
import wasmPlain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import wasmSimd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import wasmThreads from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import { messageOf } from '../base/messageOf';
import { isSoftwareRenderer } from '../experiment/engines/renderer';
import { defaultMultiHead } from '../experiment/network/defaults';
import { createModel } from '../model/createModel';
import type { StockReply, StockRequest } from './stockMessages';
import { makeTrainBeats } from './trainBeats';
import type { Stretch } from './trainEngine';
import type { EngineColumns } from './trainRows';

/**
 * What a user of plain tfjs gets: the same network, `compile`, `fit` and `predict`, stock kernels, stock flags except the one
 * that allows a software renderer. A separate thread, so that nothing of the lab is installed in it.
 */
let model: tf.LayersModel | undefined;

self.addEventListener('message', async ({ data }: MessageEvent<StockRequest>) => {
  const reply = (message: StockReply) => self.postMessage(message);
  try {
    reply({ kind: 'done', value: data.kind === 'open' ? await open(data) : await stretch(data) });
  } catch (error) {
    reply({ kind: 'failed', reason: messageOf(error) });
  }
});

async function open(request: StockRequest & { kind: 'open' }): Promise<EngineColumns> {
  const { backend, lengthSamples, classCount } = request;
  tf.env().set('SOFTWARE_WEBGL_ENABLED', true);
  if (backend === 'wasm') {
    const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
    // Its threads would start from a blob, which the page's policy forbids.
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    const absolute = (url: string) => new URL(url, self.location.href).href;
    setWasmPaths({
      'tfjs-backend-wasm.wasm': absolute(wasmPlain),
      'tfjs-backend-wasm-simd.wasm': absolute(wasmSimd),
      'tfjs-backend-wasm-threaded-simd.wasm': absolute(wasmThreads),
    });
  }
  if (!(await tf.setBackend(backend))) throw new Error(`tfjs could not start its backend ${backend}.`);
  model = createModel(defaultMultiHead(lengthSamples, classCount));
  model.compile({ optimizer: tf.train.adam(1e-3), loss: 'categoricalCrossentropy' });

  const kernels = 'stock';
  if (backend !== 'webgl') return { kernels, threads: 1 };
  const { gl } = (tf.backend() as tf.MathBackendWebGL).gpgpu;
  const extension = gl.getExtension('WEBGL_debug_renderer_info');
  const renderer = String(gl.getParameter(extension ? extension.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  return { kernels, renderer, software: isSoftwareRenderer(renderer) };
}

/** Trains one epoch over the beats, then classifies some of them; beats are on the device before the timing starts. */
async function stretch(request: StockRequest & { kind: 'stretch' }): Promise<Stretch> {
  const { batch, trainSteps, inferSteps, lengthSamples, classCount, seed } = request;
  const network = model!;
  const most = batch * Math.max(trainSteps, inferSteps);
  const beats = makeTrainBeats({ count: most, lengthSamples, classCount, seed });
  const x = tf.tensor3d(Float32Array.from(beats.waveform), [most, lengthSamples, 1]);
  const y = tf.tidy(() =>
    tf.oneHot(tf.tensor1d(Int32Array.from(beats.label), 'int32'), classCount).toFloat(),
  );
  const first = (steps: number) =>
    tf.tidy(() => [x.slice(0, steps * batch), y.slice(0, steps * batch)] as const);
  const [trainX, trainY] = first(trainSteps);
  const [inferX, inferY] = first(inferSteps);
  try {
    const startMs = performance.now();
    // Resolves when the numbers of the last step have been read.
    await network.fit(trainX, trainY, { batchSize: batch, epochs: 1, verbose: 0 });
    const trainedMs = performance.now();
    const probabilities = network.predict(inferX, { batchSize: batch }) as tf.Tensor;
    await probabilities.data();
    const inferredMs = performance.now();
    probabilities.dispose();
    return {
      trainBeats: trainSteps * batch,
      trainSec: (trainedMs - startMs) / 1000,
      inferBeats: inferSteps * batch,
      inferSec: (inferredMs - trainedMs) / 1000,
    };
  } finally {
    tf.dispose([x, y, trainX, trainY, inferX, inferY]);
  }
}
