import { placeImage } from './convPad';
import { correlateRow } from './convRow';

// A batch of images [height, width, channels] correlated with a packed filter [filterHeight, taps, outChannels], taps =
// filter width × channels; see correlateRow. With the filter itself this is the convolution as networks define it, with
// the rotated filter the gradient of its input.
//
// Each image is first copied to `padded` [paddedHeight, paddedWidth, channels] (see placeImage); if `padded` is 0 the
// images are used directly and paddedHeight and paddedWidth are their own.
export function correlate(
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
  stepY: i32,
  stepX: i32,
  filter: usize,
  filterHeight: i32,
  taps: i32,
  strideY: i32,
  strideX: i32,
  bias: usize,
  output: usize,
  outHeight: i32,
  outWidth: i32,
  outChannels: i32,
  floor: f32,
): void {
  const imageBytes = <usize>(height * width * channels) << 2;
  const rowBytes = <usize>(paddedWidth * channels) << 2;
  const outRowBytes = <usize>(outWidth * outChannels) << 2;
  const step = <usize>(strideX * channels) << 2;
  if (padded) memory.fill(padded, 0, <usize>paddedHeight * rowBytes);
  for (let image = 0; image < batch; image++) {
    let from = images;
    if (padded) {
      placeImage(images, height, width, channels, padded, paddedHeight, paddedWidth, top, left, stepY, stepX);
      from = padded;
    }
    for (let y = 0; y < outHeight; y++) {
      correlateRow(from, rowBytes, step, filter, filterHeight, taps, bias, output, outWidth, outChannels, floor);
      from += <usize>strideY * rowBytes;
      output += outRowBytes;
    }
    images += imageBytes;
  }
}
