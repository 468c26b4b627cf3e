import { isSoftwareRenderer } from '../../experiment/engines/renderer';
import type { EngineInfo, Graphics } from '../../experiment/engines/types';

/**
 * The graphics that WebGL uses in this thread; found without tfjs, in some tens of milliseconds.
 *
 * @throws Error with the reason if WebGL 2 is not available
 */
export function findGraphics(where: EngineInfo['where']): Graphics {
  const gl = createCanvas(where).getContext('webgl2', {
    failIfMajorPerformanceCaveat: false,
    powerPreference: 'high-performance',
  }) as WebGL2RenderingContext | null;
  if (!gl) throw noWebGL(where);
  const renderer = rendererName(gl);
  // Browsers allow only a few live contexts per page.
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return { renderer, software: isSoftwareRenderer(renderer) };
}

/** @throws Error with the reason if a worker has no canvas */
export function createCanvas(where: EngineInfo['where']): HTMLCanvasElement | OffscreenCanvas {
  if (where === 'page') return document.createElement('canvas');
  if (typeof OffscreenCanvas === 'undefined') {
    throw new Error('This browser has no OffscreenCanvas, which a worker needs for WebGL.');
  }
  return new OffscreenCanvas(1, 1);
}

export const noWebGL = (where: EngineInfo['where']) =>
  new Error(`There is no WebGL 2 in this ${where === 'worker' ? 'worker' : 'page'}.`);

/** Browsers that hide the extension report the name, or a vague one, as RENDERER. */
export function rendererName(gl: WebGL2RenderingContext): string {
  const extension = gl.getExtension('WEBGL_debug_renderer_info');
  return String(gl.getParameter(extension ? extension.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
}
