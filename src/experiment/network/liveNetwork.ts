import type { FeatureChoice } from '../../beats/types';
import type { Experiment } from '../settings/types';
import { contextReach } from './contextLayers';

/** What decides the input and the shape of a network. */
export interface NetworkShape {
  experiment: Pick<Experiment, 'prepare' | 'train'>;
  classCount: number;
}

/** What a network needs and live monitoring does not have. */
export type LiveLack =
  | 'ahead'
  | 'pieces'
  | 'neighbours'
  | 'median'
  | 'record'
  | 'features'
  | 'secondLead'
  | 'adaptation';

/** Choices of features that look back alone. */
const LOOK_BACK: readonly FeatureChoice[] = ['none', 'causal', 'runningCausal'];

/**
 * Why a network cannot say the class of a beat as it comes, on one lead, from what was before it and its own window; empty if it can.
 *
 * ahead: it looks at later beats; pieces: it is over pieces of rhythm, not beats; neighbours: at the next beat; median: at the median beat of the record; record: its amplitudes
 * are by the record; features: columns that look ahead or at the record; secondLead; adaptation: it looks at
 * all beats of a record first.
 */
export function liveLacks({ prepare, train }: NetworkShape['experiment']): LiveLack[] {
  const { input, network } = train;
  const isScalogram = network.kind === 'scalogram';
  const lacks: Record<LiveLack, boolean> = {
    ahead: network.kind === 'unet' || (network.kind === 'context' && contextReach(network).after > 0),
    pieces: prepare.rows === 'pieces',
    neighbours: isScalogram || input.neighbours,
    // The 2-D network has a fixed input, whatever `input` says.
    median: !isScalogram && (input.difference || input.longDifference || input.shape),
    record: prepare.normalise === 'record',
    features: !isScalogram && !LOOK_BACK.includes(input.features),
    secondLead: prepare.secondLead,
    adaptation: train.adaptation !== 'none',
  };
  return (Object.keys(lacks) as LiveLack[]).filter((lack) => lacks[lack]);
}
