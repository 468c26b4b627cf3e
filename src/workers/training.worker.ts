import * as Comlink from 'comlink';
import { LocalTrainer } from '../training/trainer';
import { transferablesOf } from './trainingTransfer';
import type { TrainingWorker } from './trainingWorker';

const trainer = new LocalTrainer();

const api: TrainingWorker = {
  open: (request) => trainer.open({ ...request, where: 'worker' }),
  clearBeats: () => trainer.clearBeats(),
  addBeats: (part) => trainer.addBeats(part),
  async run(settings, classCount, onEvent) {
    const result = await trainer.run(settings, classCount, onEvent);
    return Comlink.transfer(result, transferablesOf(result));
  },
  pause: () => trainer.pause(),
  resume: () => trainer.resume(),
  stop: () => trainer.stop(),
};

Comlink.expose(api);
