import { fitCanvas, type PointRenderer } from './renderer';

const VERTEX = `#version 300 es
in vec2 place;
in vec4 colour;
uniform vec2 centre;
uniform vec2 scale;
uniform float dot;
out vec4 tint;
void main() {
  gl_Position = vec4((place - centre) * scale, 0.0, 1.0);
  gl_PointSize = dot;
  tint = colour;
}`;

const FRAGMENT = `#version 300 es
precision highp float;
in vec4 tint;
uniform float dot;
out vec4 pixel;
void main() {
  float edge = length(gl_PointCoord - 0.5) * dot;
  float cover = clamp(0.5 * dot + 0.5 - edge, 0.0, 1.0) * tint.a;
  pixel = vec4(tint.rgb * cover, cover);
}`;

/** Draws points as discs in WebGL 2; undefined where the browser has none, or no context left. */
export function createWebglRenderer(canvas: HTMLCanvasElement): PointRenderer | undefined {
  const gl = canvas.getContext('webgl2', {
    ...{ antialias: false, depth: false, alpha: true },
    // Where the page is composed without a GPU, what scrolls into sight is read from the canvas long after it was drawn.
    preserveDrawingBuffer: true,
  });
  const program = gl && programOf(gl);
  if (!gl || !program) return undefined;
  const places = gl.createBuffer();
  const colours = gl.createBuffer();
  const order = gl.createBuffer();
  const array = gl.createVertexArray();
  let count = 0;

  gl.bindVertexArray(array);
  attribute(gl, program, 'place', places, [2, gl.FLOAT, false]);
  attribute(gl, program, 'colour', colours, [4, gl.UNSIGNED_BYTE, true]);
  gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, order);
  const uniform = (name: string) => gl.getUniformLocation(program, name);
  const [centre, scale, dot] = [uniform('centre'), uniform('scale'), uniform('dot')];

  return {
    setPoints(points) {
      gl.bindBuffer(gl.ARRAY_BUFFER, places);
      gl.bufferData(gl.ARRAY_BUFFER, points, gl.DYNAMIC_DRAW);
    },
    setPaint(paint) {
      gl.bindBuffer(gl.ARRAY_BUFFER, colours);
      gl.bufferData(gl.ARRAY_BUFFER, paint.rgba, gl.DYNAMIC_DRAW);
      gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, paint.order, gl.DYNAMIC_DRAW);
      count = paint.order.length;
    },
    draw(view, size, dotPx) {
      const ratio = fitCanvas(canvas, size);
      gl.viewport(0, 0, canvas.width, canvas.height);
      gl.clearColor(0, 0, 0, 0);
      gl.clear(gl.COLOR_BUFFER_BIT);
      gl.enable(gl.BLEND);
      gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
      // biome-ignore lint/correctness/useHookAtTopLevel: a function of WebGL.
      gl.useProgram(program);
      gl.uniform2f(centre, view.x, view.y);
      gl.uniform2f(scale, (2 * view.scale) / size.width, (2 * view.scale) / size.height);
      gl.uniform1f(dot, dotPx * ratio);
      gl.drawElements(gl.POINTS, count, gl.UNSIGNED_INT, 0);
    },
    dispose() {
      for (const buffer of [places, colours, order]) gl.deleteBuffer(buffer);
      gl.deleteVertexArray(array);
      gl.deleteProgram(program);
      // Browsers allow a page few contexts, and the networks need one.
      gl.getExtension('WEBGL_lose_context')?.loseContext();
    },
  };
}

function attribute(
  gl: WebGL2RenderingContext,
  program: WebGLProgram,
  name: string,
  buffer: WebGLBuffer,
  [size, type, isShare]: [number, number, boolean],
): void {
  const place = gl.getAttribLocation(program, name);
  gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
  gl.enableVertexAttribArray(place);
  gl.vertexAttribPointer(place, size, type, isShare, 0, 0);
}

function programOf(gl: WebGL2RenderingContext): WebGLProgram | undefined {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, VERTEX],
    [gl.FRAGMENT_SHADER, FRAGMENT],
  ] as const) {
    const shader = gl.createShader(type);
    // Null where the context is lost already.
    if (!shader) return undefined;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  return gl.getProgramParameter(program, gl.LINK_STATUS) ? program : undefined;
}
