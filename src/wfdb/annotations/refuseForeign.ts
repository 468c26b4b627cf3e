import { WfdbError } from '../WfdbError';

/** Room for a week of beats, with onset, peak and end of each wave. A larger file is a misnamed signal file. */
const longestFileBytes = 16 * 2 ** 20;

/**
 * Refuses what is clearly not an annotation file: an empty file, text (a web page saved under the name), or more bytes
 * than any annotator writes.
 *
 * @throws WfdbError `annotations-empty`, `annotations-malformed`
 */
export function refuseForeign(bytes: Uint8Array, fileName: string): void {
  if (bytes.length === 0) {
    throw new WfdbError(
      'annotations-empty',
      fileName,
      `${fileName} is empty (0 bytes), so it holds no annotations. Download it again.`,
    );
  }
  if (isText(bytes)) {
    throw new WfdbError(
      'annotations-malformed',
      fileName,
      `${fileName} is a text file, not a WFDB annotation file. If it was downloaded, the server may have sent an error page: download it again.`,
    );
  }
  refuseTooLong(bytes.length, fileName);
}

/**
 * Refuses a file by its size alone, before it is read.
 *
 * @throws WfdbError `annotations-malformed`
 */
export function refuseTooLong(sizeBytes: number, fileName: string): void {
  if (sizeBytes <= longestFileBytes) return;
  const megabytes = Math.round(sizeBytes / 2 ** 20);
  const reason = `${megabytes} MB; at most ${longestFileBytes / 2 ** 20} MB are read as annotations`;
  throw notAnnotations(fileName, reason, 0);
}

/** The error for bytes that are not annotations. */
export function notAnnotations(fileName: string, reason: string, atByte: number): WfdbError {
  return new WfdbError(
    'annotations-malformed',
    fileName,
    `${fileName} is not a WFDB annotation file: it has ${reason} (byte ${atByte}). Download it again, or remove it.`,
    { reason, atByte },
  );
}

/** In an annotation file of beats every word contains a control character, and so does its end mark. */
function isText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 4096);
  return head.length >= 8 && head.every((byte) => byte >= 32 || byte === 9 || byte === 10 || byte === 13);
}
