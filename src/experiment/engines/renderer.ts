/**
 * Names that software renderers report: correct results, but no GPU speed.
 * SwiftShader (Chrome without a GPU), llvmpipe and softpipe (Mesa), Microsoft Basic Render (WARP), Apple's software renderer.
 */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|basic render|\bwarp\b|software/i;

/** Whether a renderer computes on the processor, judged by the name it reports. */
export function isSoftwareRenderer(name: string | undefined): boolean {
  return name !== undefined && SOFTWARE.test(name);
}

/**
 * Names that a browser reports for any renderer, to prevent fingerprinting: WebKit's (a Linux machine without a GPU is an
 * "Apple GPU" as well), and Firefox's when it resists fingerprinting or does not know the name.
 */
const MASKED = /^(apple gpu|webkit webgl|mozilla|generic renderer)?$/i;

/** Whether the name of a renderer shows nothing about it: it may be hardware or software. */
export function isMaskedRenderer(name: string | undefined): boolean {
  return MASKED.test(name?.trim() ?? '');
}
