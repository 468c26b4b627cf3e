/**
 * Several textures of one size, to each of which a fragment writes one texel: the only way for a fragment to output
 * more than four numbers. They are used within one kernel, between the program that writes and the one that gathers.
 */
export interface Sheets {
  texture: WebGLTexture;
  framebuffer: WebGLFramebuffer;
  width: number;
  height: number;
  count: number;
}

/** Sheets are made once per size and reused: making a texture costs more than filling a small one. */
export class SheetPool {
  /** Largest width or height of a texture. */
  readonly extentMax: number;
  #gl: WebGL2RenderingContext;
  #free = new Map<string, Sheets[]>();

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl;
    this.extentMax = gl.getParameter(gl.MAX_TEXTURE_SIZE);
  }

  acquire(width: number, height: number, count: number): Sheets {
    return this.#free.get(keyOf({ width, height, count }))?.pop() ?? this.#create(width, height, count);
  }

  release(sheets: Sheets): void {
    const key = keyOf(sheets);
    const free = this.#free.get(key);
    if (free) free.push(sheets);
    else this.#free.set(key, [sheets]);
  }

  /** Whether a fragment can write to this many sheets. */
  canWrite(count: number): boolean {
    const gl = this.#gl;
    const { texture, framebuffer } = this.#create(1, 1, count);
    const complete = gl.checkFramebufferStatus(gl.FRAMEBUFFER) === gl.FRAMEBUFFER_COMPLETE;
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.deleteFramebuffer(framebuffer);
    gl.deleteTexture(texture);
    return complete;
  }

  #create(width: number, height: number, count: number): Sheets {
    const gl = this.#gl;
    const texture = gl.createTexture()!;
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D_ARRAY, texture);
    gl.texStorage3D(gl.TEXTURE_2D_ARRAY, 1, gl.RGBA32F, width, height, count);
    for (const side of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
      gl.texParameteri(gl.TEXTURE_2D_ARRAY, side, gl.NEAREST);
    }
    for (const side of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) {
      gl.texParameteri(gl.TEXTURE_2D_ARRAY, side, gl.CLAMP_TO_EDGE);
    }
    const framebuffer = gl.createFramebuffer()!;
    gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
    const attachments = Array.from({ length: count }, (_, i) => gl.COLOR_ATTACHMENT0 + i);
    attachments.forEach((attachment, layer) => {
      gl.framebufferTextureLayer(gl.FRAMEBUFFER, attachment, texture, 0, layer);
    });
    gl.drawBuffers(attachments);
    return { texture, framebuffer, width, height, count };
  }
}

/**
 * How many texels of four floats a fragment can write here: 8, or 4 on GPUs with less storage per pixel (64 bytes on
 * Apple's), or undefined if not even that. Found by trying, since no queryable limit tells it.
 */
export function outputsOf(gl: WebGL2RenderingContext): 8 | 4 | undefined {
  if (!outputsKnown.has(gl)) outputsKnown.set(gl, tryOutputs(gl));
  return outputsKnown.get(gl);
}

/** Trying waits for the GPU, so it is done once per context. */
const outputsKnown = new WeakMap<WebGL2RenderingContext, 8 | 4 | undefined>();

function tryOutputs(gl: WebGL2RenderingContext): 8 | 4 | undefined {
  const limit = Math.min(gl.getParameter(gl.MAX_DRAW_BUFFERS), gl.getParameter(gl.MAX_COLOR_ATTACHMENTS));
  const pool = new SheetPool(gl);
  return ([8, 4] as const).find((count) => count <= limit && pool.canWrite(count));
}

const keyOf = ({ width, height, count }: Pick<Sheets, 'width' | 'height' | 'count'>) =>
  `${width}×${height}×${count}`;
