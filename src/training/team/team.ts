import type * as tfl from '@tensorflow/tfjs-layers';
import { allocateFloat32, canShareMemory } from '../../base/floatArray';
import { SCALOGRAM_LAYER_NAMES } from '../../experiment/network/layerNames';
import type { LossSettings } from '../../experiment/settings/types';
import { stretchOf } from '../../model/contextCnn';
import { flatLength } from '../network/flatWeights';
import type { ModelSteps } from '../network/modelSteps';
import { Crew, defaultSmallestShares, imageShares, type SmallestShares, stretchShares } from './crew';
import { type Mate, openMate } from './mate';
import type { MateThread } from './messages';

/**
 * Threads that compute together: this one leads and takes the first share of every batch, its mates take the others.
 * Data-parallel training: each thread has the complete model and computes the gradients of its share; the leader adds them
 * in the order of the shares and updates the weights. Which thread is ready first changes nothing.
 */
export class Team {
  readonly #mates: Mate[];
  readonly #smallest: SmallestShares;

  private constructor(mates: Mate[], smallest: SmallestShares) {
    this.#mates = mates;
    this.#smallest = smallest;
  }

  /**
   * @param spawn starts a mate's thread
   * @param smallest batches of waveforms too small for it are dealt to fewer threads, or computed by the leader alone
   * @throws Error if one of the mates does not start; none is left running
   */
  static async open(mates: number, spawn: () => MateThread, smallest = defaultSmallestShares): Promise<Team> {
    const opened = await Promise.allSettled(Array.from({ length: mates }, () => openMate(spawn())));
    const failed = opened.find((result) => result.status === 'rejected');
    const ready = opened.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    if (failed) {
      for (const mate of ready) mate.end();
      throw failed.reason;
    }
    return new Team(ready, smallest);
  }

  /** Number of threads, including the leader. */
  get size(): number {
    return 1 + this.#mates.length;
  }

  /** Sends every mate a model and the loss to minimise; from then on the crew trains that model. */
  take(
    model: tfl.LayersModel,
    steps: Pick<ModelSteps, 'variables' | 'weights'>,
    loss: LossSettings = { kind: 'crossEntropy' },
  ): Crew {
    const weights = canShareMemory() ? allocateFloat32(flatLength(steps.weights)) : undefined;
    const topology = model.toJSON(undefined, false) as object;
    const members = this.#mates.map((mate) => {
      const shared = weights && { weights, gradients: allocateFloat32(flatLength(steps.variables)) };
      mate.send({ kind: 'model', topology, loss, shared });
      return { mate, gradients: shared?.gradients };
    });
    return new Crew(members, steps, weights, this.#smallestOf(model));
  }

  #smallestOf(model: tfl.LayersModel): SmallestShares {
    if (model.inputNames.includes(SCALOGRAM_LAYER_NAMES.input)) return imageShares;
    const stretch = stretchOf(model);
    return stretch > 1 ? stretchShares(stretch) : this.#smallest;
  }

  /** A mate is gone: no more batches can be computed. */
  isBroken(): boolean {
    return this.#mates.some((mate) => mate.isGone());
  }

  close(): void {
    for (const mate of this.#mates) mate.end();
  }
}
