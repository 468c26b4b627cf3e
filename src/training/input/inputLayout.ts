import { type ChannelName, featureColumns, inputChannels } from '../../beats/inputChannels';
import type { TrainSettings } from '../../experiment/settings/types';

/** One channel of a network's input: what it shows of which lead. */
export interface InputChannel {
  /** 0: the lead that the beats were cut from, 1: the other one. */
  lead: 0 | 1;
  name: ChannelName;
}

/** What a network is fed of a beat. */
export interface InputLayout {
  /** In the order in which they lie side by side in every sample. */
  channels: readonly InputChannel[];
  /** Places in FEATURE_COLUMNS. */
  columns: readonly number[];
}

/** The beat and nothing besides: the input of the reference method. */
export const BEAT_ALONE: InputLayout = { channels: [{ lead: 0, name: 'beat' }], columns: [] };

/** What the 2-D network's images are made of, in the order of their channels. */
const SCALOGRAM: InputLayout = {
  channels: (['previous', 'beat', 'next'] as const).map((name) => ({ lead: 0, name })),
  columns: [],
};

/**
 * What these settings feed a network of a beat. The 2-D network has an input of its own, whatever `input` says.
 *
 * @param secondLead whether the beats have a second lead
 */
export function inputLayout(
  { network, input }: Pick<TrainSettings, 'network' | 'input'>,
  secondLead: boolean,
): InputLayout {
  if (network.kind === 'scalogram') return SCALOGRAM;
  const names = inputChannels(input);
  const leads = secondLead ? ([0, 1] as const) : ([0] as const);
  return {
    channels: leads.flatMap((lead) => names.map((name) => ({ lead, name }))),
    columns: featureColumns(input),
  };
}

/** Whether it is the beat alone: one channel, no features. */
export function isBeatAlone({ channels, columns }: InputLayout): boolean {
  return (
    channels.length === 1 && channels[0]!.lead === 0 && channels[0]!.name === 'beat' && columns.length === 0
  );
}
