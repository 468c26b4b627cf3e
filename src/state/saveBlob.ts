/** Hands a file to the browser's downloads. */
export function saveBlob(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser has taken hold of the blob by then; freeing it at once would lose it in some browsers.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
