import * as Comlink from 'comlink';
import { findGraphics } from '../training/engine/graphics';
import { LocalTrainer } from '../training/run/trainer';
import { holdLock } from './lifeLock';
import { spawnMate } from './spawnMate';
import { checkpointsInTurn, transferablesOf } from './trainingTransfer';
import type { TrainingWorker } from './trainingWorker';

const trainer = new LocalTrainer(spawnMate);

const api: TrainingWorker = {
  hold: holdLock,
  open: (request) => trainer.open({ ...request, where: 'worker' }),
  graphics: () => findGraphics('worker'),
  measure: () => trainer.measure(),
  clearBeats: () => trainer.clearBeats(),
  addBeats: (part) => trainer.addBeats(part),
  async run(settings, classCount, onEvent, options) {
    const result = await trainer.run(settings, classCount, checkpointsInTurn(onEvent), options);
    return Comlink.transfer(result, transferablesOf(result));
  },
  async classify(beats, request, onProgress) {
    const probabilities = await trainer.classify(beats, request, onProgress);
    return probabilities && Comlink.transfer(probabilities, [probabilities.buffer as ArrayBuffer]);
  },
  explain: (beats, request, onPart) => trainer.explain(beats, request, onPart),
  compareSeeds: (beats, request) => trainer.compareSeeds(beats, request),
  async hidden(beats, network, rows, head) {
    const hidden = await trainer.hidden(beats, network, rows, head);
    return hidden && Comlink.transfer(hidden, [hidden.buffer as ArrayBuffer]);
  },
  curves: (beats, network, span) => trainer.curves(beats, network, span),
  openWhatIf: (beats, request) => trainer.openWhatIf(beats, request),
  async whatIf(change) {
    const said = await trainer.whatIf(change);
    return Comlink.transfer(said, [said.buffer as ArrayBuffer]);
  },
  closeWhatIf: () => trainer.closeWhatIf(),
  async attribute(beats, request) {
    const attributed = await trainer.attribute(beats, request);
    return attributed && Comlink.transfer(attributed, [attributed.buffer as ArrayBuffer]);
  },
  pause: () => trainer.pause(),
  resume: () => trainer.resume(),
  step: () => trainer.step(),
  stop: () => trainer.stop(),
};

Comlink.expose(api);
