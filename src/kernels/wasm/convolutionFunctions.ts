/** The functions of `assembly/conv*.ts`: addresses in tfjs's memory, and counts. */
export interface ConvolutionFunctions {
  packFilter(filter: number, packed: number, taps: number, outChannels: number): void;
  packTurnedFilter(
    filter: number,
    packed: number,
    positions: number,
    inChannels: number,
    outChannels: number,
  ): void;
  padChannels(from: number, to: number, rows: number, channels: number): void;
  cropChannels(from: number, to: number, rows: number, channels: number): void;
  clear(at: number, count: number): void;
  correlate(
    images: number,
    batch: number,
    height: number,
    width: number,
    channels: number,
    padded: number,
    paddedHeight: number,
    paddedWidth: number,
    top: number,
    left: number,
    stepY: number,
    stepX: number,
    filter: number,
    filterHeight: number,
    taps: number,
    strideY: number,
    strideX: number,
    bias: number,
    output: number,
    outHeight: number,
    outWidth: number,
    outChannels: number,
    floor: number,
  ): void;
  filterGrad(
    images: number,
    batch: number,
    height: number,
    width: number,
    channels: number,
    padded: number,
    paddedHeight: number,
    paddedWidth: number,
    top: number,
    left: number,
    dy: number,
    dyPadded: number,
    outHeight: number,
    outWidth: number,
    outChannels: number,
    filterHeight: number,
    taps: number,
    strideY: number,
    strideX: number,
    gradient: number,
  ): void;
}
