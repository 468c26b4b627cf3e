// Channel counts in packed blocks are multiples of four.
// @ts-ignore: a decorator of AssemblyScript
@inline
export function roundedToFour(count: i32): i32 {
  return (count + 3) & ~3;
}

// The filter [taps, outChannels] as `correlate` reads it: blocks of eight output channels, [block, taps, 8], and a last
// block of four if four or fewer are left; missing channels are zeros. `taps` counts height × width × inChannels.
export function packFilter(filter: usize, packed: usize, taps: i32, outChannels: i32): void {
  for (let first = 0; first < outChannels; first += 8) {
    const lanes = min(8, roundedToFour(outChannels) - first);
    const filled = min(lanes, outChannels - first);
    for (let tap = 0; tap < taps; tap++) {
      const from = filter + (<usize>(tap * outChannels + first) << 2);
      for (let lane = 0; lane < lanes; lane++) {
        store<f32>(packed, lane < filled ? load<f32>(from + (<usize>lane << 2)) : 0);
        packed += 4;
      }
    }
  }
}

// The same for the filter rotated by 180° with its channels swapped, which the gradient of the input correlates with.
// `filter` is [positions, inChannels, outChannels], positions = height × width; the packed one has outChannels in its
// taps and inChannels in its blocks.
export function packTurnedFilter(
  filter: usize,
  packed: usize,
  positions: i32,
  inChannels: i32,
  outChannels: i32,
): void {
  for (let first = 0; first < inChannels; first += 8) {
    const lanes = min(8, roundedToFour(inChannels) - first);
    const filled = min(lanes, inChannels - first);
    for (let position = positions - 1; position >= 0; position--) {
      for (let channel = 0; channel < outChannels; channel++) {
        const from = filter + (<usize>((position * inChannels + first) * outChannels + channel) << 2);
        for (let lane = 0; lane < lanes; lane++) {
          store<f32>(packed, lane < filled ? load<f32>(from + (<usize>(lane * outChannels) << 2)) : 0);
          packed += 4;
        }
      }
    }
  }
}

// Copies rows of `channels` floats, each padded with zeros to a multiple of four.
export function padChannels(from: usize, to: usize, rows: i32, channels: i32): void {
  const rest = roundedToFour(channels) - channels;
  for (let row = 0; row < rows; row++) {
    for (let channel = 0; channel < channels; channel++) {
      store<f32>(to, load<f32>(from));
      from += 4;
      to += 4;
    }
    for (let channel = 0; channel < rest; channel++) {
      store<f32>(to, 0);
      to += 4;
    }
  }
}

// Removes the padding of `padChannels`.
export function cropChannels(from: usize, to: usize, rows: i32, channels: i32): void {
  const skipped = <usize>(roundedToFour(channels) - channels) << 2;
  for (let row = 0; row < rows; row++) {
    for (let channel = 0; channel < channels; channel++) {
      store<f32>(to, load<f32>(from));
      from += 4;
      to += 4;
    }
    from += skipped;
  }
}

// Writes `count` zeros, used as a missing bias.
export function clear(at: usize, count: i32): void {
  memory.fill(at, 0, <usize>count << 2);
}
