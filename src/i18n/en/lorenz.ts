/** Words of the Lorenz plot in Inspect. Numbers are passed in formatted. */
export const lorenz = {
  region: 'Lorenz plot',
  about:
    'Each tested beat by the RR interval before it and the one after it. Draw a line around beats, click one, or sweep over a histogram: they become the list below, and can be relabelled together.',
  reading: 'Reading the intervals …',
  record: 'Record',
  allRecords: 'all tested records',
  colours: 'Coloured by',
  byLabel: 'label',
  byPrediction: 'prediction',
  plot: (p: { beats: string; high: string }) =>
    `RR interval before and after each of ${p.beats} beats, from 0 to ${p.high} s on both axes. The ranges beside it select beats without a pointer.`,
  before: 'RR before (ms)',
  after: 'RR after (ms)',
  early: 'Prematurity (%)',
  earlyHint: '1 − RR before / mean of the 33 intervals around the beat',
  histogram: (p: { of: string; low: string; high: string }) =>
    `Histogram, ${p.of}, from ${p.low} to ${p.high}; the fields below choose a range.`,
  from: (of: string) => `${of}: from`,
  to: (of: string) => `${of}: to`,
  inRanges: (beats: string, one: boolean) =>
    one ? 'List the 1 beat in these ranges' : `List the ${beats} beats in these ranges`,
  reset: 'All ranges',
  legend: (p: { name: string; selected: string; all: string }) => `${p.name} ${p.selected} / ${p.all}`,
  sums: 'Beats by class, selected / all',
  beyond: (p: { beats: string; one: boolean; high: string }) =>
    p.one
      ? `1 beat has an interval above ${p.high} s, and lies at the edge.`
      : `${p.beats} beats have an interval above ${p.high} s, and lie at the edge.`,
  lacking: (beats: string, one: boolean) =>
    one
      ? '1 beat has none before or after it, and is not in the plot.'
      : `${beats} beats have none before or after them, and are not in the plot.`,
  without: (records: string) =>
    `Of these records the annotations of the run are not here, so that intervals are those between its beats: ${records}.`,
  selected: 'Selected beats',
  selectedLead: (p: { beats: string; one: boolean; records: string; oneRecord: boolean }) =>
    `${p.one ? '1 beat' : `${p.beats} beats`} of ${p.oneRecord ? '1 record' : `${p.records} records`} selected.`,
  listHint: 'By record and time. Arrow keys or j and k move through the list, Home and End jump.',
  relabel: (beats: string, one: boolean) => (one ? 'Relabel the 1 beat' : `Relabel all ${beats} beats`),
  relabelHint:
    'Over the annotations in use; one edit for each record, which Edit beats in the viewer lists. The run keeps its labels and colours.',
  relabelled: (p: { beats: string; one: boolean; symbol: string; records: string; oneRecord: boolean }) =>
    `${p.one ? '1 beat now has' : `${p.beats} beats now have`} the label ${p.symbol}, in ${p.oneRecord ? '1 record' : `${p.records} records`}.`,
  noneRelabelled: (symbol: string) =>
    `Nothing to change: the annotations in use have the label ${symbol} already.`,
  gone: (beats: string, one: boolean) =>
    one
      ? '1 beat is not in the annotations in use, or its record is not here.'
      : `${beats} beats are not in the annotations in use, or their records are not here.`,
  undo: 'Undo the relabelling',
  why: 'selected by RR intervals',
};
