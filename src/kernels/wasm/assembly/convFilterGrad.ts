import { roundedToFour, padChannels } from './convPack';
import { placeImage } from './convPad';
import { multiplyAdd } from './multiplyAdd';

// The gradient of a filter [filterHeight, taps, C], taps = filter width × channels: the sum over images and positions
// of the taps under a position times dy there. C is outChannels rounded up to a multiple of four; if that is larger,
// each image's dy is first copied to `dyPadded` (otherwise 0). Images are padded as in `correlate`.
export function filterGrad(
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
  dy: usize,
  dyPadded: usize,
  outHeight: i32,
  outWidth: i32,
  outChannels: i32,
  filterHeight: i32,
  taps: i32,
  strideY: i32,
  strideX: i32,
  gradient: usize,
): void {
  const imageBytes = <usize>(height * width * channels) << 2;
  const rowBytes = <usize>(paddedWidth * channels) << 2;
  const dyImageBytes = <usize>(outHeight * outWidth * outChannels) << 2;
  const dyStep = <usize>roundedToFour(outChannels) << 2;
  const step = <usize>(strideX * channels) << 2;
  memory.fill(gradient, 0, <usize>(filterHeight * taps) * dyStep);
  if (padded) memory.fill(padded, 0, <usize>paddedHeight * rowBytes);
  for (let image = 0; image < batch; image++) {
    let from = images;
    if (padded) {
      placeImage(images, height, width, channels, padded, paddedHeight, paddedWidth, top, left, 1, 1);
      from = padded;
    }
    let dyRow = dy;
    if (dyPadded) {
      padChannels(dy, dyPadded, outHeight * outWidth, outChannels);
      dyRow = dyPadded;
    }
    for (let y = 0; y < outHeight; y++) {
      for (let row = 0; row < filterHeight; row++) {
        const to = gradient + <usize>(row * taps) * dyStep;
        filterGradRow(from + <usize>row * rowBytes, step, dyRow, dyStep, outWidth, to, taps);
      }
      from += <usize>strideY * rowBytes;
      dyRow += <usize>outWidth * dyStep;
    }
    images += imageBytes;
    dy += dyImageBytes;
  }
}

// gradient[tap, c] += Σ over positions x of image[x·step + tap] · dy[x, c]
function filterGradRow(
  image: usize,
  step: usize,
  dy: usize,
  dyStep: usize,
  positions: i32,
  gradient: usize,
  taps: i32,
): void {
  const end = dy + <usize>positions * dyStep;
  let shift: usize = 0;
  if (taps >= 4) {
    for (; shift < dyStep; shift += 32) {
      for (let tap = 0; tap < taps; tap += 4) {
        // The last four taps may overlap the previous ones; taps that are done are not added again.
        const first = min(tap, taps - 4);
        const from = image + (<usize>first << 2);
        const at = gradient + <usize>first * dyStep + shift;
        if (shift + 32 <= dyStep) fourByEight(from, step, dy + shift, dyStep, end, at, tap - first);
        else fourByFour(from, step, dy + shift, dyStep, end, at, tap - first);
      }
    }
  } else {
    for (; shift < dyStep; shift += 16) {
      for (let tap = 0; tap < taps; tap++) {
        const at = gradient + <usize>tap * dyStep + shift;
        oneByFour(image + (<usize>tap << 2), step, dy + shift, dyStep, end, at);
      }
    }
  }
}

// Four taps × eight channels; the first `skipped` taps are not stored. `end` is where dy ends.
// @ts-ignore: a decorator of AssemblyScript
@inline
function fourByEight(
  image: usize,
  step: usize,
  dy: usize,
  dyStep: usize,
  end: usize,
  gradient: usize,
  skipped: i32,
): void {
  let a0 = f32x4.splat(0);
  let b0 = a0, a1 = a0, b1 = a0, a2 = a0, b2 = a0, a3 = a0, b3 = a0;
  while (dy < end) {
    const v = v128.load(dy);
    const w = v128.load(dy, 16);
    let x = v128.load32_splat(image);
    a0 = multiplyAdd(x, v, a0);
    b0 = multiplyAdd(x, w, b0);
    x = v128.load32_splat(image, 4);
    a1 = multiplyAdd(x, v, a1);
    b1 = multiplyAdd(x, w, b1);
    x = v128.load32_splat(image, 8);
    a2 = multiplyAdd(x, v, a2);
    b2 = multiplyAdd(x, w, b2);
    x = v128.load32_splat(image, 12);
    a3 = multiplyAdd(x, v, a3);
    b3 = multiplyAdd(x, w, b3);
    image += step;
    dy += dyStep;
  }
  if (skipped < 1) addPair(gradient, a0, b0);
  if (skipped < 2) addPair(gradient + dyStep, a1, b1);
  if (skipped < 3) addPair(gradient + 2 * dyStep, a2, b2);
  addPair(gradient + 3 * dyStep, a3, b3);
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function addPair(at: usize, a: v128, b: v128): void {
  add(at, a);
  add(at + 16, b);
}

// Four taps × four channels.
function fourByFour(
  image: usize,
  step: usize,
  dy: usize,
  dyStep: usize,
  end: usize,
  gradient: usize,
  skipped: i32,
): void {
  let a0 = f32x4.splat(0);
  let a1 = a0, a2 = a0, a3 = a0;
  for (; dy < end; dy += dyStep) {
    const v = v128.load(dy);
    a0 = multiplyAdd(v128.load32_splat(image), v, a0);
    a1 = multiplyAdd(v128.load32_splat(image, 4), v, a1);
    a2 = multiplyAdd(v128.load32_splat(image, 8), v, a2);
    a3 = multiplyAdd(v128.load32_splat(image, 12), v, a3);
    image += step;
  }
  if (skipped < 1) add(gradient, a0);
  if (skipped < 2) add(gradient + dyStep, a1);
  if (skipped < 3) add(gradient + 2 * dyStep, a2);
  add(gradient + 3 * dyStep, a3);
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function add(at: usize, sum: v128): void {
  v128.store(at, f32x4.add(v128.load(at), sum));
}

// One tap × four channels, for the remainder.
function oneByFour(image: usize, step: usize, dy: usize, dyStep: usize, end: usize, gradient: usize): void {
  let sum = f32x4.splat(0);
  for (; dy < end; dy += dyStep) {
    sum = multiplyAdd(v128.load32_splat(image), v128.load(dy), sum);
    image += step;
  }
  add(gradient, sum);
}
