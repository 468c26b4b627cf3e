/**
 * Names under which software renderers report themselves: right answers, no GPU speed.
 * SwiftShader (Chrome without a GPU), llvmpipe and softpipe (Mesa), Microsoft Basic Render (WARP), Apple's software renderer.
 */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|basic render|\bwarp\b|software/i;

/** Whether a renderer, by the name that it gives itself, computes on the processor. */
export function isSoftwareRenderer(name: string | undefined): boolean {
  return name !== undefined && SOFTWARE.test(name);
}

/**
 * Names that a browser gives whatever renderer there is, so that nobody is known by it: WebKit's (a Linux machine
 * without a GPU is an "Apple GPU" as well), and Firefox's where it resists fingerprinting or does not know the name.
 */
const MASKED = /^(apple gpu|webkit webgl|mozilla|generic renderer)?$/i;

/** Whether a renderer's name tells nothing: it may be hardware or software. */
export function isMaskedRenderer(name: string | undefined): boolean {
  return MASKED.test(name?.trim() ?? '');
}
