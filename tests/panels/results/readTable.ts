import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

/** The text of a component after its first render. */
export const draw = (element: ReactElement): string => renderToStaticMarkup(element);

/** The text of HTML, with thin spaces replaced. */
export const textOf = (html: string): string =>
  html
    .replace(/<[^>]+>/g, '')
    .replace(/&amp;/g, '&')
    .replace(/&#x27;/g, '’')
    .replace(/\u202f/g, ' ')
    .trim();

/** Cells of the table with this name, row by row, the head included. */
export function readTable(html: string, name: string): string[][] {
  const table = html
    .match(/<table[\s\S]*?<\/table>/g)
    ?.find((each) => each.includes(`aria-label="${name}"`) || each.includes(`<caption>${name}</caption>`));
  if (!table) throw new Error(`There is no table ${name}.`);
  return (table.match(/<tr[\s\S]*?<\/tr>/g) ?? []).map((row) =>
    (row.match(/<t[hd][\s\S]*?<\/t[hd]>/g) ?? []).map(textOf),
  );
}
