/**
 * The graphics chip out of what WEBGL_debug_renderer_info says, for places with little room. Chromium wraps it as
 * `ANGLE (vendor, renderer, driver)` and adds the interface it goes through; other text is left as it is.
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
