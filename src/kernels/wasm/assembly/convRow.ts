import { fiveByEight } from './convFive';
import { roundedToFour } from './convPack';
import { multiplyAdd } from './multiplyAdd';

// One row of a correlation: output[x, c] = max(floor, bias[c] + Σ image[ky, x·step + tap] · filter[ky, tap, c]), where
// a row of the image is contiguous, so that `taps` = kernel width × input channels are contiguous, and `step` is the
// stride in bytes. The filter is packed (convPack.ts). No bounds are checked: the image is already padded.
export function correlateRow(
  image: usize,
  imageRowBytes: usize,
  step: usize,
  filter: usize,
  filterHeight: i32,
  taps: i32,
  bias: usize,
  output: usize,
  positions: i32,
  channels: i32,
  floor: f32,
): void {
  const outputStep = <usize>channels << 2;
  let channel = 0;
  while (channel < channels) {
    const to = output + (<usize>channel << 2);
    const lanes = min(8, roundedToFour(channels) - channel);
    const filterStep = <usize>lanes << 2;
    if (channel + 8 <= channels && positions >= 5) {
      for (let x = 0; x < positions; x += 5) {
        // The last five overlap the previous ones: those are computed twice, with the same result.
        x = min(x, positions - 5);
        const from = image + <usize>x * step;
        const at = to + <usize>x * outputStep;
        fiveByEight(from, imageRowBytes, step, filter, filterHeight, taps, bias, at, outputStep, floor);
      }
    } else {
      for (let part = 0; part < lanes; part += 4) {
        const shift = <usize>part << 2;
        const count = channels - channel - part;
        let x = 0;
        for (; x + 4 <= positions; x += 4) {
          const from = image + <usize>x * step;
          const at = to + shift + <usize>x * outputStep;
          fourByFour(from, imageRowBytes, step, filter + shift, filterStep, filterHeight, taps, bias + shift, at, outputStep, count, floor);
        }
        for (; x < positions; x++) {
          const from = image + <usize>x * step;
          const at = to + shift + <usize>x * outputStep;
          oneByFour(from, imageRowBytes, filter + shift, filterStep, filterHeight, taps, bias + shift, at, count, floor);
        }
      }
    }
    filter += <usize>(filterHeight * taps) * filterStep;
    bias += filterStep;
    channel += 8;
  }
}

// Four positions × four channels, of which `count` exist.
function fourByFour(
  image: usize,
  imageRowBytes: usize,
  step: usize,
  filter: usize,
  filterStep: usize,
  filterHeight: i32,
  taps: i32,
  bias: usize,
  output: usize,
  outputStep: usize,
  count: i32,
  floor: f32,
): void {
  let a0 = v128.load(bias);
  let a1 = a0, a2 = a0, a3 = a0;
  for (let row = 0; row < filterHeight; row++) {
    const end = image + (<usize>taps << 2);
    let p1 = image + step;
    let p2 = p1 + step;
    let p3 = p2 + step;
    for (let p0 = image; p0 < end; p0 += 4) {
      const v = v128.load(filter);
      a0 = multiplyAdd(v128.load32_splat(p0), v, a0);
      a1 = multiplyAdd(v128.load32_splat(p1), v, a1);
      a2 = multiplyAdd(v128.load32_splat(p2), v, a2);
      a3 = multiplyAdd(v128.load32_splat(p3), v, a3);
      p1 += 4;
      p2 += 4;
      p3 += 4;
      filter += filterStep;
    }
    image += imageRowBytes;
  }
  storeLanes(output, a0, count, floor);
  storeLanes(output + outputStep, a1, count, floor);
  storeLanes(output + 2 * outputStep, a2, count, floor);
  storeLanes(output + 3 * outputStep, a3, count, floor);
}

// One position × four channels, for the remainder.
function oneByFour(
  image: usize,
  imageRowBytes: usize,
  filter: usize,
  filterStep: usize,
  filterHeight: i32,
  taps: i32,
  bias: usize,
  output: usize,
  count: i32,
  floor: f32,
): void {
  let sum = v128.load(bias);
  for (let row = 0; row < filterHeight; row++) {
    const end = image + (<usize>taps << 2);
    for (let p = image; p < end; p += 4) {
      sum = multiplyAdd(v128.load32_splat(p), v128.load(filter), sum);
      filter += filterStep;
    }
    image += imageRowBytes;
  }
  storeLanes(output, sum, count, floor);
}

// Stores the first `count` lanes, at most four.
function storeLanes(at: usize, sum: v128, count: i32, floor: f32): void {
  const lanes = f32x4.pmax(sum, f32x4.splat(floor));
  if (count >= 4) {
    v128.store(at, lanes);
    return;
  }
  store<f32>(at, f32x4.extract_lane(lanes, 0));
  if (count > 1) store<f32>(at, f32x4.extract_lane(lanes, 1), 4);
  if (count > 2) store<f32>(at, f32x4.extract_lane(lanes, 2), 8);
}
