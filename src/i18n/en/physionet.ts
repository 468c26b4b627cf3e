/** Words of the form `Open from PhysioNet`. Numbers are passed in formatted. */
export const physionet = {
  open: 'Open from PhysioNet',
  close: 'Close',
  address: 'Database and version, or an address on physionet.org',
  addressHint:
    'For example mitdb/1.0.0. The server of this page fetches the files from there; nothing of yours is sent.',
  listRecords: 'List records',
  filter: 'Filter records',
  list: (root: string) => `Records of ${root}`,
  all: 'All',
  none: 'None',
  chosen: (chosen: string, all: string) => `${chosen} of ${all} chosen`,
  shown: (shown: string) => `${shown} shown`,
  noMatch: 'No record has this in its name.',
  openFolder: (name: string) => `List ${name}`,
  kept: 'downloaded',
  download: 'Download',
  checked: 'Every file is checked against SHA256SUMS.txt, and kept in this browser.',
  unchecked: 'This database names no SHA-256 sums: its files come unchecked. They are kept in this browser.',
  deleteKept: 'Delete downloaded files',
  progress: (p: { files: string; filesTotal: string; bytes: string; bytesTotal: string }) =>
    `${p.files} of ${p.filesTotal} files, ${p.bytes} of ${p.bytesTotal}`,
  starting: 'Finding the files of the records …',
  retrying: 'The connection was lost. Trying again …',
  refused: (names: string) =>
    `Lines of its RECORDS file that name nothing in the database were skipped: ${names}`,
  dropInstead: (file: string) =>
    `To load the MIT-BIH database without it: download ${file} from its page, and drop it here as it is.`,
  dropLink: 'Its page on physionet.org',
};
