import { createYielder } from '../../base/createYielder';
import type { AttributeRequest } from '../../experiment/run/requests';
import { occlusion } from '../../explain';
import type { TrainingBeats } from '../input/types';
import type { RunControl } from '../run/control';
import { explainedInput } from './explainedInput';
import { rowsOf } from './explainStored';
import { layerProbe } from './layerProbe';
import { loadStored } from './storedNetwork';

/**
 * What each sample of some beats contributes to the logit of one class, by occlusion, which every network allows.
 *
 * @param beats all of a record, as they were prepared for the run that trained the network; their labels are not read
 * @returns beats × samples, in logits, in the order of `rows`; undefined after Stop
 * @throws Error with a sentence like `loadStored`
 */
export async function attributeRows(
  beats: TrainingBeats,
  request: AttributeRequest,
  control: Pick<RunControl, 'stopped'>,
): Promise<Float32Array | undefined> {
  const { rows, classIndex } = request;
  const { lengthSamples } = beats;
  const { model, layout, store, shape } = loadStored(beats, request, true);
  const yielder = createYielder();
  try {
    const attributed = new Float32Array(rows.length * lengthSamples);
    for (const [i, row] of rows.entries()) {
      const seen = rowsOf(shape, beats.count, row);
      const probe = layerProbe({
        ...{ model, layout, lengthSamples, classIndex, answer: seen.answer },
        check: async () => {},
      });
      // In WebAssembly nothing is waited for, so that Stop would come when everything is computed.
      await yielder.yield();
      if (control.stopped) return undefined;
      const input = explainedInput(store, layout, seen, beats.window);
      attributed.set(await occlusion(probe, input), i * lengthSamples);
    }
    return attributed;
  } finally {
    yielder.close();
    model.dispose();
  }
}
