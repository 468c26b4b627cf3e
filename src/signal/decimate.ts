/** Points of a polyline that looks like the signal at the resolution asked for. */
export interface DecimatedSignal {
  /** Sample index of each point, ascending. */
  position: Int32Array<ArrayBuffer>;
  /** Amplitude there; NaN marks a break in the line (missing samples). */
  value: Float32Array<ArrayBuffer>;
}

/**
 * Min/max decimation of the samples [from, to) for drawing: each of `buckets` nearly equal runs gives its smallest and
 * its largest sample, in the order they occur, so that no peak is lost. Where samples between two points are missing
 * (NaN), a NaN point is inserted. Up to 2·buckets samples are returned unchanged. A range beyond the ends is clipped to
 * the signal.
 */
export function decimateMinMax(
  signal: Float32Array,
  from: number,
  to: number,
  buckets: number,
): DecimatedSignal {
  const start = Math.min(signal.length, Math.max(0, Math.floor(from) || 0));
  const end = Math.min(signal.length, Math.max(start, Math.ceil(to) || 0));
  const count = end - start;
  const parts = Math.max(1, Math.floor(buckets) || 1);
  if (count <= 2 * parts) {
    return {
      position: Int32Array.from({ length: count }, (_, i) => start + i),
      value: signal.slice(start, end),
    };
  }

  const position = new Int32Array(4 * parts);
  const value = new Float32Array(4 * parts);
  let points = 0;
  let lastMissing = -1;
  let lastDrawn = -1;

  /** `missingBefore`: the last missing sample before this one. */
  function add(at: number, missingBefore: number): void {
    if (lastDrawn >= 0 && missingBefore > lastDrawn) {
      position[points] = missingBefore;
      value[points++] = Number.NaN;
    }
    position[points] = at;
    value[points++] = signal[at]!;
    lastDrawn = at;
  }

  for (let part = 0; part < parts; part++) {
    const partEnd = start + Math.floor(((part + 1) * count) / parts);
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    let lowAt = -1;
    let highAt = -1;
    let missingBeforeLow = -1;
    let missingBeforeHigh = -1;
    for (let i = start + Math.floor((part * count) / parts); i < partEnd; i++) {
      const v = signal[i]!;
      if (v >= low && v <= high) continue;
      if (Number.isNaN(v)) {
        lastMissing = i;
        continue;
      }
      if (v < low || lowAt < 0) {
        low = v;
        lowAt = i;
        missingBeforeLow = lastMissing;
      }
      if (v > high || highAt < 0) {
        high = v;
        highAt = i;
        missingBeforeHigh = lastMissing;
      }
    }
    if (lowAt < 0) continue;
    if (lowAt <= highAt) add(lowAt, missingBeforeLow);
    if (highAt !== lowAt) add(highAt, missingBeforeHigh);
    if (lowAt > highAt) add(lowAt, missingBeforeLow);
  }
  return { position: position.slice(0, points), value: value.slice(0, points) };
}
