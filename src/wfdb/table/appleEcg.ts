import { millivoltsIn } from '../edf/calibration';
import { linesOf } from './sniffTable';
import { isNumber, splitFields } from './splitFields';
import type { TableLayout } from './types';

/**
 * The frequency as Apple Health writes it, a number and a word in the phone's language: `512 hertz`, `511,422 Hertz`
 * (with a no-break space), `512赫兹`.
 */
const hertz = /^(\d{3}(?:[.,]\d+)?)[\s\u00a0\u202f]*(?:\p{L}{2,12}|Hz)$/u;

const recorded = /^(\d{4})-(\d\d)-(\d\d) (\d\d:\d\d:\d\d)/;
const lead = /(?:^|[\s\u00a0])(I{1,3}|aV[RLF]|V[1-6])$/i;
const microvolts = /^(?:мкв|微伏|マイクロボルト|마이크로볼트)$/i;

/** Lines of keys at the beginning; there are eleven. */
const mostKeys = 40;
const fewestSamples = 100;
/** A number with its decimals. */
const longestLine = 40;

/**
 * How an ECG exported by Apple Health (`electrocardiograms/ecg_2024-05-01.csv`) is arranged: keys and values in the
 * phone's language, then one number a line. What a line means is told by its value, since keys are translated. Name and
 * date of birth are left out. Undefined if the file is none.
 */
export function sniffAppleEcg(head: Uint8Array, isComplete: boolean): TableLayout | undefined {
  const lines = linesOf(head, isComplete)?.filter(({ text }) => text.trim() !== '');
  if (!lines) return undefined;
  const isSample = (text: string) => text.length <= longestLine && splitNumber.test(text.trim());
  const first = lines.findIndex(({ text }) => isSample(text));
  if (first < 2 || first > mostKeys) return undefined;
  const values = lines.slice(0, first).map(({ text }) => valueIn(text));
  const samplingHz = values.map((value) => hertz.exec(value)?.[1]).find((found) => found !== undefined);
  if (samplingHz === undefined) return undefined;
  const samples = lines.slice(first).map(({ text }) => text.trim());
  if (samples.length < fewestSamples || !samples.every(isSample)) return undefined;
  const unit =
    values.findLast((value) => millivoltsIn(value) !== undefined || microvolts.test(value)) ?? 'µV';
  const leadName = values.map((value) => lead.exec(value)?.[1]).findLast((found) => found !== undefined);
  const date = values.map((value) => recorded.exec(value)).find(Boolean);
  return {
    separator: '',
    ...separatorsOf(samples),
    firstRowByte: lines[first]!.byte,
    columns: [{ name: leadName ?? 'I', units: microvolts.test(unit) ? 'µV' : unit, kind: 'lead' }],
    time: undefined,
    samplingHz: Number(samplingHz.replace(',', '.')),
    likelyUnit: 'µV',
    startTime: date ? `${date[4]} ${date[3]}/${date[2]}/${date[1]}` : undefined,
    // The first two keys are the name and the date of birth.
    comments: lines.slice(2, first).map(({ text }) => commentOf(text)),
    isNamed: true,
    preview: samples.slice(0, 6).map((sample) => [sample]),
  };
}

/** A number that may have a decimal sign and groups. */
const splitNumber = /^"?[-−+]?\d[\d.,]*"?,*$/;

/** After the key: the rest of the line, since values may contain commas and are not always quoted then. */
function valueIn(line: string): string {
  return splitFields(line.slice(0, 400), ',')
    .slice(1)
    .join(',')
    .replace(/[,\s\u00a0]+$/, '')
    .trim();
}

function commentOf(line: string): string {
  return `${splitFields(line.slice(0, 400), ',')[0] ?? ''}: ${valueIn(line)}`.slice(0, 200);
}

const ambiguous = { decimalComma: false, grouping: '', isAmbiguous: true } as const;

/**
 * Decimal sign and grouping. With only one kind of sign, it is decimal, unless every number could as well be a grouped
 * integer: then nothing tells, and guessing would be wrong by a factor of a thousand.
 */
function separatorsOf(
  samples: readonly string[],
): Pick<TableLayout, 'decimalComma' | 'grouping' | 'isAmbiguous'> {
  const numbers = samples.map((sample) => sample.replaceAll('"', '').replace(/,+$/, ''));
  const has = (sign: string) => numbers.some((number) => number.includes(sign));
  if (has('.') && has(',')) {
    const both = numbers.find((number) => number.includes('.') && number.includes(','));
    if (both === undefined) return ambiguous;
    const decimalComma = both.lastIndexOf(',') > both.lastIndexOf('.');
    return { decimalComma, grouping: decimalComma ? '.' : ',' };
  }
  const decimalComma = has(',');
  if (numbers.some((number) => !isNumber(number, decimalComma))) return ambiguous;
  const sign = /[.,]/;
  const isGrouped = (number: string) => /^[-−+]?[1-9]\d{0,2}[.,]\d{3}$/.test(number);
  const split = numbers.filter((number) => sign.test(number));
  const whole = numbers.filter((number) => !sign.test(number));
  const isAmbiguous =
    split.length > 0 &&
    whole.length > 0 &&
    split.every(isGrouped) &&
    whole.every((number) => /^[-−+]?\d{1,3}$/.test(number));
  return isAmbiguous ? ambiguous : { decimalComma, grouping: '' };
}
