import { type ChannelName, featureColumns, inputChannels } from '../../beats/inputChannels';
import type { TrainSettings } from '../../experiment/settings/types';

/** One channel of a network's input: what it shows, and of which lead. */
export interface InputChannel {
  /** 0: the lead that the beats were cut from, 1: the other one. */
  lead: 0 | 1;
  name: ChannelName;
}

/** The input of a network for one beat. */
export interface InputLayout {
  /** In the order in which they are interleaved in every sample. */
  channels: readonly InputChannel[];
  /** Indices into FEATURE_COLUMNS. */
  columns: readonly number[];
}

/** The beat and nothing else: the input of the reference method. */
export const BEAT_ALONE: InputLayout = { channels: [{ lead: 0, name: 'beat' }], columns: [] };

/** The rows from which the 2-D network's images are made, in the order of their channels. */
const SCALOGRAM: InputLayout = {
  channels: (['previous', 'beat', 'next'] as const).map((name) => ({ lead: 0, name })),
  columns: [],
};

/**
 * The input that these settings give a network for a beat. The 2-D network has a fixed input, whatever `input` says.
 *
 * @param secondLead whether the beats have a second lead
 */
export function inputLayout(
  { network, input }: Pick<TrainSettings, 'network' | 'input'>,
  secondLead: boolean,
): InputLayout {
  if (network.kind === 'scalogram') return SCALOGRAM;
  // Sections of the record in place of windows: of each lead as it is.
  const names = network.kind === 'unet' ? (['beat'] as const) : inputChannels(input);
  const leads = secondLead ? ([0, 1] as const) : ([0] as const);
  return {
    channels: leads.flatMap((lead) => names.map((name) => ({ lead, name }))),
    columns: network.kind === 'unet' || network.kind === 'encoder' ? [] : featureColumns(input),
  };
}

/** Whether it is the beat alone: one channel, no features. */
export function isBeatAlone({ channels, columns }: InputLayout): boolean {
  return (
    channels.length === 1 && channels[0]!.lead === 0 && channels[0]!.name === 'beat' && columns.length === 0
  );
}
