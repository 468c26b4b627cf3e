import { nameOf } from '../../base/filePath';
import { problem } from '../problem';
import type { WfdbProblem } from '../types';

/** Content that is neither a record nor a part of one, whatever the file is called. */
type ForeignContent =
  | 'web-page'
  | 'lfs-pointer'
  | 'gzip'
  | 'tar'
  | 'pdf'
  | 'other-archive'
  | 'dicom'
  | 'scp'
  | 'aecg'
  | 'muse'
  | 'philips'
  | 'cardiosoft'
  | 'health-export'
  | 'gdf'
  | 'kardia'
  | 'hdf5'
  | 'matlab-73'
  | 'numpy'
  | 'workbook'
  | 'utf-16'
  | 'image'
  | 'cut-beats';

/** Bytes from a file's beginning that decide: a tar has its mark at byte 257. */
export const contentBytes = 512;

/** After the mark of UTF-8, as its bytes read one by one. */
const webPage =
  /^(?:\u00ef\u00bb\u00bf)?\s*(?:<!--[\s\S]*?-->\s*)?<(?:!doctype\s+html|html|head|body|script)\b/i;

/** 7-Zip, RAR, xz. */
const otherArchives = ['7z\xbc\xaf\x27\x1c', 'Rar!\x1a\x07', '\xfd7zXZ\0'];

/** Other formats of ECGs, and of numbers, by the text that they begin with. */
const marks: [string, ForeignContent][] = [
  ['GDF 1', 'gdf'],
  ['GDF 2', 'gdf'],
  ['ALIVE\0\0\0', 'kardia'],
  ['\x89HDF\r\n\x1a\n', 'hdf5'],
  ['MATLAB 7.3', 'matlab-73'],
  ['\x93NUMPY', 'numpy'],
  ['\x89PNG\r\n\x1a\n', 'image'],
];

/** The same, too short for files that may hold samples. */
const weakMarks: [string, ForeignContent][] = [
  ['\xff\xd8\xff', 'image'],
  ['GIF8', 'image'],
  ['II*\0', 'image'],
  ['MM\0*', 'image'],
  ['\xff\xfe', 'utf-16'],
  ['\xfe\xff', 'utf-16'],
];

/** Root elements of ECGs in XML, and of what Apple Health exports beside its ECGs. */
const roots: Record<string, ForeignContent> = {
  annotatedecg: 'aecg',
  restingecg: 'muse',
  restingecgdata: 'philips',
  cardiologyxml: 'cardiosoft',
  healthdata: 'health-export',
  svg: 'image',
};

const root =
  /^(?:\u00ef\u00bb\u00bf)?\s*(?:<\?[^>]*\?>\s*|<!--[\s\S]*?-->\s*)*<(?:!DOCTYPE\s+)?(?:[\w-]+:)?([\w-]+)/i;

/**
 * What a file holds by its first bytes; undefined if that may be a record, or is not known.
 *
 * @param mayHoldSamples as its name says: then two bytes that some other format begins with are likely to be a sample
 */
export function foreignContentOf(start: Uint8Array, mayHoldSamples = false): ForeignContent | undefined {
  const text = latin1(start);
  if (webPage.test(text)) return 'web-page';
  if (text.startsWith('version https://git-lfs.github.com/spec/')) return 'lfs-pointer';
  if (text.startsWith('%PDF-')) return 'pdf';
  if (text.startsWith('ustar', 257)) return 'tar';
  if (isGzip(start)) return 'gzip';
  if (otherArchives.some((mark) => text.startsWith(mark))) return 'other-archive';
  if (text.startsWith('DICM', 128)) return 'dicom';
  if (text.startsWith('SCPECG', 16)) return 'scp';
  const known = roots[(root.exec(text)?.[1] ?? '').toLowerCase()];
  if (known) return known;
  const used = mayHoldSamples ? marks : [...marks, ...weakMarks];
  return used.find(([mark]) => text.startsWith(mark))?.[1];
}

/** Whether the bytes are those of a zip: its first local header, or the end of an empty one. */
export function isZipContent(start: Uint8Array): boolean {
  return ['PK\x03\x04', 'PK\x05\x06'].includes(latin1(start.subarray(0, 4)));
}

/** Whether the bytes begin a header of EDF or BDF: version, and dates and counts where it has them. */
export function isEdfContent(start: Uint8Array): boolean {
  if (start.length < 256) return false;
  const text = latin1(start);
  const isVersion = /^0 {7}/.test(text) || text.startsWith('\xffBIOSEMI');
  return isVersion && /^[ \d+]{8}$/.test(text.slice(184, 192)) && /^ *\d+ *$/.test(text.slice(252, 256));
}

/** What the file is instead of data, and what to do. */
export function foreignProblem(path: string, content: ForeignContent): WfdbProblem {
  const name = nameOf(path);
  return problem('file-foreign', path, `${name} ${sentences[content]}`, { name, content });
}

const sentences: Record<ForeignContent, string> = {
  'web-page':
    'is a web page, not the data: the page about the file was saved instead of the file. Download the file itself.',
  'lfs-pointer':
    'is a Git LFS pointer, not the data: it only names the file. Run "git lfs pull" in its repository, or download the file itself.',
  gzip: 'is compressed with gzip. Unpack it first, then drop what is in it.',
  tar: 'is a tar archive. Unpack it first, then drop its folder.',
  pdf: 'is a PDF: it shows an ECG, but does not hold its samples. Export the samples from where it came from.',
  'other-archive': 'is an archive that is not a zip. Unpack it first, then drop its folder.',
  dicom:
    'is a DICOM file, which is not read here. Convert its waveform to CSV or EDF first, with pydicom or ECG Toolkit, for example.',
  scp: 'is an SCP-ECG file (EN 1064), which is not read here. Convert it to EDF first, with EDFbrowser, for example.',
  aecg: 'is an HL7 annotated ECG (aECG), which is not read here. Convert it to CSV or EDF first, with ECG Toolkit, for example.',
  muse: 'is an ECG of GE MUSE in XML, which is not read here. Convert it to CSV first, with ECGDataKit for Python, for example.',
  philips:
    'is an ECG of Philips in XML, which is not read here. Convert it to CSV first, with ECGDataKit for Python, for example.',
  cardiosoft:
    'is an ECG of GE CardioSoft in XML, which is not read here. Export it from there as CSV or EDF.',
  'health-export':
    'lists what Apple Health has stored, without its ECGs. Drop the folder "electrocardiograms" beside it.',
  gdf: 'is a GDF file, which is not read here. Convert it to EDF first, with BioSig or MNE, for example.',
  kardia: 'is an ECG of AliveCor Kardia (ATC), which is not read here. Convert it to CSV or EDF first.',
  hdf5: 'is an HDF5 file, which may hold anything. Write its signals as CSV or WFDB first.',
  'matlab-73':
    'was saved by MATLAB as version 7.3 (HDF5), which is not read here. Save it again with save(…, "-v7").',
  numpy: 'is a NumPy array, which is not read here. Write it with numpy.savetxt, or as WFDB.',
  workbook: 'is a workbook. Save the sheet with the samples as CSV, then drop that.',
  'utf-16': 'is text in UTF-16. Save it as UTF-8, then drop it again.',
  image: 'is a picture: it may show an ECG, but does not hold its samples.',
  'cut-beats':
    'holds beats that were cut and scaled by somebody else, one a row. The lab cuts beats from complete signals: drop those.',
};

/** Deflate, flags, and the two bytes that name the compression and the system: no signal begins like that by chance. */
function isGzip(start: Uint8Array): boolean {
  const isMark = start[0] === 0x1f && start[1] === 0x8b && start[2] === 8;
  return isMark && start[3]! < 32 && [0, 2, 4].includes(start[8]!) && (start[9]! <= 13 || start[9] === 255);
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, contentBytes));
}
