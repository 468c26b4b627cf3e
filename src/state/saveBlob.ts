/** Saves a file through the downloads of the browser. */
export function saveBlob(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // By then the browser has read the blob; revoking the URL at once would break the download in some browsers.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
