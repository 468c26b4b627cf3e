/**
 * A text as plotly shows it letter by letter. Plotly reads a little HTML in every text it draws (`<b>`, `<a href>`),
 * and the names of records and leads, units, notes and titles come from files: each of them passes through here.
 */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
