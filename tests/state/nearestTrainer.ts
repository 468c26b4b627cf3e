import { planFolds } from '../../src/experiment/plan/planFolds';
import type { Trainer } from '../../src/experiment/run/trainer';
import { BeatStore } from '../../src/training/input/beatStore';
import { fakeTrainer } from './fakes';

/** Deals the beats as a training does, and gives each tested beat the class of the training beat nearest to it in the record. */
export function nearestTrainer(): Trainer {
  const { trainer } = fakeTrainer();
  let beats = new BeatStore();
  return {
    ...trainer,
    async clearBeats() {
      beats = new BeatStore();
    },
    async addBeats(part) {
      beats.add(part);
    },
    async run(settings, classCount, _onEvent, options) {
      const index = beats.index(options?.earlier);
      const folds = planFolds(index, settings).map(({ train, validation, test }, fold) => {
        const answers = Array.from(test, (beat) => {
          const distance = (other: number) => Math.abs(other - beat);
          const nearest = train.reduce((best, other) => (distance(other) < distance(best) ? other : best));
          return index.labels[nearest]!;
        });
        return {
          ...{ fold, history: [], bestEpoch: 1, ended: 'all' as const, testIndex: test },
          ...{ trainBeats: train.length, validationBeats: validation.length },
          probabilities: Float32Array.from({ length: test.length * classCount }, (_, i) =>
            i % classCount === answers[Math.floor(i / classCount)] ? 0.9 : 0.1 / (classCount - 1),
          ),
          model: { topology: {}, weightSpecs: [], weights: new ArrayBuffer(0) },
        };
      });
      const engine = await trainer.engine();
      return { folds, state: 'finished', engine, trainingSec: 1, beatsPerSec: 2, leakedTensors: 0 };
    },
  };
}
