/** Words of why a network says what it says of a beat. Numbers are passed in formatted. */
export const why = {
  summary: 'Why this class',
  nearest: {
    title: 'Nearest training beats',
    explanation: (compared: string) =>
      `Of the ${compared} beats that this fold’s network learnt from, those that it takes to be most like this one (last hidden layer). They can be checked with the eye. Distance: 0 is the same, 1 as far as two training beats drawn at random.`,
    ask: (compared: string) =>
      `The ${compared} training beats of this fold have to be read once; the next beats are then compared at once.`,
    find: 'Find the nearest training beats',
    running: 'Comparing with the training beats …',
    beat: (p: { record: string; time: string; name: string; distance: string }) =>
      `record ${p.record} at ${p.time}, labelled ${p.name}, distance ${p.distance}`,
    distance: (distance: string) => `distance ${distance}`,
    impossible: {
      wide: 'Beats cannot be compared as this network sees them: it has no hidden layer that sums up a beat, its logits follow directly from a picture or from the maps of its filters.',
      many: 'This fold has too many training beats to compare them in the last hidden layer: they would take more than 256 MB.',
    },
  },
  title: 'Why',
  of: 'Explained class',
  predicted: (name: string) => `Why ${name}`,
  truth: (name: string) => `Why not ${name}`,
  running: 'Computing …',
  shares: {
    title: 'Shares',
    sentence: (p: { name: string; difference: string }) =>
      `The network gives ${p.name} a logit that is ${p.difference} against that for the median beat of the record. What each part contributes to the difference (exact Shapley values):`,
    table: 'What each part contributes',
    groups: {
      p: 'P wave and before',
      qrs: 'QRS',
      stT: 'ST–T',
      rr: 'RR intervals',
      qrsShape: 'measures of the QRS',
      neighbours: 'beats before and after',
      around: 'beats around it',
    },
    parts: {
      p: 'P wave and before (up to −50 ms)',
      qrs: 'QRS (−50 to 100 ms)',
      stT: 'ST–T (from 100 ms)',
      neighbours: 'windows of the beats before and after',
      around: 'all other beats of the stretch',
      rrBefore: 'RR interval before, relative',
      rrAfter: 'RR interval after, relative',
      rrChange: 'RR before against RR after and the one before',
      rate: 'heart rate and regularity',
      qrsShape: 'measures of the QRS against the median beat',
    },
    columns: { part: 'Part', value: 'Logits', share: 'Share' },
  },
  methods: {
    occlusion: 'Occlusion',
    gradient: 'Gradient × difference, smoothed',
    integrated: 'Integrated gradients',
    gradCam: 'Grad-CAM',
  },
  head: (number: string) => `head ${number}`,
  missing:
    'Methods that are not shown do not exist for this network: no gradient leads from a scalogram to the samples, and without convolutions along the beat there is no Grad-CAM.',
  picture: (p: { method: string; ms: string; part: string }) =>
    `${p.method}: strongest at ${p.ms} ms from R (${p.part})`,
  nowhere: (method: string) => `${method}: no sample speaks for the class`,
  axis: 'ms from R',
  legend: {
    title: 'How much a sample matters, as a multiple of the beat’s mean',
    signed: 'Bars: up for the class, down against it',
  },
  checking: 'Being checked …',
  trusted: 'passed the checks',
  notTrusted: 'not to be trusted here',
  reasons: {
    agreement: 'it disagrees with the other methods',
    shuffled: 'it looks much the same with shuffled weights',
    deletion: 'deleting what it points at changes no more than deleting at random',
    completeness: 'its values do not add up to the difference',
    seed: 'a network of another seed gives other reasons',
  },
  seed: {
    title: 'Second seed',
    running: 'the beat is explained by a network of another seed …',
    run: (p: { run: string; seed: string }) =>
      `compared with the network of ${p.run}, which differs in the seed alone (${p.seed}) and tested this beat too.`,
    members: (count: string) =>
      `the ${count} networks of this run that answer together are explained one by one, and compared two by two: each began with other weights. Alone they differ more than the mean of all, which is explained above.`,
    none: 'not checked: there is no finished run with the same records and settings and another seed. Train once more with another seed, or with several networks that answer together.',
    untested:
      'not checked: there are runs with another seed, but none of them tested this beat and still has its network. Train once more with another seed; with folds, every beat is tested.',
    repeat: 'Repeat with another seed',
  },
  checks: {
    summary: 'The checks of each method',
    explanation:
      'Agreement: mean rank correlation with the other methods (at least 0.2). Shuffled: rank correlation with itself after the weights were shuffled layer by layer, all of them in the end (must fall below 0.5). Deletion: the share of random orders that lower the logit more slowly than deleting what matters most first (at least 90 %). Sum: how far integrated gradients miss the difference that they must add up to (2 %, or 0.02 logits). Second seed: rank correlation with the same method on a network that was trained with another seed (at least 0.5).',
    table: 'Checks of the methods',
    columns: {
      method: 'Method',
      agreement: 'Agreement',
      shuffled: 'Shuffled',
      deletion: 'Deletion',
      completeness: 'Sum',
      seed: 'Second seed',
      verdict: 'Verdict',
    },
  },
};
