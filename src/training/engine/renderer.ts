/**
 * Names under which software renderers report themselves: right answers, no GPU speed.
 * SwiftShader (Chrome without a GPU), llvmpipe and softpipe (Mesa), Microsoft Basic Render (WARP), Apple's software renderer.
 */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|basic render|\bwarp\b|software/i;

/** Whether a renderer, by the name that it gives itself, computes on the processor. */
export function isSoftwareRenderer(name: string | undefined): boolean {
  return name !== undefined && SOFTWARE.test(name);
}
