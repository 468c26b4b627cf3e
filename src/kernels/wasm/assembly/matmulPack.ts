// Panels: a few lanes (rows of A or columns of B) side by side for each k, so that a tile reads both operands in order.
// `lanes` of `width` exist; results of the others are never stored.

// Copies from lanes that are adjacent in memory, k's `kStride` bytes apart.
export function packNeighbours(
  from: usize,
  kStride: usize,
  lanes: i32,
  k: i32,
  width: i32,
  to: usize,
): void {
  const end = to + (<usize>(k * width) << 2);
  if (lanes < width) {
    for (; to < end; to += <usize>width << 2, from += kStride) {
      for (let lane = 0; lane < lanes; lane++) {
        store<f32>(to + (<usize>lane << 2), load<f32>(from + (<usize>lane << 2)));
      }
      for (let lane = lanes; lane < width; lane++) store<f32>(to + (<usize>lane << 2), 0);
    }
  } else if (width == 8) {
    for (; to < end; to += 32, from += kStride) {
      v128.store(to, v128.load(from));
      v128.store(to, v128.load(from, 16), 16);
    }
  } else if (width == 6) {
    for (; to < end; to += 24, from += kStride) {
      v128.store(to, v128.load(from));
      store<u64>(to, load<u64>(from, 16), 16);
    }
  } else {
    for (; to < end; to += 16, from += kStride) v128.store(to, v128.load(from));
  }
}

// Packs many panels of 8 at once from lanes that are adjacent in memory, so that memory is read in long runs: panel by
// panel it would be read in scattered pieces of 32 bytes.
export function packPanels(from: usize, kStride: usize, panels: i32, k: i32, to: usize): void {
  const panelBytes = <usize>k << 5;
  for (const end = to + panelBytes; to < end; to += 32, from += kStride) {
    let source = from;
    let place = to;
    for (let panel = 0; panel < panels; panel++) {
      v128.store(place, v128.load(source));
      v128.store(place, v128.load(source, 16), 16);
      source += 32;
      place += panelBytes;
    }
  }
}

// Transposes from lanes `laneStride` bytes apart with adjacent k's, four k at a time. A lane that does not exist is
// read from the last one that does.
export function packAcross(
  from: usize,
  laneStride: usize,
  lanes: i32,
  k: i32,
  width: i32,
  to: usize,
): void {
  for (let lane = 0; lane < width; lane += 4) {
    const last = lanes - 1 - lane;
    const row = from + laneStride * <usize>lane;
    const place = to + (<usize>lane << 2);
    // Lanes 4 and 5 of 6 make a pair.
    if (width - lane >= 4) packFour(row, laneStride, last, k, width, place);
    else packTwo(row, laneStride, last, k, width, place);
  }
}

// @ts-ignore: decorator
@inline
function clamp(lane: i32, last: i32): usize {
  return <usize>min<i32>(lane, last);
}

// @ts-ignore: decorator
@inline
function packFour(from: usize, laneStride: usize, last: i32, k: i32, width: i32, to: usize): void {
  const step = <usize>width << 2;
  let row0 = from + laneStride * clamp(0, last);
  let row1 = from + laneStride * clamp(1, last);
  let row2 = from + laneStride * clamp(2, last);
  let row3 = from + laneStride * clamp(3, last);
  let i = 0;
  for (; i <= k - 4; i += 4) {
    const x0 = v128.load(row0);
    const x1 = v128.load(row1);
    const x2 = v128.load(row2);
    const x3 = v128.load(row3);
    const low01 = v128.shuffle<f32>(x0, x1, 0, 4, 1, 5);
    const low23 = v128.shuffle<f32>(x2, x3, 0, 4, 1, 5);
    const high01 = v128.shuffle<f32>(x0, x1, 2, 6, 3, 7);
    const high23 = v128.shuffle<f32>(x2, x3, 2, 6, 3, 7);
    v128.store(to, v128.shuffle<f64>(low01, low23, 0, 2));
    v128.store(to + step, v128.shuffle<f64>(low01, low23, 1, 3));
    v128.store(to + step * 2, v128.shuffle<f64>(high01, high23, 0, 2));
    v128.store(to + step * 3, v128.shuffle<f64>(high01, high23, 1, 3));
    row0 += 16;
    row1 += 16;
    row2 += 16;
    row3 += 16;
    to += step * 4;
  }
  for (; i < k; i++) {
    store<f32>(to, load<f32>(row0));
    store<f32>(to, load<f32>(row1), 4);
    store<f32>(to, load<f32>(row2), 8);
    store<f32>(to, load<f32>(row3), 12);
    row0 += 4;
    row1 += 4;
    row2 += 4;
    row3 += 4;
    to += step;
  }
}

// @ts-ignore: decorator
@inline
function packTwo(from: usize, laneStride: usize, last: i32, k: i32, width: i32, to: usize): void {
  const step = <usize>width << 2;
  let row0 = from + laneStride * clamp(0, last);
  let row1 = from + laneStride * clamp(1, last);
  let i = 0;
  for (; i <= k - 4; i += 4) {
    const x0 = v128.load(row0);
    const x1 = v128.load(row1);
    const low = v128.shuffle<f32>(x0, x1, 0, 4, 1, 5);
    const high = v128.shuffle<f32>(x0, x1, 2, 6, 3, 7);
    v128.store64_lane(to, low, 0);
    v128.store64_lane(to + step, low, 1);
    v128.store64_lane(to + step * 2, high, 0);
    v128.store64_lane(to + step * 3, high, 1);
    row0 += 16;
    row1 += 16;
    to += step * 4;
  }
  for (; i < k; i++) {
    store<f32>(to, load<f32>(row0));
    store<f32>(to, load<f32>(row1), 4);
    row0 += 4;
    row1 += 4;
    to += step;
  }
}
