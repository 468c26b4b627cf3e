// The gradient of pool.ts: dy goes to the first maximum of its window, or nowhere if no number in the window is above
// −Infinity, as in tfjs's cpu kernel.

// dx [batch, height, width, channels] for windows of any size, stride and padding, overlapping or not.
export function maxPoolGrad(
  x: usize,
  dy: usize,
  dx: usize,
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
  const imageBytes = <usize>height * rowBytes;
  const none = f32x4.splat(-Infinity);
  memory.fill(dx, 0, <usize>batch * imageBytes);
  for (let image = 0; image < batch; image++) {
    for (let outY = 0; outY < outHeight; outY++) {
      const firstY = outY * strideY - top;
      const fromY = max(firstY, 0);
      const rows = min(firstY + windowHeight, height) - fromY;
      for (let outX = 0; outX < outWidth; outX++) {
        const firstX = outX * strideX - left;
        const fromX = max(firstX, 0);
        const columns = min(firstX + windowWidth, width) - fromX;
        const corner = <usize>fromY * rowBytes + <usize>fromX * pixelBytes;
        let at: usize = 0;
        for (; at + 16 <= pixelBytes; at += 16) {
          let most = none;
          let line = corner + at;
          for (let i = 0; i < rows; i++) {
            let from = x + line;
            for (let j = 0; j < columns; j++) {
              most = f32x4.pmax(most, v128.load(from));
              from += pixelBytes;
            }
            line += rowBytes;
          }
          let upstream = v128.and(v128.load(dy + at), f32x4.gt(most, none));
          line = corner + at;
          for (let i = 0; i < rows; i++) {
            let offset = line;
            for (let j = 0; j < columns; j++) {
              const isMost = f32x4.eq(v128.load(x + offset), most);
              const sum = f32x4.add(v128.load(dx + offset), v128.and(upstream, isMost));
              v128.store(dx + offset, sum);
              upstream = v128.andnot(upstream, isMost);
              offset += pixelBytes;
            }
            line += rowBytes;
          }
        }
        for (; at < pixelBytes; at += 4) {
          let most: f32 = -Infinity;
          let place: usize = -1;
          let line = corner + at;
          for (let i = 0; i < rows; i++) {
            let offset = line;
            for (let j = 0; j < columns; j++) {
              const value = load<f32>(x + offset);
              if (value > most) {
                most = value;
                place = offset;
              }
              offset += pixelBytes;
            }
            line += rowBytes;
          }
          if (place != -1) store<f32>(dx + place, load<f32>(dx + place) + load<f32>(dy + at));
        }
        dy += pixelBytes;
      }
    }
    x += imageBytes;
    dx += imageBytes;
  }
}

// The same for windows of two rows that do not overlap, the rows being `length` floats: [2, 1] with stride [2, 1].
export function maxPoolPairsGrad(x: usize, dy: usize, dx: usize, batch: i32, rows: i32, length: i32): void {
  const rowBytes = <usize>length << 2;
  const none = f32x4.splat(-Infinity);
  for (let image = 0; image < batch; image++) {
    for (let row = 0; row + 2 <= rows; row += 2) {
      let at: usize = 0;
      for (; at + 16 <= rowBytes; at += 16) {
        const below = at + rowBytes;
        const upstream = v128.load(dy + at);
        const a = v128.load(x + at);
        const b = v128.load(x + below);
        const isB = f32x4.gt(b, f32x4.pmax(none, a));
        v128.store(dx + at, v128.andnot(v128.and(upstream, f32x4.gt(a, none)), isB));
        v128.store(dx + below, v128.and(upstream, isB));
      }
      for (; at < rowBytes; at += 4) {
        const below = at + rowBytes;
        const upstream = load<f32>(dy + at);
        const a = load<f32>(x + at);
        const b = load<f32>(x + below);
        const isA = a > -Infinity;
        const isB = b > (isA ? a : -Infinity);
        store<f32>(dx + at, isA && !isB ? upstream : 0);
        store<f32>(dx + below, isB ? upstream : 0);
      }
      x += 2 * rowBytes;
      dx += 2 * rowBytes;
      dy += rowBytes;
    }
    if (rows & 1) {
      memory.fill(dx, 0, rowBytes);
      x += rowBytes;
      dx += rowBytes;
    }
  }
}

// The same for windows of 2 × 2 that do not overlap; channels are a multiple of four.
export function maxPoolQuadsGrad(
  x: usize,
  dy: usize,
  dx: usize,
  batch: i32,
  height: i32,
  width: i32,
  channels: i32,
): void {
  const pixelBytes = <usize>channels << 2;
  const rowBytes = <usize>width * pixelBytes;
  const none = f32x4.splat(-Infinity);
  for (let image = 0; image < batch; image++) {
    for (let row = 0; row + 2 <= height; row += 2) {
      for (let column = 0; column + 2 <= width; column += 2) {
        for (let at: usize = 0; at < pixelBytes; at += 16) {
          const right = at + pixelBytes;
          const below = at + rowBytes;
          const across = below + pixelBytes;
          const a = v128.load(x + at);
          const b = v128.load(x + right);
          const c = v128.load(x + below);
          const d = v128.load(x + across);
          // Each mask says whether its number is larger than all before it; the last one that is true marks the maximum.
          let most = f32x4.pmax(none, a);
          const isB = f32x4.gt(b, most);
          most = f32x4.pmax(most, b);
          const isC = f32x4.gt(c, most);
          most = f32x4.pmax(most, c);
          const isD = f32x4.gt(d, most);
          let upstream = v128.load(dy);
          v128.store(dx + across, v128.and(upstream, isD));
          upstream = v128.andnot(upstream, isD);
          v128.store(dx + below, v128.and(upstream, isC));
          upstream = v128.andnot(upstream, isC);
          v128.store(dx + right, v128.and(upstream, isB));
          upstream = v128.andnot(upstream, isB);
          v128.store(dx + at, v128.and(upstream, f32x4.gt(a, none)));
          dy += 16;
        }
        x += 2 * pixelBytes;
        dx += 2 * pixelBytes;
      }
      if (width & 1) {
        memory.fill(dx, 0, pixelBytes);
        memory.fill(dx + rowBytes, 0, pixelBytes);
        x += pixelBytes;
        dx += pixelBytes;
      }
      x += rowBytes;
      dx += rowBytes;
    }
    if (height & 1) {
      memory.fill(dx, 0, rowBytes);
      x += rowBytes;
      dx += rowBytes;
    }
  }
}
