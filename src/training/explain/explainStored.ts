import { createYielder } from '../../base/createYielder';
import { contextReach } from '../../experiment/network/contextLayers';
import type { NetworkSettings } from '../../experiment/network/types';
import type { ExplainRequest } from '../../experiment/run/requests';
import { type ExplainedPart, explainBeat } from '../../explain';
import type { ExplainedInput, Probe } from '../../explain/types';
import { membersOf } from '../../model/logits';
import { predictionStretches } from '../input/stretches';
import type { TrainingBeats } from '../input/types';
import type { RunControl } from '../run/control';
import { type ExplainedRows, explainedInput } from './explainedInput';
import { layerProbe } from './layerProbe';
import { loadStored } from './storedNetwork';

/** Thrown within a computation that the person has stopped. */
class Stopped extends Error {}

/**
 * Explains what a stored network says of one beat, part by part (see `explainBeat`).
 *
 * @param beats all of a record, as they were prepared for the run that trained the network; their labels are not read
 * @returns false after Stop
 * @throws Error with a sentence if the beats lack what the network needs, or the weights are those of another network
 */
export async function explainStored(
  beats: TrainingBeats,
  request: ExplainRequest,
  control: Pick<RunControl, 'stopped'>,
  onPart: (part: ExplainedPart) => void,
): Promise<boolean> {
  const isDone = await askStored(beats, request, control, async ({ probeOf, input }) => {
    await explainBeat(probeOf(), input, onPart);
    return true;
  });
  return isDone ?? false;
}

/** A stored network and the input that it has for one beat. */
export interface AskedNetwork {
  /** @param member of several networks that answer together, the one that is asked alone; all if omitted */
  probeOf: (member?: number) => Probe;
  input: ExplainedInput;
  /** How many networks answer together. */
  members: number;
}

/**
 * Loads a stored network, and frees it again after the work.
 *
 * @returns undefined after Stop
 * @throws Error as `explainStored`
 */
export async function askStored<T>(
  beats: TrainingBeats,
  request: ExplainRequest,
  control: Pick<RunControl, 'stopped'>,
  work: (asked: AskedNetwork) => Promise<T>,
): Promise<T | undefined> {
  const { model, layout, store, shape } = loadStored(beats, request, true);
  const yielder = createYielder();
  try {
    const rows = rowsOf(shape, beats.count, request.row);
    const probeOf = (member?: number) =>
      layerProbe({
        ...{ model, layout, lengthSamples: beats.lengthSamples, classIndex: request.classIndex },
        ...{ answer: rows.answer, member },
        // In WebAssembly nothing is waited for, so that Stop would come when everything is computed.
        async check() {
          await yielder.yield();
          if (control.stopped) throw new Stopped();
        },
      });
    const input = explainedInput(store, layout, rows, beats.window);
    return await work({ probeOf, input, members: membersOf(model) });
  } catch (error) {
    if (error instanceof Stopped) return undefined;
    throw error;
  } finally {
    yielder.close();
    model.dispose();
  }
}

/** The beat alone, or with the beats around it. */
export function rowsOf(settings: NetworkSettings, count: number, row: number): ExplainedRows {
  if (settings.kind !== 'context') return { order: Int32Array.of(row), answer: 0 };
  const { order, answers } = predictionStretches({
    records: [Int32Array.from({ length: count }, (_, beat) => beat)],
    asked: Int32Array.of(row),
    length: settings.stretchBeats,
    reach: contextReach(settings),
  });
  return { order, answer: answers.indexOf(0) };
}
