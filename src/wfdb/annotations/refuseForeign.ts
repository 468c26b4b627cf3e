import { WfdbError } from '../WfdbError';

const ahaLabels = new Set([...'NVFEPQURO[]'].map((label) => label.charCodeAt(0)));
const ahaEntryBytes = 16;
const ahaEndMark = 0xff;

/**
 * Refuses what is clearly something else than an MIT annotation file: nothing, text (a web page saved under the name),
 * or the AHA format.
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
  if (isAha(bytes)) {
    throw new WfdbError(
      'annotations-malformed',
      fileName,
      `${fileName} is an annotation file in AHA format, which cannot be read yet. Convert it to MIT format (for example with the WFDB program a2m).`,
    );
  }
}

/** No word of an annotation file about beats is without a control character, nor is its end mark. */
function isText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 4096);
  return head.length >= 8 && head.every((byte) => byte >= 32 || byte === 9 || byte === 10 || byte === 13);
}

/** Entries of 16 bytes that each begin with a NUL and a letter of the AHA's set of labels. */
function isAha(bytes: Uint8Array): boolean {
  if (bytes.length < ahaEntryBytes) return false;
  for (let entry = 0; entry < 8; entry++) {
    const at = entry * ahaEntryBytes;
    if (at + ahaEntryBytes > bytes.length || bytes[at] === ahaEndMark) return entry > 0;
    if (bytes[at] !== 0 || !ahaLabels.has(bytes[at + 1]!)) return false;
  }
  return true;
}
