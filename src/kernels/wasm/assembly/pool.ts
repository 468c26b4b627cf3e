// Maxima as in tfjs's cpu kernel: NaN is skipped, and a window of only NaN gives −Infinity. f32x4.pmax(a, b) is a < b ?
// b : a, so the first maximum wins and NaN in b is skipped.

// y = the maximum over each window of x [batch, height, width, channels]; the window is clipped at the image's edge.
export function maxPool(
  x: usize,
  y: usize,
  batch: i32,
  height: i32,
  width: i32,
  channels: i32,
  outHeight: i32,
  outWidth: i32,
  windowHeight: i32,
  windowWidth: i32,
  strideY: i32,
  strideX: i32,
  top: i32,
  left: i32,
): void {
  const pixelBytes = <usize>channels << 2;
  const rowBytes = <usize>width * pixelBytes;
  for (let image = 0; image < batch; image++) {
    for (let outY = 0; outY < outHeight; outY++) {
      const firstY = outY * strideY - top;
      const rows = min(firstY + windowHeight, height) - max(firstY, 0);
      const row = x + <usize>max(firstY, 0) * rowBytes;
      for (let outX = 0; outX < outWidth; outX++) {
        const firstX = outX * strideX - left;
        const columns = min(firstX + windowWidth, width) - max(firstX, 0);
        const corner = row + <usize>max(firstX, 0) * pixelBytes;
        let at: usize = 0;
        for (; at + 16 <= pixelBytes; at += 16) {
          let most = f32x4.splat(-Infinity);
          let line = corner + at;
          for (let i = 0; i < rows; i++) {
            let from = line;
            for (let j = 0; j < columns; j++) {
              most = f32x4.pmax(most, v128.load(from));
              from += pixelBytes;
            }
            line += rowBytes;
          }
          v128.store(y + at, most);
        }
        for (; at < pixelBytes; at += 4) {
          let most: f32 = -Infinity;
          let line = corner + at;
          for (let i = 0; i < rows; i++) {
            let from = line;
            for (let j = 0; j < columns; j++) {
              const value = load<f32>(from);
              if (value > most) most = value;
              from += pixelBytes;
            }
            line += rowBytes;
          }
          store<f32>(y + at, most);
        }
        y += pixelBytes;
      }
    }
    x += <usize>height * rowBytes;
  }
}

// The same for windows of two rows that do not overlap, the rows being `length` floats: [2, 1] with stride [2, 1].
export function maxPoolPairs(x: usize, y: usize, batch: i32, rows: i32, length: i32): void {
  const rowBytes = <usize>length << 2;
  const none = f32x4.splat(-Infinity);
  for (let image = 0; image < batch; image++) {
    for (let row = 0; row + 2 <= rows; row += 2) {
      let at: usize = 0;
      for (; at + 16 <= rowBytes; at += 16) {
        const first = f32x4.pmax(none, v128.load(x + at));
        v128.store(y + at, f32x4.pmax(first, v128.load(x + rowBytes + at)));
      }
      for (; at < rowBytes; at += 4) {
        let most: f32 = -Infinity;
        const a = load<f32>(x + at);
        if (a > most) most = a;
        const b = load<f32>(x + rowBytes + at);
        if (b > most) most = b;
        store<f32>(y + at, most);
      }
      x += 2 * rowBytes;
      y += rowBytes;
    }
    if (rows & 1) x += rowBytes;
  }
}

// The same for windows of 2 × 2 that do not overlap; channels are a multiple of four.
export function maxPoolQuads(x: usize, y: usize, batch: i32, height: i32, width: i32, channels: i32): void {
  const pixelBytes = <usize>channels << 2;
  const rowBytes = <usize>width * pixelBytes;
  const none = f32x4.splat(-Infinity);
  for (let image = 0; image < batch; image++) {
    for (let row = 0; row + 2 <= height; row += 2) {
      let from = x + <usize>row * rowBytes;
      for (let column = 0; column + 2 <= width; column += 2) {
        for (const end = from + pixelBytes; from < end; from += 16) {
          const below = from + rowBytes;
          let most = f32x4.pmax(none, v128.load(from));
          most = f32x4.pmax(most, v128.load(from + pixelBytes));
          most = f32x4.pmax(most, v128.load(below));
          v128.store(y, f32x4.pmax(most, v128.load(below + pixelBytes)));
          y += 16;
        }
        from += pixelBytes;
      }
    }
    x += <usize>height * rowBytes;
  }
}
