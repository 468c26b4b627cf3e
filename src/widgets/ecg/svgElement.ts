/** A picture of `svgPen` as an element of the page. */
export function svgElement(svg: string): Node {
  return document.importNode(new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement, true);
}
