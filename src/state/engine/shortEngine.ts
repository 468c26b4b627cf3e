/**
 * The graphics chip from the renderer string of WEBGL_debug_renderer_info, for narrow columns. Chromium wraps it as
 * `ANGLE (vendor, renderer, driver)` and adds the graphics API; other text is returned unchanged.
 */
export function shortEngine(engine: string): string {
  return engine.replace(/ANGLE \((.*)\)/, (_, inner: string) => {
    const [vendor = inner, renderer] = inner.split(', ');
    return chipOf(renderer ?? vendor);
  });
}

function chipOf(renderer: string): string {
  return renderer
    .replace(/^ANGLE Metal Renderer: /, '')
    .replace(/^Vulkan [\d.]+ \((.*)\)$/, '$1')
    .replace(/ \(0x[0-9A-Fa-f]+\)/g, '')
    .replace(/ (Direct3D|OpenGL).*$/, '')
    .replace(/\((R|TM)\)/g, '')
    .replace(/^Mesa /, '')
    .trim();
}
