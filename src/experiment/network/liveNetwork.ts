import type { Experiment } from '../settings/types';

/** What decides the input and the shape of a network. */
export interface NetworkShape {
  experiment: Pick<Experiment, 'prepare' | 'train'>;
  classCount: number;
}

/** What a network needs and live monitoring does not have. */
export type LiveLack = 'stretch' | 'neighbours' | 'median' | 'record' | 'features' | 'secondLead' | 'align';

/**
 * Why a network cannot say the class of a beat as it comes, on one lead, from what was before it and its own window; empty if it can.
 *
 * stretch: it looks at many beats, later ones too; neighbours: at the next beat; median: at the median beat of the record; record: its amplitudes
 * are by the record; features: columns that look ahead or at the record; secondLead; align: its windows are around a deflection.
 */
export function liveLacks({ prepare, train }: NetworkShape['experiment']): LiveLack[] {
  const { input, network } = train;
  const isScalogram = network.kind === 'scalogram';
  const lacks: Record<LiveLack, boolean> = {
    stretch: network.kind === 'context',
    neighbours: isScalogram || input.neighbours,
    // The 2-D network has a fixed input, whatever `input` says.
    median: !isScalogram && (input.difference || input.longDifference || input.shape || !input.beat),
    record: prepare.normalise === 'record',
    features: !isScalogram && (!['none', 'causal'].includes(input.features) || input.absolute),
    secondLead: prepare.secondLead,
    align: prepare.align !== 'mark',
  };
  return (Object.keys(lacks) as LiveLack[]).filter((lack) => lacks[lack]);
}
