import { escapeHtml } from '../../widgets/plot/escapeHtml';
import { type ReadToken, readThemeColours } from '../../widgets/themeColours';
import css from './report.css?inline';

/** What the file's page has around the report. */
const PAGE_CSS =
  'body{margin:16px auto;max-width:1100px;background:var(--paper);color:var(--ink);font:14px/1.43 var(--font)}h2,h3,p,dl,figure{margin:0}@page{size:A4;margin:14mm 12mm}@media print{body{margin:0}}';

/**
 * A report as a page of its own: what the panel shows, in the light theme, without its buttons, with no script and nothing to load.
 *
 * @param page the element of the report
 */
export function reportHtml(
  page: HTMLElement,
  { title, language }: { title: string; language: string },
): string {
  const copy = page.cloneNode(true) as HTMLElement;
  for (const node of copy.querySelectorAll('[data-unprinted]')) node.remove();
  for (const button of copy.querySelectorAll('button')) button.replaceWith(button.textContent);
  for (const node of copy.querySelectorAll('[tabindex]')) node.removeAttribute('tabindex');
  const styles = PAGE_CSS + css;
  const body = copy.outerHTML;
  return [
    '<!doctype html>',
    `<html lang="${escapeHtml(language)}">`,
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>:root{${tokensIn(styles + body, readThemeColours('light'))}}${styles}</style>`,
    `<body class="record-report">${body}</body>`,
    '</html>',
    '',
  ].join('\n');
}

/** The tokens that a text uses, and those that these use, as declarations. */
function tokensIn(text: string, read: ReadToken): string {
  const values = new Map<string, string>();
  const add = (from: string) => {
    for (const [, name = ''] of from.matchAll(/var\((--[\w-]+)/g)) {
      if (values.has(name)) continue;
      const value = read(name);
      values.set(name, value);
      add(value);
    }
  };
  add(text);
  return [...values].map(([name, value]) => `${name}:${value}`).join(';');
}
