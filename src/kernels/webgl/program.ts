import type * as tf from '@tensorflow/tfjs';
import type { WebglBackend } from './backend';

/** A program, compiled once per context. */
export interface Program {
  /** Unique key: name and everything that the source depends on. */
  key: string;
  /** Samplers in the order of the inputs. */
  inputs: string[];
  /** The samplers among `inputs` that read sheets. */
  sheetInputs?: string[];
  uniforms?: { name: string; type: 'int' | 'float' }[];
  /** Texels that a fragment writes: `out0`, `out1` … in the source. */
  outputs: number;
  /** Functions and `main`. */
  source(): string;
}

/** What a program reads: a tensor in any layout, sheets, or a raw texture. */
export type Source = tf.TensorInfo | { texture: WebGLTexture };

/** A texture of any format that a program writes. */
export interface DrawTarget {
  texture: WebGLTexture;
  width: number;
  height: number;
}

/** What converting between layouts needs of the runtime. */
export interface ProgramRunner {
  readonly backend: WebglBackend;
  readonly gl: WebGL2RenderingContext;
  /** Makes a tensor by running a program over each of its texels. */
  tensor(
    program: Program,
    inputs: Source[],
    shape: number[],
    uniforms?: number[],
    dtype?: tf.DataType,
  ): tf.TensorInfo;
  /** Gives a tensor without texture one in the lab's layout. */
  giveTexture(info: tf.TensorInfo): WebGLTexture;
  /** Draws into one texture of any format. */
  draw(program: Program, inputs: Source[], target: DrawTarget, uniforms: number[]): void;
}
