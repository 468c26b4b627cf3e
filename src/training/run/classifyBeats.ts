import { createYielder } from '../../base/createYielder';
import type { ClassifyRequest } from '../../experiment/run/requests';
import { askedBeats } from '../input/askedBeats';
import { batchRows, createRowDealer } from '../input/rowDealer';
import type { TrainingBeats } from '../input/types';
import { hiddenLayer } from '../network/hiddenLayer';
import { createNetwork } from '../network/network';
import { softmaxRows } from '../network/softmaxRows';
import type { Team } from '../team/team';
import { adaptToRecords } from './adaptToRecords';
import type { RunControl } from './control';
import { computeRows } from './predictRows';

export interface ClassifyOptions extends ClassifyRequest {
  /** As they were prepared for the run that trained the networks; their labels are not read. */
  beats: TrainingBeats;
  control: Pick<RunControl, 'stopped'>;
  team: Team | undefined;
  guard: <T>(work: Promise<T>) => Promise<T>;
  /** Beats that are done, over all networks, and how many there are to do. */
  onProgress: (done: number, total: number) => void;
}

/**
 * What trained networks say of beats: the class probabilities, the mean over the networks.
 *
 * @returns beats × classCount; undefined after Stop
 * @throws Error with a sentence if the beats lack what the networks need, or the weights are those of another network
 */
export async function classifyBeats(options: ClassifyOptions): Promise<Float32Array | undefined> {
  const { settings, classCount, models, team, guard, control, onProgress } = options;
  const { count } = options.beats;
  const mean = new Float32Array(count * classCount);
  if (count === 0) return mean;
  const { store: beats, layout, shape } = askedBeats(options.beats, options);
  const index = beats.index();
  const rowDealer = createRowDealer(settings, index, classCount);
  const dealt = rowDealer.prediction(Int32Array.from({ length: count }, (_, beat) => beat));
  const yielder = createYielder();
  try {
    for (const [done, model] of models.entries()) {
      const network = createNetwork(shape, settings.optimizer, settings.seed, team, settings.loss);
      try {
        network.load(model);
        const asked = {
          ...{ beats, layout, dealt, count, classCount, guard },
          batchSize: batchRows(settings.batchSize, count, rowDealer),
          isAbandoned: () => control.stopped,
          pause: () => yielder.yield(),
        };
        const rows = await computeRows({
          ...{ ...asked, network },
          onBatch: (beatsDone) => onProgress(done * count + beatsDone, models.length * count),
        });
        if (!rows) return undefined;
        let probabilities = softmaxRows(rows, classCount);
        if (settings.adaptation !== 'none') {
          const layer = hiddenLayer(network.model);
          const hidden = await computeRows({
            ...{ ...asked, network: layer, width: layer.units },
            onBatch: () => {},
          });
          if (!hidden) return undefined;
          const { record } = index;
          probabilities = adaptToRecords({ probabilities, hidden, record, classCount });
        }
        probabilities.forEach((value, i) => {
          mean[i]! += value / models.length;
        });
      } finally {
        network.dispose();
      }
    }
  } finally {
    yielder.close();
  }
  return mean;
}
