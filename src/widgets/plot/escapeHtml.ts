/**
 * Escapes a text for plotly, which interprets a little HTML in all texts (`<b>`, `<a href>`). The names of records
 * and leads, units, notes and titles come from files: all of them must be escaped with this.
 */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
