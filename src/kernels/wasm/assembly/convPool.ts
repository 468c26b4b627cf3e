import { placeImage } from './convPad';
import { correlateRow } from './convRow';

// The winner of a window whose four numbers are all ≤ 0: ReLU passes no gradient.
const NO_WINNER: i32 = 4;

// A convolution of stride 1 with bias and ReLU, followed by the maximum over windows of 2 × 2; a last odd row or column
// is dropped. output [batch, height / 2, width / 2, outChannels], winners the same as bytes: which of the four (0, 1
// above, 2, 3 below) is the first maximum. The convolution's own output, four times as large, is never stored
// completely: `rows` holds two rows of it. outChannels is a multiple of four; other arguments as in `correlate`.
export function convPool(
  images: usize,
  batch: i32,
  height: i32,
  width: i32,
  channels: i32,
  padded: usize,
  paddedHeight: i32,
  paddedWidth: i32,
  top: i32,
  left: i32,
  filter: usize,
  filterHeight: i32,
  taps: i32,
  bias: usize,
  rows: usize,
  output: usize,
  winners: usize,
  outChannels: i32,
): void {
  const imageBytes = <usize>(height * width * channels) << 2;
  const rowBytes = <usize>(paddedWidth * channels) << 2;
  const step = <usize>channels << 2;
  const below = rows + (<usize>(width * outChannels) << 2);
  const pooledWidth = width >> 1;
  const count = pooledWidth * outChannels;
  memory.fill(padded, 0, <usize>paddedHeight * rowBytes);
  for (let image = 0; image < batch; image++) {
    placeImage(images, height, width, channels, padded, paddedHeight, paddedWidth, top, left, 1, 1);
    let from = padded;
    for (let y = 0; y + 2 <= height; y += 2) {
      correlateRow(from, rowBytes, step, filter, filterHeight, taps, bias, rows, width, outChannels, 0);
      correlateRow(from + rowBytes, rowBytes, step, filter, filterHeight, taps, bias, below, width, outChannels, 0);
      poolRow(rows, below, output, winners, pooledWidth, outChannels);
      from += 2 * rowBytes;
      output += <usize>count << 2;
      winners += count;
    }
    images += imageBytes;
  }
}

function poolRow(above: usize, below: usize, output: usize, winners: usize, positions: i32, channels: i32): void {
  const pixelBytes = <usize>channels << 2;
  const zero = i32x4.splat(0);
  for (let x = 0; x < positions; x++) {
    for (let at: usize = 0; at < pixelBytes; at += 16) {
      let most = v128.load(above + at);
      let winner = zero;
      let next = v128.load(above + pixelBytes + at);
      let larger = f32x4.lt(most, next);
      most = f32x4.pmax(most, next);
      winner = v128.bitselect(i32x4.splat(1), winner, larger);
      next = v128.load(below + at);
      larger = f32x4.lt(most, next);
      most = f32x4.pmax(most, next);
      winner = v128.bitselect(i32x4.splat(2), winner, larger);
      next = v128.load(below + pixelBytes + at);
      larger = f32x4.lt(most, next);
      most = f32x4.pmax(most, next);
      winner = v128.bitselect(i32x4.splat(3), winner, larger);
      winner = v128.bitselect(i32x4.splat(NO_WINNER), winner, f32x4.le(most, f32x4.splat(0)));
      v128.store(output, most);
      const words = i16x8.narrow_i32x4_u(winner, winner);
      v128.store32_lane(winners, i8x16.narrow_i16x8_u(words, words), 0);
      output += 16;
      winners += 4;
    }
    above += 2 * pixelBytes;
    below += 2 * pixelBytes;
  }
}
