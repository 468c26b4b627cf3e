/** Words of the templates of a record. Numbers are passed in formatted. */
export const templates = {
  region: 'Templates',
  cluster: 'Cluster beats',
  clusterHint: 'Sorts the beats of the record by the shape of the QRS complex and by whether they come early',
  about:
    'Beats of one shape are one template, and are relabelled at once. Needs annotated beats: where there are none, find them first.',
  found: (templates: string, beats: string) => `${templates} templates of ${beats} beats`,
  drawn: (p: { lead: string; fromMs: string; toMs: string }) =>
    `${p.lead}, ${p.fromMs} to ${p.toMs} ms from R, one scale for all; bar: 1 mV; band: mean ± standard deviation`,
  compared: (leads: string) => `compared on ${leads}`,
  leftOut: (beats: string, one: boolean) =>
    one
      ? '1 beat is in no template: its window is not complete'
      : `${beats} beats are in no template: their windows are not complete`,
  others: (beats: string, one: boolean) =>
    one
      ? '1 beat of these annotations is none of those that were sorted'
      : `${beats} beats of these annotations are none of those that were sorted`,
  name: (number: string) => `Template ${number}`,
  count: (beats: string, one: boolean, share: string) =>
    one ? `1 beat, ${share}` : `${beats} beats, ${share}`,
  early: (share: string) => `${share} premature`,
  gone: (beats: string) => `${beats} not in these annotations`,
  chosen: (number: string, beats: string, one: boolean) =>
    one ? `Template ${number}: 1 beat` : `Template ${number}: ${beats} beats`,
  none: 'Choose a template to see its beats and relabel them',
  keys: 'N A V F Q: label all its beats · ← →: previous, next beat · Ctrl+Z, Ctrl+Shift+Z · Esc: end',
  relabelHint: (beats: string, symbol: string) => `Gives all ${beats} beats the label ${symbol}, in one edit`,
  split: 'Split',
  splitHint: 'Makes two templates of it, by the shapes of its beats',
  alike: 'Its beats are all equal, and cannot be split',
  merge: 'Merge',
  mergeName: (number: string, into: string) => `Merge template ${number} into template ${into}`,
  previous: 'Previous beat of the template',
  next: 'Next beat of the template',
  at: (beat: string, beats: string) => `${beat} of ${beats}`,
  beats: (number: string) => `Beats of template ${number}`,
  listCut: (shown: string, all: string) => `The first ${shown} of ${all}; the arrows reach all.`,
  why: (number: string) => `template ${number}`,
};
