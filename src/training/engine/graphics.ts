import { isSoftwareRenderer } from '../../experiment/engines/renderer';
import type { EngineInfo, Graphics } from '../../experiment/engines/types';

/**
 * Which graphics WebGL reaches in this thread; asked without tfjs, in some tens of milliseconds.
 *
 * @throws Error with the reason where there is no WebGL 2
 */
export function lookAtGraphics(where: EngineInfo['where']): Graphics {
  const gl = createCanvas(where).getContext('webgl2', {
    failIfMajorPerformanceCaveat: false,
    powerPreference: 'high-performance',
  }) as WebGL2RenderingContext | null;
  if (!gl) throw noWebGL(where);
  const renderer = rendererName(gl);
  // Browsers keep few contexts a page alive.
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return { renderer, software: isSoftwareRenderer(renderer) };
}

/** @throws Error with the reason where a worker has no canvas */
export function createCanvas(where: EngineInfo['where']): HTMLCanvasElement | OffscreenCanvas {
  if (where === 'page') return document.createElement('canvas');
  if (typeof OffscreenCanvas === 'undefined') {
    throw new Error('This browser has no OffscreenCanvas, which a worker needs for WebGL.');
  }
  return new OffscreenCanvas(1, 1);
}

export const noWebGL = (where: EngineInfo['where']) =>
  new Error(`There is no WebGL 2 in this ${where === 'worker' ? 'worker' : 'page'}.`);

/** Browsers that hide the extension put the name into RENDERER, or a vague one. */
export function rendererName(gl: WebGL2RenderingContext): string {
  const extension = gl.getExtension('WEBGL_debug_renderer_info');
  return String(gl.getParameter(extension ? extension.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
}
