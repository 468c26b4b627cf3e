import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';
import { messageOf } from '../../base/messageOf';
import { assignFlat, writeFlat } from '../network/flatWeights';
import { type ModelSteps, modelSteps } from '../network/modelSteps';
import type { FromMate, Line, SharedVectors, ToMate } from './messages';

/** The model that a mate computes with. */
interface Loaded {
  model: tfl.LayersModel;
  steps: ModelSteps;
  shared: SharedVectors | undefined;
}

/**
 * The work of a mate: answers the leader's requests, one after the other, with the leader's weights.
 *
 * @param openBackend gets the backend of this thread ready; resolves with its features
 */
export function serveMate(line: Line<FromMate, ToMate>, openBackend: () => Promise<string>): void {
  let loaded: Loaded | undefined;
  let work: Promise<void> = Promise.resolve();

  async function answer(message: ToMate): Promise<void> {
    if (message.kind === 'open') {
      line.post({ kind: 'opened', features: await openBackend() }, []);
      return;
    }
    if (message.kind === 'model') {
      loaded?.model.dispose();
      const model = await tfl.loadLayersModel(tf.io.fromMemory({ modelTopology: message.topology }));
      loaded = { model, steps: modelSteps(model, message.loss), shared: message.shared };
      return;
    }
    if (!loaded) throw new Error('A share came before the model.');
    if (message.kind === 'gradients') computeGradients(loaded, message);
    else computeRows(loaded, message);
  }

  function computeGradients(
    { steps, shared }: Loaded,
    { id, batch, dropoutSeeds, vector }: Extract<ToMate, { kind: 'gradients' }>,
  ): void {
    assignFlat(steps.weights, (shared?.weights ?? vector)!);
    const { gradients, losses, correct } = steps.gradients(batch, dropoutSeeds);
    const inOrder = steps.variables.map(({ name }) => gradients[name]!);
    writeFlat(inOrder, (shared?.gradients ?? vector)!);
    const answer = { id, loss: sum(losses), correct: sum(correct), vector };
    tf.dispose([gradients, losses, correct]);
    line.post({ kind: 'gradients', ...answer }, vector ? [vector.buffer as ArrayBuffer] : []);
  }

  function computeRows(
    { steps, shared }: Loaded,
    { id, batch, stale, vector }: Extract<ToMate, { kind: 'rows' }>,
  ): void {
    if (stale) assignFlat(steps.weights, (shared?.weights ?? vector)!);
    const logits = steps.logits(batch);
    const rows = logits.dataSync<'float32'>() as Float32Array;
    logits.dispose();
    line.post({ kind: 'rows', id, rows }, [rows.buffer as ArrayBuffer]);
  }

  line.listen((message) => {
    work = work
      .then(() => answer(message))
      .catch((error: unknown) => {
        const id = 'id' in message ? message.id : undefined;
        line.post({ kind: 'failed', id, message: messageOf(error) }, []);
      });
  });
}

function sum(tensor: tf.Tensor): number {
  return tensor.dataSync<'float32'>().reduce((total, value) => total + value, 0);
}
