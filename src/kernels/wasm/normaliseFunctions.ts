/** The functions of `assembly/normalise.ts`: addresses in tfjs's memory, and counts. */
export interface NormaliseFunctions {
  normaliseBatch(
    x: number,
    scale: number,
    offset: number,
    y: number,
    mean: number,
    variance: number,
    rows: number,
    columns: number,
    epsilon: number,
    scratch: number,
  ): void;
  normaliseBatchGrad(
    x: number,
    dy: number,
    scale: number,
    mean: number,
    variance: number,
    dx: number,
    dScale: number,
    dOffset: number,
    rows: number,
    columns: number,
    epsilon: number,
    scratch: number,
  ): void;
}
