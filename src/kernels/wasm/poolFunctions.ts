type Window = [
  batch: number,
  height: number,
  width: number,
  channels: number,
  outHeight: number,
  outWidth: number,
  windowHeight: number,
  windowWidth: number,
  strideY: number,
  strideX: number,
  top: number,
  left: number,
];
type Rows = [batch: number, rows: number, length: number];
type Image = [batch: number, height: number, width: number, channels: number];

/** The functions of `assembly/pool*.ts`: addresses in tfjs's memory, and counts. */
export interface PoolFunctions {
  maxPool(x: number, y: number, ...window: Window): void;
  maxPoolPairs(x: number, y: number, ...rows: Rows): void;
  maxPoolQuads(x: number, y: number, ...image: Image): void;
  maxPoolGrad(x: number, dy: number, dx: number, ...window: Window): void;
  maxPoolPairsGrad(x: number, dy: number, dx: number, ...rows: Rows): void;
  maxPoolQuadsGrad(x: number, dy: number, dx: number, ...image: Image): void;
}
