import type { Header } from '../types';
import { type LineLocation, malformed, parseDecimal, parseInteger } from './fields';

export interface RecordLine
  extends Pick<
    Header,
    'recordName' | 'samplingHz' | 'counterHz' | 'baseCounter' | 'lengthFrames' | 'baseTime' | 'baseDate'
  > {
  segmentCount: number | undefined;
  signalCount: number;
}

/** DEFFREQ of the WFDB library, the sampling frequency of a header that gives none. */
const defaultSamplingHz = 250;

/**
 * The first line of a header: name[/segments] signals [frequency[/counter[(base)]] [length [time [date]]]].
 *
 * Fields that determine how samples are read must be valid; a base time or date in another notation is just left out,
 * because no sample depends on it.
 *
 * @throws WfdbError `header-malformed`
 */
export function parseRecordLine(text: string, location: LineLocation): RecordLine {
  const [nameField = '', countField, frequencyField, lengthField, ...timeFields] = text.split(/\s+/);
  const { recordName, segmentCount } = parseName(nameField, location);
  const signalCount = countField === undefined ? undefined : parseInteger(countField);
  if (signalCount === undefined || signalCount < 0) {
    throw malformed(location, 'the number of signals after the record name', countField ?? text);
  }
  const lengthFrames = lengthField === undefined ? 0 : parseInteger(lengthField);
  if (lengthFrames === undefined || lengthFrames < 0) {
    throw malformed(location, 'the number of samples per signal', lengthField ?? '');
  }
  return {
    recordName,
    segmentCount,
    signalCount,
    ...parseFrequencies(frequencyField, location),
    lengthFrames: lengthFrames === 0 ? undefined : lengthFrames,
    ...parseTimes(timeFields),
  };
}

/**
 * A record name, with the number of segments after "/". PTB-XL+ writes a folder before the name
 * (`ge_median_beats_wfdb/00001_medians`), against header(5): only the name counts, files are looked for beside the header.
 */
function parseName(field: string, location: LineLocation): Pick<RecordLine, 'recordName' | 'segmentCount'> {
  const [name = '', afterSlash, ...more] = field.split('/');
  const last = more.at(-1) ?? afterSlash;
  if (name !== '' && last !== undefined && /^[\w-]+$/.test(last) && /[a-z_]/i.test(last)) {
    return { recordName: last, segmentCount: undefined };
  }
  if (name === '') throw malformed(location, 'the record name', field);
  if (afterSlash === undefined) return { recordName: name, segmentCount: undefined };
  const segmentCount = more.length === 0 ? parseInteger(afterSlash) : undefined;
  if (segmentCount === undefined || segmentCount < 1) {
    throw malformed(location, 'the number of segments after the record name and "/"', field);
  }
  return { recordName: name, segmentCount };
}

function parseFrequencies(
  field: string | undefined,
  location: LineLocation,
): Pick<Header, 'samplingHz' | 'counterHz' | 'baseCounter'> {
  if (field === undefined) {
    return { samplingHz: defaultSamplingHz, counterHz: defaultSamplingHz, baseCounter: 0 };
  }
  const parts = /^([^/()]+)(?:\/([^()]*)(?:\(([^()]*)\))?)?$/.exec(field);
  const samplingHz = parseDecimal(parts?.[1] ?? '');
  if (!parts || samplingHz === undefined || samplingHz <= 0) {
    throw malformed(location, 'a sampling frequency above 0 Hz', field);
  }
  const counterHz = parts[2] === undefined ? 0 : parseDecimal(parts[2]);
  const baseCounter = parts[3] === undefined ? 0 : parseDecimal(parts[3]);
  if (counterHz === undefined || baseCounter === undefined) {
    throw malformed(location, 'a counter frequency as "sampling/counter(base)"', field);
  }
  return { samplingHz, counterHz: counterHz > 0 ? counterHz : samplingHz, baseCounter };
}

function parseTimes(fields: string[]): Pick<Header, 'baseTime' | 'baseDate'> {
  const baseTime = fields.find((field) => /^\d{1,2}:\d{1,2}(?::\d{1,2}(?:\.\d*)?)?$/.test(field));
  const baseDate = fields.find((field) => /^\d{1,2}\/\d{1,2}\/\d{1,4}$/.test(field));
  // 0/0/0 stands for "not recorded".
  return { baseTime, baseDate: baseDate && /[1-9]/.test(baseDate) ? baseDate : undefined };
}
