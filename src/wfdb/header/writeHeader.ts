import { assert } from '../../base/assert';
import type { Header, SignalSpec } from '../types';

/**
 * The text of a header file, with every field of header(5), so that other programs need no defaults.
 * A signal without a checksum gets the placeholder 0.
 *
 * @throws Error for names that a header cannot contain, or a multi-segment record: the caller's mistake
 */
export function writeHeader(header: Header): string {
  assert(!header.segments, 'headers of multi-segment records are not written');
  const lines = [recordLine(header), ...header.signals.map(signalLine)];
  for (const comment of header.comments) lines.push(`# ${oneLine(comment)}`.trimEnd());
  return `${lines.join('\n')}\n`;
}

function recordLine(header: Header): string {
  assert(/^[^\s/#][^\s/]*$/.test(header.recordName), `"${header.recordName}" as the name of a record`);
  const counts = header.counterHz !== header.samplingHz || header.baseCounter !== 0;
  const counter = counts ? `/${header.counterHz}(${header.baseCounter})` : '';
  const fields = [
    header.recordName,
    header.signals.length,
    `${header.samplingHz}${counter}`,
    header.lengthFrames ?? 0,
  ];
  // The date can only follow a time.
  if (header.baseTime || header.baseDate) fields.push(header.baseTime ?? '0:0:0');
  if (header.baseDate) fields.push(header.baseDate);
  return fields.join(' ');
}

function signalLine(signal: SignalSpec): string {
  assert(/^[^\s#]\S*$/.test(signal.fileName), `"${signal.fileName}" as the name of a signal file`);
  assert(/^\S+$/.test(signal.units), `"${signal.units}" as units`);
  const format = [
    signal.format,
    signal.samplesPerFrame > 1 ? `x${signal.samplesPerFrame}` : '',
    signal.skewFrames > 0 ? `:${signal.skewFrames * signal.samplesPerFrame}` : '',
    signal.byteOffset > 0 ? `+${signal.byteOffset}` : '',
  ].join('');
  const gain = signal.calibrated ? signal.gain : 0;
  return [
    signal.fileName,
    format,
    `${gain}(${signal.baseline})/${signal.units}`,
    signal.adcResolutionBits,
    signal.adcZero,
    signal.initialValue,
    signal.checksum ?? 0,
    signal.blockSizeBytes,
    oneLine(signal.description),
  ].join(' ');
}

function oneLine(text: string): string {
  return text.replaceAll(/[\r\n]+/g, ' ');
}
