import { placeImage } from './convPad';
import { multiplyAdd } from './multiplyAdd';

// Floats per filter row in `sums`: sixteen at a time are in registers.
// @ts-ignore: a decorator of AssemblyScript
@inline
function roundedToSixteen(count: i32): i32 {
  return (count + 15) & ~15;
}

// The gradients of filter and bias of `convPool`. A window passes its dy only to its winner, and to none where ReLU was
// 0: at most a quarter of the products of a convolution's gradient is left. Channel by channel the winners of a row of
// windows are listed (address of their first tap, and dy), then the taps under them are added up.
//
// `sums` [outChannels, filterHeight, roundedToSixteen(taps)], `list` 2 · pooled width numbers and `padded`, sixteen
// floats longer than the image since taps are read sixteen at a time, are scratch; `gradient` [filterHeight, taps,
// outChannels].
export function convPoolGrad(
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
  winners: usize,
  outChannels: i32,
  filterHeight: i32,
  taps: i32,
  list: usize,
  sums: usize,
  gradient: usize,
  biasGradient: usize,
): void {
  const imageBytes = <usize>(height * width * channels) << 2;
  const rowBytes = <usize>(paddedWidth * channels) << 2;
  const pixelBytes = <usize>channels << 2;
  const sumBytes = <usize>(filterHeight * roundedToSixteen(taps)) << 2;
  const positions = width >> 1;
  memory.fill(sums, 0, <usize>outChannels * sumBytes);
  memory.fill(biasGradient, 0, <usize>outChannels << 2);
  memory.fill(padded, 0, <usize>paddedHeight * rowBytes + 64);
  for (let image = 0; image < batch; image++) {
    placeImage(images, height, width, channels, padded, paddedHeight, paddedWidth, top, left, 1, 1);
    let from = padded;
    for (let y = 0; y + 2 <= height; y += 2) {
      for (let channel = 0; channel < outChannels; channel++) {
        const dyAt = dy + (<usize>channel << 2);
        const end = listWinners(from, rowBytes, pixelBytes, dyAt, winners + channel, outChannels, positions, list);
        if (end == list) continue;
        const bias = biasGradient + (<usize>channel << 2);
        store<f32>(bias, load<f32>(bias) + sumOf(list, end));
        addTaps(list, end, rowBytes, filterHeight, taps, sums + <usize>channel * sumBytes);
      }
      from += 2 * rowBytes;
      dy += <usize>(positions * outChannels) << 2;
      winners += positions * outChannels;
    }
    images += imageBytes;
  }
  turn(sums, gradient, outChannels, filterHeight, taps);
}

// Writes the winners of a row of windows: [address of the first tap, dy], eight bytes each. @returns where the list ends
// @ts-ignore: a decorator of AssemblyScript
@inline
function listWinners(
  image: usize,
  rowBytes: usize,
  pixelBytes: usize,
  dy: usize,
  winners: usize,
  channels: i32,
  positions: i32,
  list: usize,
): usize {
  for (let x = 0; x < positions; x++) {
    const winner = <usize>load<u8>(winners);
    // Always written, but the end of the list only advances if it counts: no branch that the processor would have to predict.
    store<u32>(list, <u32>(image + (winner >> 1) * rowBytes + (winner & 1) * pixelBytes));
    store<f32>(list, load<f32>(dy), 4);
    list += <usize>(winner < 4) << 3;
    image += 2 * pixelBytes;
    dy += <usize>channels << 2;
    winners += channels;
  }
  return list;
}

function sumOf(list: usize, end: usize): f32 {
  let sum: f32 = 0;
  for (; list < end; list += 8) sum += load<f32>(list, 4);
  return sum;
}

// sums[row, tap] += Σ over the list of dy · image[row, tap]
function addTaps(list: usize, end: usize, rowBytes: usize, filterHeight: i32, taps: i32, sums: usize): void {
  const sumRowBytes = <usize>roundedToSixteen(taps) << 2;
  let row = 0;
  for (; row + 2 <= filterHeight; row += 2) {
    for (let at: usize = 0; at < sumRowBytes; at += 64) {
      twoRows(list, end, <usize>row * rowBytes + at, rowBytes, sums + at, sumRowBytes);
    }
    sums += 2 * sumRowBytes;
  }
  if (row < filterHeight) {
    for (let at: usize = 0; at < sumRowBytes; at += 64) oneRow(list, end, <usize>row * rowBytes + at, sums + at);
  }
}

// Sixteen taps of two rows of the filter.
function twoRows(list: usize, end: usize, shift: usize, rowBytes: usize, sums: usize, sumRowBytes: usize): void {
  let a0 = f32x4.splat(0);
  let a1 = a0, a2 = a0, a3 = a0;
  let b0 = a0, b1 = a0, b2 = a0, b3 = a0;
  for (; list < end; list += 8) {
    const above = <usize>load<u32>(list) + shift;
    const below = above + rowBytes;
    const g = v128.load32_splat(list, 4);
    a0 = multiplyAdd(g, v128.load(above), a0);
    a1 = multiplyAdd(g, v128.load(above, 16), a1);
    a2 = multiplyAdd(g, v128.load(above, 32), a2);
    a3 = multiplyAdd(g, v128.load(above, 48), a3);
    b0 = multiplyAdd(g, v128.load(below), b0);
    b1 = multiplyAdd(g, v128.load(below, 16), b1);
    b2 = multiplyAdd(g, v128.load(below, 32), b2);
    b3 = multiplyAdd(g, v128.load(below, 48), b3);
  }
  addFour(sums, a0, a1, a2, a3);
  addFour(sums + sumRowBytes, b0, b1, b2, b3);
}

// Sixteen taps of one row of the filter.
function oneRow(list: usize, end: usize, shift: usize, sums: usize): void {
  let a0 = f32x4.splat(0);
  let a1 = a0, a2 = a0, a3 = a0;
  for (; list < end; list += 8) {
    const at = <usize>load<u32>(list) + shift;
    const g = v128.load32_splat(list, 4);
    a0 = multiplyAdd(g, v128.load(at), a0);
    a1 = multiplyAdd(g, v128.load(at, 16), a1);
    a2 = multiplyAdd(g, v128.load(at, 32), a2);
    a3 = multiplyAdd(g, v128.load(at, 48), a3);
  }
  addFour(sums, a0, a1, a2, a3);
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function addFour(at: usize, a: v128, b: v128, c: v128, d: v128): void {
  v128.store(at, f32x4.add(v128.load(at), a));
  v128.store(at, f32x4.add(v128.load(at, 16), b), 16);
  v128.store(at, f32x4.add(v128.load(at, 32), c), 32);
  v128.store(at, f32x4.add(v128.load(at, 48), d), 48);
}

// Transposes from [channel, tap] to [tap, channel], without the padding of the rows.
function turn(sums: usize, gradient: usize, outChannels: i32, filterHeight: i32, taps: i32): void {
  const sumRowBytes = <usize>roundedToSixteen(taps) << 2;
  for (let row = 0; row < filterHeight; row++) {
    for (let tap = 0; tap < taps; tap++) {
      let from = sums + <usize>row * sumRowBytes + (<usize>tap << 2);
      for (let channel = 0; channel < outChannels; channel++) {
        store<f32>(gradient, load<f32>(from));
        gradient += 4;
        from += <usize>filterHeight * sumRowBytes;
      }
    }
  }
}
