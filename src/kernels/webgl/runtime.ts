import type * as tf from '@tensorflow/tfjs';
import { type CachedBinary, compilesOnly, FOUR_FLOATS, sizeOf, type WebglBackend } from './backend';
import { makeStockReadDense, textureOf } from './convert';
import { denseExtent, PRELUDE, SIZE_MAX } from './layout';
import type { DrawTarget, Program, ProgramRunner, Source } from './program';
import { outputsOf, SheetPool, type Sheets } from './sheets';

interface Compiled {
  binary: CachedBinary;
  locations: (WebGLUniformLocation | null)[] | undefined;
}

/** Prefix of the lab's programs in tfjs's cache of programs. */
const CACHE_PREFIX = 'lab:';

const runtimes = new WeakMap<object, Runtime>();

/** The runtime of a backend: one per context, made when the first kernel runs. */
export function runtimeOf(backend: unknown): Runtime {
  const known = runtimes.get(backend as object);
  if (known) return known;
  const runtime = new Runtime(backend as WebglBackend);
  runtimes.set(backend as object, runtime);
  return runtime;
}

/**
 * Runs the lab's programs on tfjs's WebGL context. Unlike tfjs's own way of running programs it can write several
 * texels per fragment, and its overhead per program is a tenth: no key built from the complete source, no lookup of
 * shapes, no framebuffer attached again.
 */
export class Runtime implements ProgramRunner {
  readonly backend: WebglBackend;
  readonly gl: WebGL2RenderingContext;
  /** Texels that a fragment can write: 8, or 4 on small GPUs. */
  readonly outputsMax: 4 | 8;
  readonly sheets: SheetPool;
  #compiled = new Map<string, Compiled>();
  #framebuffers = new WeakMap<WebGLTexture, WebGLFramebuffer>();
  #shared: WebGLFramebuffer | undefined;

  constructor(backend: WebglBackend) {
    this.backend = backend;
    this.gl = backend.gpgpu.gl;
    this.outputsMax = outputsOf(this.gl) ?? 4;
    this.sheets = new SheetPool(this.gl);
    makeStockReadDense(this);
  }

  /** Whether a dense tensor of this size fits in a texture. */
  fits(size: number): boolean {
    return size > 0 && size <= SIZE_MAX && denseExtent(size).height <= this.sheets.extentMax;
  }

  /** Makes a tensor by running a program for each of its texels. */
  tensor(
    program: Program,
    inputs: Source[],
    shape: number[],
    uniforms: number[] = [],
    dtype: tf.DataType = 'float32',
  ): tf.TensorInfo {
    return this.tensors(program, inputs, shape, uniforms, dtype)[0]!;
  }

  /** Makes `program.outputs` tensors of one shape. */
  tensors(
    program: Program,
    inputs: Source[],
    shape: number[],
    uniforms: number[] = [],
    dtype: tf.DataType = 'float32',
  ): tf.TensorInfo[] {
    const outputs = Array.from({ length: program.outputs }, () => this.emptyTensor(shape, dtype));
    const textures = outputs.map(({ dataId }) => this.backend.texData.get(dataId).texture!.texture);
    const { width, height } = denseExtent(sizeOf(shape));
    this.#run(program, inputs, uniforms, () => this.#targetTextures(textures), width, height);
    return outputs;
  }

  /** Runs a program whose fragments write a texel on each of `program.outputs` sheets; the caller releases them. */
  onSheets(
    program: Program,
    inputs: Source[],
    extent: { width: number; height: number },
    uniforms: number[] = [],
  ): Sheets {
    const sheets = this.sheets.acquire(extent.width, extent.height, program.outputs);
    const target = () => this.gl.bindFramebuffer(this.gl.FRAMEBUFFER, sheets.framebuffer);
    this.#run(program, inputs, uniforms, target, extent.width, extent.height);
    return sheets;
  }

  /** A tensor with an uninitialised texture in the lab's layout. */
  emptyTensor(shape: number[], dtype: tf.DataType): tf.TensorInfo {
    const info = this.backend.makeTensorInfo(shape, dtype);
    this.giveTexture(info);
    return info;
  }

  /** Allocates a texture in the lab's layout for a tensor without one. */
  giveTexture(info: tf.TensorInfo): WebGLTexture {
    const data = this.backend.texData.get(info.dataId);
    const { width, height } = denseExtent(sizeOf(data.shape));
    data.texShape = [2 * height, 2 * width];
    data.usage = FOUR_FLOATS;
    data.isPacked = false;
    data.dense = true;
    data.texture = this.backend.acquireTexture(data.texShape, FOUR_FLOATS, data.dtype, false);
    return data.texture.texture;
  }

  /** Draws into one texture of any format. */
  draw(program: Program, inputs: Source[], target: DrawTarget, uniforms: number[]): void {
    const { texture, width, height } = target;
    this.#run(program, inputs, uniforms, () => this.#targetTextures([texture]), width, height);
  }

  #run(
    program: Program,
    inputs: Source[],
    uniforms: number[],
    target: () => void,
    width: number,
    height: number,
  ): void {
    const passing: tf.TensorInfo[] = [];
    const textures = inputs.map((input) =>
      'dataId' in input ? textureOf(this, input, passing) : input.texture,
    );
    const compiled = this.#compile(program);
    if (!compilesOnly()) {
      const { gl } = this;
      const { webGLProgram } = compiled.binary;
      const { gpgpu } = this.backend;
      gpgpu.setProgram(webGLProgram);
      compiled.locations ??= this.#firstUse(program, compiled.binary);
      gpgpu.bindVertexArray(webGLProgram.vao);
      textures.forEach((texture, unit) => {
        gl.activeTexture(gl.TEXTURE0 + unit);
        const sheets = program.sheetInputs?.includes(program.inputs[unit]!);
        gl.bindTexture(sheets ? gl.TEXTURE_2D_ARRAY : gl.TEXTURE_2D, texture);
      });
      program.uniforms?.forEach(({ type }, index) => {
        const location = compiled.locations![index]!;
        if (type === 'int') gl.uniform1i(location, uniforms[index]!);
        else gl.uniform1f(location, uniforms[index]!);
      });
      target();
      gl.viewport(0, 0, width, height);
      gl.scissor(0, 0, width, height);
      gl.drawElements(gl.TRIANGLES, 6, gl.UNSIGNED_SHORT, 0);
    }
    for (const info of passing) this.backend.disposeIntermediateTensorInfo(info);
  }

  #compile(program: Program): Compiled {
    const known = this.#compiled.get(program.key);
    if (known) return known;
    const { gl } = this;
    const source = this.#fullSource(program);
    const fragmentShader = gl.createShader(gl.FRAGMENT_SHADER)!;
    gl.shaderSource(fragmentShader, source);
    gl.compileShader(fragmentShader);
    if (!compilesOnly() && !gl.getShaderParameter(fragmentShader, gl.COMPILE_STATUS) && !gl.isContextLost()) {
      throw new Error(`${program.key} does not compile: ${gl.getShaderInfoLog(fragmentShader)}\n${source}`);
    }
    const webGLProgram = this.backend.gpgpu.createProgram(fragmentShader);
    const binary: CachedBinary = { program: { variableNames: [] }, fragmentShader, source, webGLProgram };
    // Stored among tfjs's own, so that compiling ahead waits for these too and they are deleted with the backend.
    this.backend.binaryCache[CACHE_PREFIX + program.key] = binary;
    const compiled: Compiled = { binary, locations: undefined };
    this.#compiled.set(program.key, compiled);
    return compiled;
  }

  #fullSource(program: Program): string {
    const { inputs, sheetInputs = [], uniforms = [], outputs } = program;
    return [
      PRELUDE,
      ...inputs.map((name) => `uniform sampler2D${sheetInputs.includes(name) ? 'Array' : ''} ${name};`),
      ...uniforms.map(({ name, type }) => `uniform ${type} ${name};`),
      ...Array.from({ length: outputs }, (_, i) => `layout(location = ${i}) out vec4 out${i};`),
      program.source(),
    ].join('\n');
  }

  /** Looks up the uniforms; sampler i always reads unit i. */
  #firstUse(program: Program, binary: CachedBinary): (WebGLUniformLocation | null)[] {
    const { gl } = this;
    this.backend.gpgpu.buildVao(binary.webGLProgram);
    program.inputs.forEach((name, unit) => {
      gl.uniform1i(gl.getUniformLocation(binary.webGLProgram, name), unit);
    });
    return (program.uniforms ?? []).map(({ name }) => gl.getUniformLocation(binary.webGLProgram, name));
  }

  #targetTextures(textures: WebGLTexture[]): void {
    const { gl } = this;
    const known = textures.length === 1 ? this.#framebuffers.get(textures[0]!) : this.#shared;
    const framebuffer = known ?? gl.createFramebuffer()!;
    gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
    if (known && textures.length === 1) return;
    textures.forEach((texture, i) => {
      gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0 + i, gl.TEXTURE_2D, texture, 0);
    });
    if (textures.length === 1) {
      this.#framebuffers.set(textures[0]!, framebuffer);
      return;
    }
    for (let i = textures.length; i < this.outputsMax; i++) {
      gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0 + i, gl.TEXTURE_2D, null, 0);
    }
    gl.drawBuffers(textures.map((_, i) => gl.COLOR_ATTACHMENT0 + i));
    this.#shared = framebuffer;
  }
}

/** The arguments of a tfjs kernel. */
export interface KernelCall {
  inputs: tf.NamedTensorInfoMap;
  backend: unknown;
  attrs?: tf.NamedAttrMap;
}

/** Keys of the lab's programs that were compiled on a backend. */
export function labPrograms(backend: unknown): string[] {
  return Object.keys((backend as WebglBackend).binaryCache)
    .filter((key) => key.startsWith(CACHE_PREFIX))
    .map((key) => key.slice(CACHE_PREFIX.length));
}
