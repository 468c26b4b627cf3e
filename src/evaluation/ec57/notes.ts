import type { Ec57FileId } from './fileIds';

/** A rule or a fault of the programs that a reader of their tables has to know, for a footnote. */
export interface Ec57Note {
  code: string;
  /** The tables that it is about. */
  files: readonly Ec57FileId[];
  /** A fault of a program, which the texts have too. */
  isFault: boolean;
  /** In English; translations are keyed by the code. */
  text: string;
}

const lines: Ec57FileId[] = ['bxb-L', 'bxb-l'];
const beats: Ec57FileId[] = [...lines, 'bxb-S', 'bxb-s', 'bxb-C', 'bxb-c'];
const withSveb: Ec57FileId[] = ['bxb-L', 'bxb-S', 'bxb-C'];
const shutdowns: Ec57FileId[] = ['sd-L', 'sd-l'];
const runs: Ec57FileId[] = ['vruns', 'sruns'];
const episodes: Ec57FileId[] = ['af', 'vf'];

const notes: readonly Ec57Note[] = [
  note(
    'standard',
    beats,
    'The rules are those of EC57:1998, as bxb of the WFDB software has them; the current edition is EC57:2012.',
  ),
  note(
    'learning',
    [...beats, ...shutdowns, ...runs, ...episodes],
    'The first five minutes are for learning and not scored, unless another start was chosen.',
  ),
  note(
    'window',
    [...beats, ...runs],
    'Marks up to 150 ms apart belong together; how far apart they are within that is not scored.',
  ),
  note(
    'paced',
    beats,
    'Paced and unclassifiable beats are counted as Q; the standard leaves records with paced beats out of the report.',
  ),
  note(
    'escape-beats',
    withSveb,
    'Atrial, nodal and supraventricular escape beats (e, j, n) count as supraventricular; many publications count e and j as normal.',
  ),
  note(
    'flutter-waves',
    beats,
    'Flutter waves (!) are found as beats, but have no class, and are in none of the counts.',
  ),
  note(
    'flutter',
    beats,
    'Beats within ventricular flutter are not scored: those of the reference in its own flutter, those of the test in its own, and what the test adds in that of the reference. Beats of the reference are scored even where only the test says flutter.',
  ),
  note(
    'shutdown-missed',
    [...beats, ...shutdowns],
    'A beat missed in a shutdown of the test is a missed beat; the table of shutdowns only says how many of the missed beats these are.',
  ),
  note(
    'shutdown-gap',
    shutdowns,
    'A shutdown ends with the next change of signal quality. If another annotation comes first, it reaches from the last beat to that annotation, less 150 ms at both ends.',
  ),
  fault(
    'shutdown-sveb',
    ['sd-L'],
    'Fault of bxb: supraventricular beats missed in a shutdown are not part of the percentage of all beats.',
  ),
  fault(
    'shutdown-elsewhere',
    ['bxb-S', 'bxb-s', 'bxb-C', 'bxb-c'],
    'Fault of bxb: the part about shutdowns goes to the screen, not into the file; see the table of shutdowns.',
  ),
  fault(
    'shutdown-no-gross',
    ['sd-L'],
    'Fault of sumstats: with supraventricular beats there is neither gross nor average of shutdowns.',
  ),
  fault(
    'shutdown-halved',
    ['sd-l'],
    'Fault of sumstats: it adds the numbers of beats twice, so the gross percentages are half of what they should be.',
  ),
  note(
    'veb-excused',
    beats,
    'Fusion and unclassifiable beats that are called ventricular are no false positives.',
  ),
  note(
    'sveb-excused',
    withSveb,
    'Unclassifiable beats that are called supraventricular are no false positives.',
  ),
  fault(
    'sveb-sums',
    ['bxb-L'],
    'Fault of sumstats: it leaves out fusion beats that are called supraventricular, so its average S +P is not the mean of the rows.',
  ),
  note(
    'false-rate',
    ['bxb-l', 'bxb-s', 'bxb-c'],
    'The rate of false VEB is of all beats of other classes that were found or added, without missed ones.',
  ),
  note(
    'interval-error',
    withSveb,
    'The error of RR intervals includes missed and added beats: each compares the two intervals that are current then. It says more about misses than about precision.',
  ),
  note(
    'average',
    [...lines, 'sd-l', ...runs, ...episodes],
    'An average is of the records whose measure has a value, each record weighing the same; most of it is taken from printed, rounded numbers.',
  ),
  note(
    'flutter-run',
    ['vruns'],
    'Ventricular flutter counts as a run of six; beats that follow it without another class between belong to that run.',
  ),
  note(
    'atrial-run',
    ['sruns'],
    'In atrial fibrillation and flutter (every rhythm that begins with AF) normal beats count as supraventricular. A run is found wherever the other annotator is in it, whatever its beats are.',
  ),
  fault(
    'atrial-shutdown',
    ['sruns'],
    'Fault of rxr: a shutdown ends atrial fibrillation for that rule until the next rhythm, though its beats still count as supraventricular.',
  ),
  note(
    'run-lengths',
    runs,
    'A run is found if the other annotator has a run as long within it: two beats for a couplet, three for a short run, six for a long one.',
  ),
  note(
    'episode-kinds',
    ['af'],
    'Atrial fibrillation is the rhythm AFIB alone, until any other rhythm; atrial flutter is none. The table of runs counts both.',
  ),
  note(
    'episode-overlap',
    episodes,
    'An episode is found if the other annotator has one that overlaps it at all.',
  ),
  fault(
    'episode-gross',
    episodes,
    'Fault of sumstats: the gross measures of durations stand on the rounded sensitivity of each record, and may be above 100 %.',
  ),
];

function note(code: string, files: readonly Ec57FileId[], text: string): Ec57Note {
  return { code, files, isFault: false, text };
}

function fault(code: string, files: readonly Ec57FileId[], text: string): Ec57Note {
  return { code, files, isFault: true, text };
}

/** The footnotes of a table, in the order of reading. */
export function ec57Notes(id: Ec57FileId): Ec57Note[] {
  return notes.filter(({ files }) => files.includes(id));
}
