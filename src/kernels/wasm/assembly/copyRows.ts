// Copies `rows` runs of `bytes` bytes (a multiple of 4) each; the next run starts a stride further, in bytes.
export function copyRows(
  from: usize,
  fromStride: usize,
  to: usize,
  toStride: usize,
  bytes: usize,
  rows: i32,
): void {
  const whole = bytes & ~15;
  for (let row = 0; row < rows; row++) {
    let at: usize = 0;
    for (; at < whole; at += 16) v128.store(to + at, v128.load(from + at));
    for (; at < bytes; at += 4) store<u32>(to + at, load<u32>(from + at));
    from += fromStride;
    to += toStride;
  }
}
