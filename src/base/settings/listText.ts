/**
 * Items of a list in one text, separated by commas. What would be read as something else (a comma, a blank at an end, `%`) is
 * percent-encoded.
 */
export function escapeItem(item: string): string {
  return item.replace(/[%,]|^\s+|\s+$/g, encodeURIComponent);
}

/** The items of a text, without the blanks around them. */
export function splitItems(text: string): string[] {
  return text === '' ? [] : text.split(',').map((item) => item.trim());
}

/** What `escapeItem` escaped; a `%` that escapes nothing stays. */
export function unescapeItem(item: string): string {
  return item.replace(/(?:%[\da-f]{2})+/gi, (escaped) => {
    try {
      return decodeURIComponent(escaped);
    } catch {
      return escaped;
    }
  });
}
