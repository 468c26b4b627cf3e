/** The content of a `data:` URL, base64 or percent-encoded. */
export function dataUrlToBlob(url: string): Blob {
  const comma = url.indexOf(',');
  const [type = '', ...flags] = url.slice('data:'.length, comma).split(';');
  const body = url.slice(comma + 1);
  if (!flags.includes('base64')) return new Blob([decodeURIComponent(body)], { type });
  return new Blob([Uint8Array.from(atob(body), (character) => character.charCodeAt(0))], { type });
}
