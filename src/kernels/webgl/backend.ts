import * as tf from '@tensorflow/tfjs';

/** tfjs's data about one tensor (its `TextureData`), with a flag for the lab's own layout. */
export interface StoredData {
  shape: number[];
  dtype: tf.DataType;
  values?: tf.BackendValues | null;
  texture?: { texture: WebGLTexture; texShape: [number, number] } | null;
  texShape?: [number, number] | null;
  usage?: number | null;
  isPacked?: boolean;
  refCount: number;
  slice?: { flatOffset: number; origDataId: tf.DataId } | null;
  /** The texture is in the layout of `layout.ts`, which only the kernels in this folder can read. */
  dense?: boolean;
}

/** A compiled program in tfjs's form, so that its parallel compilation and its clean-up include the lab's programs. */
export interface CachedBinary {
  program: { variableNames: string[] };
  fragmentShader: WebGLShader;
  source: string;
  webGLProgram: WebGLProgram & { vao: WebGLVertexArrayObject };
}

/** The parts of tfjs's WebGL backend that the kernels use; its own types export only half of them. */
export interface WebglBackend {
  texData: { get(dataId: tf.DataId): StoredData; has(dataId: tf.DataId): boolean };
  dataRefCount: WeakMap<object, number>;
  binaryCache: Record<string, CachedBinary>;
  numBytesInGPU: number;
  gpgpu: {
    gl: WebGL2RenderingContext;
    createProgram(shader: WebGLShader): CachedBinary['webGLProgram'];
    setProgram(program: WebGLProgram): void;
    buildVao(program: CachedBinary['webGLProgram']): void;
    bindVertexArray(vao: WebGLVertexArrayObject): void;
  };
  makeTensorInfo(shape: number[], dtype: tf.DataType): tf.TensorInfo;
  incRef(dataId: tf.DataId): void;
  disposeIntermediateTensorInfo(info: tf.TensorInfo): void;
  acquireTexture(
    texShape: [number, number],
    usage: number | null,
    dtype: tf.DataType,
    isPacked: boolean,
  ): { texture: WebGLTexture; texShape: [number, number] };
  releaseGPUData(dataId: tf.DataId): void;
  unpackTensor(info: tf.TensorInfo): tf.TensorInfo;
  runWebGLProgram(
    program: { packedInputs?: boolean },
    inputs: tf.TensorInfo[],
    dtype: tf.DataType,
    ...rest: unknown[]
  ): tf.TensorInfo;
}

/** tfjs's own texture usage `UPLOAD`: four floats a texel, whatever `isPacked` says. */
export const FOUR_FLOATS = 1;

/** Programs are compiled, but nothing is drawn: textures must not change (see `compileAhead`). */
export const compilesOnly = (): boolean => tf.env().getBool('ENGINE_COMPILE_ONLY');

/** Whether the numbers of a tensor are in this thread's memory and not on the GPU. */
export function isOnCpu(backend: WebglBackend, info: tf.TensorInfo): boolean {
  const data = backend.texData.get(info.dataId);
  return !data.texture && data.values != null;
}

export const sizeOf = (shape: readonly number[]): number =>
  shape.reduce((product, extent) => product * extent, 1);
