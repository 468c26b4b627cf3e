export type LeakCode =
  /** Beats of one person on both sides of a split. */
  | 'same-patient'
  /** Windows of training and test beats that share samples. */
  | 'window-overlap'
  /** The best epoch was chosen on test beats. */
  | 'epoch-on-test'
  /** Beats were drawn repeatedly before they were dealt to the sides: copies on both. */
  | 'oversampled-before-split'
  /** Windows of one class are cut by another rule. */
  | 'window-rule'
  /** Labels are the answers of a network. */
  | 'network-labels'
  /** Beats were edited: they differ from those of their annotator. */
  | 'relabelled'
  /** Tested beats come from recordings that differ from all of training: rate, lead, band. */
  | 'databases-apart'
  /** Label-free figures of the entire record (median beat, amplitude, rhythm) are part of the input: fine for recordings, not for live use. */
  | 'whole-record'
  /** The network sees tested beats, without their labels, beside those that it learns. */
  | 'tested-beside-learnt'
  /** Before it answers the network looks at all tested beats of a record, without their labels. */
  | 'adapted';

/** A finding of the leak check. */
export interface Leak {
  code: LeakCode;
  /** fault: an error of method; protocol: inherent in the chosen protocol; note: no leak, but worth knowing. */
  level: 'fault' | 'protocol' | 'note';
  /** One English sentence; translations are chosen by the code and use its values. */
  message: string;
  values: Record<string, string | number>;
}
