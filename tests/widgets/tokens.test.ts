import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(resolve(import.meta.dirname, '../../src/widgets/tokens.css'), 'utf8');

/** The colours that a rule of the token sheet sets. */
function coloursOf(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`);
  expect(start, selector).toBeGreaterThanOrEqual(0);
  const body = css.slice(start, css.indexOf('}', start));
  return Object.fromEntries(
    [...body.matchAll(/(--[\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]),
  );
}

const light = coloursOf('[data-theme="light"]');
const darkChanges = coloursOf('[data-theme="dark"]');
const themes = { light, dark: { ...light, ...darkChanges } };

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
}

describe.each(Object.entries(themes))('the %s theme', (_, colours) => {
  const texts = ['--ink', '--ink-soft', '--ink-faint'].flatMap((text) =>
    ['--paper', '--ground', '--surface', '--current'].map((ground) => [text, ground]),
  );
  const marks = ['n', 'sveb', 'veb', 'f', 'q'].map((key) => [`--on-class-${key}`, `--class-${key}`]);
  const others = [
    ['--on-accent', '--accent'],
    ['--danger', '--paper'],
    ['--warn', '--paper'],
    ['--ink', '--warn-surface'],
  ];

  it.each([...texts, ...marks, ...others])('%s on %s can be read (4.5 : 1)', (text, ground) => {
    expect(contrast(colours[text!]!, colours[ground!]!)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['--focus', '--control-line', '--brand', ...[1, 2, 3, 4, 5, 6].map((run) => `--run-${run}`)])(
    '%s stands out from the page (3 : 1)',
    (line) => {
      expect(contrast(colours[line]!, colours['--paper']!)).toBeGreaterThanOrEqual(3);
    },
  );
});

describe('the tokens', () => {
  it('are the same whether dark is chosen or follows the system', () => {
    expect(coloursOf(':root:not([data-theme="light"])')).toEqual(darkChanges);
  });

  it('give the classes the colours of Okabe and Ito in both themes', () => {
    expect(light).toMatchObject({
      '--class-n': '#0072b2',
      '--class-sveb': '#e69f00',
      '--class-veb': '#d55e00',
      '--class-f': '#009e73',
    });
    expect(Object.keys(darkChanges).filter((name) => name.includes('class-'))).toEqual([]);
  });
});
