import { crc8, crc16 } from '../../src/wfdb/formats/flac/crc';

/** How one channel of a block is stored (RFC 9639, 9.2). */
export type SubframeKind =
  | { kind: 'constant' }
  | { kind: 'verbatim' }
  | { kind: 'fixed'; order: 0 | 1 | 2 | 3 | 4 }
  | { kind: 'linear'; coefficients: number[]; precision: number; shift: number };

export interface EncodeOptions {
  bits: 8 | 16 | 24;
  blockSamples: number;
  subframe?: SubframeKind;
  /** 0 … 3: independent, left-side, side-right, mid-side; for two channels. */
  stereo?: 0 | 1 | 2 | 3;
  partitionOrder?: number;
  /** Rice parameter; undefined stores residuals as they are. */
  parameter?: number | undefined;
  /** Five bits for Rice parameters instead of four. */
  wideParameters?: boolean;
  /** Low bits that are 0 in every sample and left out. */
  wastedBits?: number;
  /** Blocks are numbered by their first sample instead of one by one. */
  variable?: boolean;
}

class BitWriter {
  readonly bytes: number[] = [];
  private held = 0;
  private count = 0;

  write(value: number, width: number): void {
    for (let bit = width - 1; bit >= 0; bit--) {
      this.held = (this.held << 1) | (Math.floor(value / 2 ** bit) & 1);
      if (++this.count === 8) {
        this.bytes.push(this.held);
        this.held = 0;
        this.count = 0;
      }
    }
  }

  /** Two's complement. */
  writeSigned(value: number, width: number): void {
    this.write(value < 0 ? value + 2 ** width : value, width);
  }

  unary(zeros: number): void {
    for (let i = 0; i < zeros; i++) this.write(0, 1);
    this.write(1, 1);
  }

  align(): void {
    while (this.count > 0) this.write(0, 1);
  }
}

/** The residuals from which a decoder restores these samples. */
function residualsOf(samples: number[], coefficients: number[], shift: number): number[] {
  return samples.map((sample, i) => {
    const sum = coefficients.reduce((total, weight, j) => total + weight * (samples[i - 1 - j] ?? 0), 0);
    return sample - Math.floor(sum / 2 ** shift);
  });
}

const fixedCoefficients = [[], [1], [2, -1], [3, -3, 1], [4, -6, 4, -1]];

function writeSubframe(out: BitWriter, samples: number[], bits: number, options: EncodeOptions): void {
  const { subframe = { kind: 'verbatim' }, wastedBits = 0 } = options;
  let kind: SubframeKind = subframe;
  if (kind.kind === 'constant' && samples.some((value) => value !== samples[0])) kind = { kind: 'verbatim' };
  const order = kind.kind === 'fixed' ? kind.order : kind.kind === 'linear' ? kind.coefficients.length : 0;
  const width = bits - wastedBits;
  const values = samples.map((value) => value / 2 ** wastedBits);
  const { coefficients, shift } =
    kind.kind === 'linear' ? kind : { coefficients: fixedCoefficients[order]!, shift: 0 };
  const residuals = residualsOf(values, coefficients, shift);
  // Residuals are numbers of 32 bits; an encoder whose prediction is worse than that stores the samples.
  const stray = residuals.slice(order).some((value) => Math.abs(value) >= 2 ** 30);
  if (order > samples.length || stray) kind = { kind: 'verbatim' };
  const code = { constant: 0, verbatim: 1, fixed: 8 + order, linear: 31 + order }[kind.kind];
  out.write(code, 7);
  out.write(wastedBits > 0 ? 1 : 0, 1);
  if (wastedBits > 0) out.unary(wastedBits - 1);
  if (kind.kind === 'constant') out.writeSigned(values[0]!, width);
  else if (kind.kind === 'verbatim') for (const value of values) out.writeSigned(value, width);
  else {
    for (const value of values.slice(0, order)) out.writeSigned(value, width);
    if (kind.kind === 'linear') {
      out.write(kind.precision - 1, 4);
      out.writeSigned(shift, 5);
      for (const coefficient of coefficients) out.writeSigned(coefficient, kind.precision);
    }
    writeResiduals(out, residuals, order, options);
  }
}

function writeResiduals(out: BitWriter, residuals: number[], order: number, options: EncodeOptions): void {
  const parameterBits = options.wideParameters ? 5 : 4;
  let partitionOrder = options.partitionOrder ?? 0;
  const fits = () => {
    const size = residuals.length / 2 ** partitionOrder;
    return Number.isInteger(size) && size >= order;
  };
  while (!fits()) partitionOrder--;
  out.write(options.wideParameters ? 1 : 0, 2);
  out.write(partitionOrder, 4);
  const size = residuals.length / 2 ** partitionOrder;
  for (let partition = 0; partition < 2 ** partitionOrder; partition++) {
    const part = residuals.slice(Math.max(order, partition * size), (partition + 1) * size);
    const folded = part.map((value) => (value < 0 ? -2 * value - 1 : 2 * value));
    const { parameter } = options;
    // A run of zeros that is too long to be worth writing is stored plainly.
    if (parameter !== undefined && folded.every((value) => value / 2 ** parameter < 2000)) {
      out.write(parameter, parameterBits);
      for (const value of folded) {
        out.unary(Math.floor(value / 2 ** parameter));
        out.write(value % 2 ** parameter, parameter);
      }
    } else {
      out.write(2 ** parameterBits - 1, parameterBits);
      const allZero = part.every((value) => value === 0);
      out.write(allZero ? 0 : 31, 5);
      if (!allZero) for (const value of part) out.writeSigned(value, 31);
    }
  }
}

function writeCodedNumber(out: BitWriter, value: number): void {
  if (value < 128) {
    out.write(value, 8);
    return;
  }
  let bytes = 2;
  while (value >= 2 ** (5 * bytes + 1)) bytes++;
  out.write(256 - 2 ** (8 - bytes), 8);
  out.bytes[out.bytes.length - 1]! += Math.floor(value / 64 ** (bytes - 1));
  for (let i = bytes - 2; i >= 0; i--) out.write(0x80 + (Math.floor(value / 64 ** i) % 64), 8);
}

function encodeFrame(channels: number[][], first: number, options: EncodeOptions): number[] {
  const { bits, stereo = 0, variable = false, blockSamples } = options;
  const out = new BitWriter();
  const count = channels[0]!.length;
  out.write(0x7ffc, 15);
  out.write(variable ? 1 : 0, 1);
  out.write(7, 4);
  out.write(0, 4);
  const coupled = channels.length === 2 && stereo > 0;
  out.write(coupled ? 7 + stereo : channels.length - 1, 4);
  out.write({ 8: 1, 16: 4, 24: 6 }[bits], 3);
  out.write(0, 1);
  writeCodedNumber(out, variable ? first : first / blockSamples);
  out.write(count - 1, 16);
  out.write(crc8(Uint8Array.from(out.bytes), 0, out.bytes.length), 8);
  const stored = channels.map((samples) => [...samples]);
  if (coupled) {
    const [left = [], right = []] = channels;
    const side = left.map((value, i) => value - right[i]!);
    if (stereo === 1) stored[1] = side;
    else if (stereo === 2) stored[0] = side;
    else [stored[0], stored[1]] = [left.map((value, i) => (value + right[i]!) >> 1), side];
  }
  const sideAt = coupled ? (stereo === 2 ? 0 : 1) : -1;
  stored.forEach((samples, channel) => {
    writeSubframe(out, samples, bits + (channel === sideAt ? 1 : 0), {
      ...options,
      // Means and differences of multiples need not be multiples.
      wastedBits: coupled ? 0 : (options.wastedBits ?? 0),
    });
  });
  out.align();
  out.write(crc16(Uint8Array.from(out.bytes), 0, out.bytes.length), 16);
  return out.bytes;
}

/** A FLAC file of these channels, and where its frames begin: stream info, one block of padding, frames. */
export function encodeFlac(
  channels: number[][],
  options: EncodeOptions,
): { bytes: Uint8Array<ArrayBuffer>; framesAt: number[] } {
  const { bits, blockSamples } = options;
  const total = channels[0]!.length;
  const out = new BitWriter();
  for (const letter of 'fLaC') out.write(letter.charCodeAt(0), 8);
  out.write(0, 8);
  out.write(34, 24);
  out.write(blockSamples, 16);
  out.write(blockSamples, 16);
  out.write(0, 48);
  out.write(360, 20);
  out.write(channels.length - 1, 3);
  out.write(bits - 1, 5);
  out.write(total, 36);
  out.write(0, 128);
  out.write(0x81, 8);
  out.write(5, 24);
  out.write(0, 40);
  const bytes = [...out.bytes];
  const framesAt: number[] = [];
  for (let first = 0; first < total; first += blockSamples) {
    framesAt.push(bytes.length);
    const block = channels.map((samples) => samples.slice(first, first + blockSamples));
    bytes.push(...encodeFrame(block, first, options));
  }
  return { bytes: Uint8Array.from(bytes), framesAt };
}
