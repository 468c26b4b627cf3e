import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

/** What a component says, as it is first drawn. */
export const draw = (element: ReactElement): string => renderToStaticMarkup(element);

/** Text of HTML, thin spaces made plain. */
export const textOf = (html: string): string =>
  html
    .replace(/<[^>]+>/g, '')
    .replace(/&amp;/g, '&')
    .replace(/&#x27;/g, '’')
    .replace(/\u2009/g, ' ')
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
