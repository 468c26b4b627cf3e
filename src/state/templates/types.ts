import type { ClusteredBeats, Template } from '../../beats/templates/types';

/** The templates of the viewed record. The beats' waveforms are not in the store (see `clusterBeats`). */
export interface TemplatesState extends Pick<ClusteredBeats, 'sample' | 'lengthSamples' | 'window'> {
  templates: readonly NamedTemplate[];
  leads: readonly string[];
  /** Beats of which no complete window could be cut. */
  leftOut: number;
  /** Number of the template that could not be split, because all of its beats are equal. */
  alike: number | undefined;
}

/** A template with its number, which it keeps while others come and go. */
export interface NamedTemplate extends Template {
  number: number;
}

export interface TemplateCommands {
  /** Sorts the beats of the open record into templates. */
  clusterBeats(): Promise<void>;
  /** Makes two templates of one, by the shapes of its beats. */
  splitTemplate(number: number): Promise<void>;
  /** Adds the beats of the second template to the first. */
  mergeTemplates(number: number, other: number): Promise<void>;
  /** Gives all beats of a template a label, in one edit. */
  relabelTemplate(number: number, symbol: string, why: string): Promise<void>;
}
