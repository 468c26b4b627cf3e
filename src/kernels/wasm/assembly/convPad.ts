// Copies the image [height, width, channels] into the larger one [paddedHeight, paddedWidth, channels]: pixel (0, 0) to
// (top, left), its neighbours `stepY` and `stepX` further. Pixels that would fall outside are left out. The rest of the
// larger image is not touched: it is zeroed once and stays zero from image to image.
export function placeImage(
  image: usize,
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
): void {
  const pixelBytes = <usize>channels << 2;
  const firstX = left < 0 ? (stepX - 1 - left) / stepX : 0;
  const room = paddedWidth - 1 - left;
  const endX = room < 0 ? 0 : min(width, room / stepX + 1);
  if (endX <= firstX) return;
  for (let y = 0; y < height; y++) {
    const row = top + y * stepY;
    if (row < 0 || row >= paddedHeight) continue;
    let from = image + <usize>(y * width + firstX) * pixelBytes;
    let to = padded + <usize>(row * paddedWidth + left + firstX * stepX) * pixelBytes;
    if (stepX == 1) {
      memory.copy(to, from, <usize>(endX - firstX) * pixelBytes);
      continue;
    }
    for (let x = firstX; x < endX; x++) {
      memory.copy(to, from, pixelBytes);
      from += pixelBytes;
      to += <usize>stepX * pixelBytes;
    }
  }
}
