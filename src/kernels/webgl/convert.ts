import * as tf from '@tensorflow/tfjs';
import { compilesOnly, isOnCpu, type StoredData, type WebglBackend } from './backend';
import { OWN_TEXEL, ROW_TEXELS } from './layout';
import type { Program, ProgramRunner } from './program';

/**
 * The texture of a tensor in the lab's layout. A tensor in one of tfjs's layouts, or in this thread's memory, is
 * converted and stays converted, so that it is done once and not for each kernel that reads it.
 *
 * @param passing collects tensors made only for this read; the caller disposes them afterwards
 * @returns null while programs are only being compiled and the numbers are in this thread's memory
 */
export function textureOf(
  runtime: ProgramRunner,
  info: tf.TensorInfo,
  passing: tf.TensorInfo[],
): WebGLTexture | null {
  const { backend } = runtime;
  const data = backend.texData.get(info.dataId);
  if (data.dense && data.texture && !data.slice) return data.texture.texture;
  if (isOnCpu(backend, info)) return compilesOnly() ? null : upload(runtime, info, data);

  const dense = data.dense ? fromSlice(runtime, data) : fromStock(runtime, info, data);
  return settle(backend, info, dense, passing).texture!.texture;
}

/** Makes tfjs's own programs able to read tensors in the lab's layout, for the lifetime of the backend. */
export function makeStockReadDense(runtime: ProgramRunner): void {
  const { backend } = runtime;
  const run = backend.runWebGLProgram;
  backend.runWebGLProgram = function runOnStock(this: WebglBackend, program, inputs, ...rest) {
    const passing: tf.TensorInfo[] = [];
    const read = inputs.map((info) => {
      if (!backend.texData.get(info.dataId).dense) return info;
      const before = passing.length;
      settle(backend, info, toSingle(runtime, info), passing);
      return passing.length > before ? { ...passing[before]!, shape: info.shape } : info;
    });
    const output = run.call(this, program, read, ...rest);
    for (const info of passing) backend.disposeIntermediateTensorInfo(info);
    return output;
  };
}

/**
 * Replaces a tensor's data by a converted copy. Where that would be wrong (slices share the old texture, or programs
 * are only being compiled and the copy is empty) the copy is temporary.
 */
function settle(
  backend: WebglBackend,
  info: tf.TensorInfo,
  copy: tf.TensorInfo,
  passing: tf.TensorInfo[],
): StoredData {
  const data = backend.texData.get(info.dataId);
  const copied = backend.texData.get(copy.dataId);
  if (compilesOnly() || data.slice || (backend.dataRefCount.get(info.dataId) ?? 0) > 1) {
    passing.push(copy);
    return copied;
  }
  backend.releaseGPUData(info.dataId);
  const { texture, texShape, usage, dense } = copied;
  Object.assign(data, { texture, texShape, usage, dense, isPacked: false });
  copied.texture = null;
  backend.disposeIntermediateTensorInfo(copy);
  return data;
}

function upload(runtime: ProgramRunner, info: tf.TensorInfo, data: StoredData): WebGLTexture {
  const { gl } = runtime;
  const values =
    data.values instanceof Float32Array ? data.values : Float32Array.from(data.values as ArrayLike<number>);
  const texture = runtime.giveTexture(info);
  gl.activeTexture(gl.TEXTURE0);
  gl.bindTexture(gl.TEXTURE_2D, texture);
  const perRow = ROW_TEXELS * 4;
  const rows = Math.floor(values.length / perRow);
  if (rows > 0) gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, ROW_TEXELS, rows, gl.RGBA, gl.FLOAT, values, 0);
  const rest = values.subarray(rows * perRow);
  if (rest.length > 0) {
    const texels = Math.ceil(rest.length / 4);
    const padded = rest.length % 4 === 0 ? rest : new Float32Array(texels * 4);
    if (padded !== rest) padded.set(rest);
    gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, rows, texels, 1, gl.RGBA, gl.FLOAT, padded, 0);
  }
  // As in tfjs: numbers on the GPU are not kept in memory too.
  data.values = null;
  return texture;
}

/** Four numbers from a texture of one number per texel. */
const FOUR_FROM_SINGLES: Program = {
  key: 'fourFromSingles',
  inputs: ['x'],
  uniforms: [
    { name: 'width', type: 'int' },
    { name: 'offset', type: 'int' },
  ],
  outputs: 1,
  source: () => `
float single(int i) { return texelFetch(x, ivec2(i % width, i / width), 0).x; }
void main() {
  int i = 4 * ${OWN_TEXEL} + offset;
  out0 = vec4(single(i), single(i + 1), single(i + 2), single(i + 3));
}`,
};

const FOUR_FROM_OFFSET: Program = {
  key: 'fourFromOffset',
  inputs: ['x'],
  uniforms: [{ name: 'offset', type: 'int' }],
  outputs: 1,
  source: () => `
void main() {
  int i = 4 * ${OWN_TEXEL} + offset;
  out0 = vec4(NUMBER(x, i), NUMBER(x, i + 1), NUMBER(x, i + 2), NUMBER(x, i + 3));
}`,
};

const SINGLE_FROM_FOUR: Program = {
  key: 'singleFromFour',
  inputs: ['x'],
  uniforms: [
    { name: 'width', type: 'int' },
    { name: 'offset', type: 'int' },
  ],
  outputs: 1,
  source: () => `
void main() {
  int i = int(gl_FragCoord.y) * width + int(gl_FragCoord.x) + offset;
  out0 = vec4(NUMBER(x, i), 0.0, 0.0, 0.0);
}`,
};

/** From one of tfjs's layouts. */
function fromStock(runtime: ProgramRunner, info: tf.TensorInfo, data: StoredData): tf.TensorInfo {
  const { backend } = runtime;
  const unpacked = data.isPacked ? backend.unpackTensor(info) : undefined;
  const { texture, texShape, slice } = unpacked ? backend.texData.get(unpacked.dataId) : data;
  const uniforms = [texShape![1], slice?.flatOffset ?? 0];
  const dense = runtime.tensor(FOUR_FROM_SINGLES, [texture!], data.shape, uniforms, data.dtype);
  if (unpacked) backend.disposeIntermediateTensorInfo(unpacked);
  return dense;
}

/** From a slice that tfjs made of a tensor in the lab's layout without copying it. */
function fromSlice(runtime: ProgramRunner, data: StoredData): tf.TensorInfo {
  const uniforms = [data.slice?.flatOffset ?? 0];
  return runtime.tensor(FOUR_FROM_OFFSET, [data.texture!], data.shape, uniforms, data.dtype);
}

/** From the lab's layout to tfjs's layout of one number per texel. */
function toSingle(runtime: ProgramRunner, info: tf.TensorInfo): tf.TensorInfo {
  const { backend } = runtime;
  const data = backend.texData.get(info.dataId);
  const single = backend.makeTensorInfo(data.shape, data.dtype);
  const target = backend.texData.get(single.dataId);
  const texShape = tf.webgl_util.getTextureShapeFromLogicalShape(data.shape);
  target.texShape = texShape;
  target.isPacked = false;
  target.texture = backend.acquireTexture(texShape, null, data.dtype, false);
  const extent = { width: texShape[1], height: texShape[0] };
  const uniforms = [texShape[1], data.slice?.flatOffset ?? 0];
  runtime.draw(SINGLE_FROM_FOUR, [data.texture!], { texture: target.texture.texture, ...extent }, uniforms);
  return single;
}
