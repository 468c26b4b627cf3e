import type { ProblemGroupWords } from '../problemWords';

/** Sentences for several problems of one kind, by code; `count` is at least two. The files are listed behind them. */
export const problemGroups: ProblemGroupWords = {
  'record-uncalibrated': (count) =>
    `${count} records give no gain, so their amplitudes are a convention (200 ADC units per mV), not measured.`,
  'annotations-missing': (count) =>
    `${count} records have no annotations: they can be viewed, but give no beats yet. Let the lab find them (Find beats), or drop their annotation files, too.`,
  'annotations-empty': (count) => `${count} annotation files contain no annotations. Download them again.`,
  'annotations-malformed': (count) => `${count} annotation files are damaged or contradict themselves.`,
  'annotations-outside': (count) =>
    `${count} annotation files have annotations beyond their records: the signals are cut off, or they belong to other records.`,
  'header-missing': (count) =>
    `The files of ${count} records wait for their headers (.hea). Drop those, too.`,
  'header-empty': (count) => `${count} headers are empty. Download them again.`,
  'header-malformed': (count) =>
    `${count} headers do not follow the WFDB format. Correct or download them again.`,
  'header-binary': (count) => `${count} files named .hea are no text, so they cannot be headers.`,
  'signal-missing': (count) => `${count} signal files are missing. Open them together with their headers.`,
  'signal-empty': (count) => `${count} signal files contain no samples. Download them again.`,
  'signal-short': (count) =>
    `${count} signal files are shorter than their headers say; what is there is used. Download them again for the rest.`,
  'signal-checksum': (count) =>
    `${count} signals do not have the checksums that their headers give: files were changed or damaged. Download them again.`,
  'signal-damaged': (count) =>
    `${count} signal files are damaged; what could be read is used. Download them again.`,
  'segment-missing': (count) =>
    `${count} records lack segments, which are drawn as gaps. Open all their files together.`,
  'format-unsupported': (count) => `${count} records are stored in a format that cannot be read yet.`,
  'record-duplicate': (count) =>
    `${count} records have the names of loaded ones and were left out. Rename their files, or remove the loaded records first.`,
  'file-empty': (count) => `${count} files are empty (0 bytes) and were left out. Download them again.`,
  'file-unknown': (count) => `${count} files hold no record and were left out.`,
  'file-unreadable': (count) => `${count} files or records could not be read. Open them again.`,
  'edf-odd-field': (count) =>
    `${count} header fields of EDF files do not follow the specification; other values are used.`,
  'edf-length': (count) =>
    `${count} EDF files are of another length than their headers say; what is there is used.`,
};
