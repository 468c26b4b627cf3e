import type { Random } from '../../src/base/random';
import { crc8, crc16 } from '../../src/wfdb/formats/flac/crc';
import { pick } from './mutateBytes';

const nastyFields = [
  '-1',
  '0',
  '1',
  '3',
  '99999999',
  '-9999999',
  '1e308',
  '1e-308',
  'NaN',
  '0.000001',
  '',
  '4,5',
  '2147483648',
  '\u00ff',
  '\0',
  'EDF+C',
  'EDF+D',
  'EDF Annotations ',
  'BDF Annotations ',
  '00.00.00',
  '32767',
  '-32768',
];

/** Replaces fields of an EDF header, which are text of eight characters or multiples of that. */
export function mutateEdfFields(bytes: Uint8Array, random: Random): Uint8Array {
  const copy = bytes.slice();
  const fields = Math.min(copy.length, 1024) >> 3;
  for (let k = 1 + random.below(3); k > 0 && fields > 0; k--) {
    const at = 8 * random.below(fields);
    const text = pick(nastyFields, random).padEnd(8);
    for (let i = 0; i < text.length && at + i < copy.length; i++) copy[at + i] = text.charCodeAt(i);
  }
  return copy;
}

/** Corrects the checksums of a damaged FLAC file, so that the damage gets past them. */
export function repairFlac(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  const frames: number[] = [];
  for (let at = 0; at + 8 < copy.length; at++) {
    if (copy[at] === 0xff && (copy[at + 1]! & 0xfe) === 0xf8) frames.push(at);
  }
  frames.forEach((at, index) => {
    const end = frames[index + 1] ?? copy.length;
    const [size, rate] = [copy[at + 2]! >> 4, copy[at + 2]! & 15];
    const coded = Math.max(1, Math.clz32(~(copy[at + 4]! << 24)));
    const headerEnd =
      at + 4 + coded + (size === 6 ? 1 : size === 7 ? 2 : 0) + (rate === 12 ? 1 : rate > 12 ? 2 : 0);
    if (headerEnd + 3 > end) return;
    copy[headerEnd] = crc8(copy, at, headerEnd);
    const sum = crc16(copy, at, end - 2);
    copy[end - 2] = sum >> 8;
    copy[end - 1] = sum & 0xff;
  });
  return copy;
}
