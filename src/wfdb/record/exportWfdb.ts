import { decoders } from '../formats';
import { writeHeader } from '../header/writeHeader';
import type { RecordFacts, RecordReader } from '../recordReader';
import type { Header, SignalSpec } from '../types';
import { type ExportGain, exportGain, type ValueRange } from './exportGain';
import { packSignals } from './writeSignals';

/** How the signals of a record are stored in frames: each at its own rate, if those fit into one frame. */
export interface ExportFrames {
  frameHz: number;
  lengthFrames: number;
  /** Samples at the record's frequency in a frame. */
  recordPerFrame: number;
  samplesPerFrame: number[];
  grid: 'own' | 'record';
}

const longestFrame = 4096;
/** Samples of all signals read at a time. */
const pieceSamples = 2 ** 20;
/** Coarser steps of a voltage than 2.5 µV could be seen: then 24 bits are used. */
const leastGainPerMv = 400;

/** The frames in which a record is written: one sample of each signal, or more where their rates differ. */
export function exportFrames({ samplingHz, lengthSamples, signals }: RecordFacts): ExportFrames {
  const isWhole = (value: number) => value >= 1 && Math.abs(value - Math.round(value)) < 1e-9 * value;
  for (let recordPerFrame = 1; recordPerFrame <= longestFrame; recordPerFrame++) {
    const perFrame = signals.map((signal) => (signal.samplingHz * recordPerFrame) / samplingHz);
    if (!perFrame.every(isWhole)) continue;
    return {
      frameHz: samplingHz / recordPerFrame,
      lengthFrames: Math.ceil(lengthSamples / recordPerFrame),
      recordPerFrame,
      samplesPerFrame: perFrame.map(Math.round),
      grid: 'own',
    };
  }
  const samplesPerFrame = signals.map(() => 1);
  return {
    frameHz: samplingHz,
    lengthFrames: lengthSamples,
    recordPerFrame: 1,
    samplesPerFrame,
    grid: 'record',
  };
}

/**
 * Writes any record as WFDB: 16 bits a sample, or 24 where 16 would show, in gains with which nothing is clipped; units,
 * names, start and comments as they are. The signals are read twice, in pieces: for their range, and to be written.
 *
 * @param name of the new record: letters, digits, `-` and `_`
 * @param take gets the signal file `NAME.dat` piece by piece
 * @returns the header `NAME.hea`
 * @throws WfdbError as `RecordReader.read`
 */
export async function exportWfdb(
  reader: RecordReader,
  name: string,
  take: (bytes: Uint8Array<ArrayBuffer>) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const { facts } = reader;
  const frames = exportFrames(facts);
  const ranges = await rangesOf(reader, frames);
  const isVoltage = facts.signals.map(({ units }) => units === 'mV');
  const gainsOf = (number: 16 | 24) =>
    ranges.map((range) => exportGain(range, decoders.get(number)!.maximum));
  const fine = gainsOf(16);
  const isCoarse = fine.some(({ gain }, i) => isVoltage[i] && gain < leastGainPerMv);
  const format = isCoarse ? 24 : 16;
  const gains = isCoarse ? gainsOf(24) : fine;
  const { bits, invalid } = decoders.get(format)!;
  const sums = gains.map(() => 0);
  const initial: number[] = [];
  await eachPiece(reader, frames, (signals, pieceFrames) => {
    const adc = signals.map((samples, i) => {
      const stored = toAdc(samples, pieceFrames * frames.samplesPerFrame[i]!, gains[i]!, invalid!);
      initial[i] ??= stored[0] ?? 0;
      sums[i] = addTo(sums[i]!, stored);
      return stored;
    });
    take(packSignals(adc, format, frames.samplesPerFrame));
  });
  const [baseTime, baseDate] = facts.startTime?.split(' ') ?? [];
  const header: Header = {
    recordName: name,
    samplingHz: frames.frameHz,
    counterHz: frames.frameHz,
    baseCounter: 0,
    lengthFrames: frames.lengthFrames,
    baseTime,
    baseDate,
    segments: undefined,
    signals: facts.signals.map(
      (signal, i): SignalSpec => ({
        fileName: `${name}.dat`,
        format,
        samplesPerFrame: frames.samplesPerFrame[i]!,
        skewFrames: 0,
        byteOffset: 0,
        ...gains[i]!,
        calibrated: true,
        // Without a unit a header means mV; NU is what WFDB calls none.
        units: signal.units.trim().replaceAll(/\s+/g, '_') || 'NU',
        adcResolutionBits: bits,
        adcZero: 0,
        initialValue: initial[i] ?? 0,
        checksum: (sums[i]! << 16) >> 16,
        blockSizeBytes: 0,
        description: signal.name.trim() || `signal ${i}`,
      }),
    ),
    comments: facts.comments,
  };
  return new TextEncoder().encode(writeHeader(header)) as Uint8Array<ArrayBuffer>;
}

async function eachPiece(
  reader: RecordReader,
  { lengthFrames, recordPerFrame, samplesPerFrame, grid }: ExportFrames,
  take: (signals: Float32Array[], frames: number) => void,
): Promise<void> {
  const perFrame = samplesPerFrame.reduce((sum, count) => sum + count, 0);
  const step = Math.max(1, Math.floor(pieceSamples / perFrame));
  for (let frame = 0; frame < lengthFrames; frame += step) {
    const end = Math.min(lengthFrames, frame + step);
    const range = { startSample: frame * recordPerFrame, endSample: end * recordPerFrame };
    const { signals } = await reader.read({ ...range, grid });
    take(
      signals.map(({ samples }) => samples),
      end - frame,
    );
  }
}

async function rangesOf(reader: RecordReader, frames: ExportFrames): Promise<ValueRange[]> {
  const ranges = frames.samplesPerFrame.map((): ValueRange => ({ min: Number.NaN, max: Number.NaN }));
  await eachPiece(reader, frames, (signals) => {
    for (const [i, samples] of signals.entries()) widen(ranges[i]!, samples);
  });
  return ranges;
}

function widen(range: ValueRange, samples: Float32Array): void {
  for (const value of samples) {
    // Written so that NaN is passed over, and the first value replaces it.
    if (!(value >= range.min) && !Number.isNaN(value)) range.min = value;
    if (!(value <= range.max) && !Number.isNaN(value)) range.max = value;
  }
}

/** Samples as ADC units; the last frame is filled up with missing ones. */
function toAdc(
  samples: Float32Array,
  length: number,
  { gain, baseline }: ExportGain,
  invalid: number,
): Int32Array {
  const adc = new Int32Array(length).fill(invalid);
  for (let k = 0; k < Math.min(length, samples.length); k++) {
    const value = samples[k]!;
    if (Number.isFinite(value)) adc[k] = Math.round(value * gain + baseline);
  }
  return adc;
}

/** Modulo 2³². */
function addTo(sum: number, values: Int32Array): number {
  let total = sum;
  for (const value of values) total = (total + value) | 0;
  return total;
}
