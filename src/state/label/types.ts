import type { ModelArtifacts } from '../../experiment/network/types';
import type { Experiment } from '../../experiment/settings/types';

/** Networks that can label, whether they were trained here or opened as a file. */
export interface LabelNetwork {
  title: string;
  experiment: Pick<Experiment, 'prepare' | 'train' | 'records'>;
  classCount: number;
  /** How the note in the annotation file names them: `run "…", fold 2`. */
  by: string;
  models: ModelArtifacts[];
}

/** By which network `Label beats` labels. */
export interface LabelState {
  /** A run, an opened network, or one of the lab; undefined: the first that is offered (see `networkChoices`). */
  networkId: string | undefined;
  /** The network of one fold, counted from 0, or the mean over those of all folds. */
  fold: number | 'mean';
  /** Networks that were opened as files, the newest first. */
  opened: { id: string; title: string }[];
}

export const initialLabelState: LabelState = { networkId: undefined, fold: 'mean', opened: [] };
