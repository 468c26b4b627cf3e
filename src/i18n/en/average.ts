/** Words of the class averages in Why. Numbers are passed in formatted. */
export const average = {
  title: 'Average of a class',
  class: 'Predicted class',
  ask: (name: string) => `Average over ${name}`,
  about:
    'What matters to the network over a sample of the tested beats that it says to be of one class, drawn by the seed of the run: the mean of |occlusion| at each sample, aligned at R, over the mean beat. Each beat is judged by the network that tested it.',
  running: (p: { name: string; beats: string }) => `Averaging over ${p.beats} beats predicted as ${p.name} …`,
  shown: (p: { name: string; beats: string; of: string }) =>
    `Mean over ${p.beats} of ${p.of} beats predicted as ${p.name}.`,
  none: (name: string) => `No tested beat is predicted as ${name}.`,
  missing: (records: string) =>
    `These records are not in the lab any more (or have other beats), and so not in the mean: ${records}.`,
  picture: (name: string) => `Mean occlusion of ${name}`,
};
