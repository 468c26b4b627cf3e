/** Whether every sample is a number: no NaN (the mark of a missing sample) and no infinity. */
export function allFinite(signal: Float32Array): boolean {
  for (let i = 0; i < signal.length; i++) if (!Number.isFinite(signal[i]!)) return false;
  return true;
}

/**
 * A copy in which each run of missing samples (NaN; infinities count as missing) is a straight line between its
 * neighbours; a run at an end repeats the nearest sample. A signal without any sample becomes zeros.
 */
export function bridgeGaps(signal: Float32Array): Float32Array<ArrayBuffer> {
  const bridged = new Float32Array(signal);
  const n = signal.length;
  let from = 0;
  while (from < n) {
    if (Number.isFinite(signal[from]!)) {
      from++;
      continue;
    }
    let to = from;
    while (to < n && !Number.isFinite(signal[to]!)) to++;
    const left = from > 0 ? signal[from - 1]! : to < n ? signal[to]! : 0;
    const right = to < n ? signal[to]! : left;
    const step = (right - left) / (to - from + 1);
    for (let i = from; i < to; i++) bridged[i] = left + step * (i - from + 1);
    from = to;
  }
  return bridged;
}
