/** Reads the value of a token by its name: `--class-n` → `#0072b2`. */
export type ReadToken = (name: string) => string;

/** The current values of the tokens, or those of a theme other than the current one. */
export function readThemeColours(theme?: 'light' | 'dark'): ReadToken {
  if (theme === undefined) {
    const style = getComputedStyle(document.documentElement);
    return (name) => style.getPropertyValue(name).trim();
  }
  const probe = document.createElement('div');
  probe.dataset.theme = theme;
  probe.hidden = true;
  document.body.append(probe);
  const style = getComputedStyle(probe);
  const seen = new Map<string, string>();
  // All values are read before the probe is removed: the computed style of a detached element is empty.
  for (const name of tokenNames()) seen.set(name, style.getPropertyValue(name).trim());
  probe.remove();
  return (name) => seen.get(name) ?? '';
}

function tokenNames(): string[] {
  const names = new Set<string>();
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSStyleRule)) continue;
      for (const property of rule.style) if (property.startsWith('--')) names.add(property);
    }
  }
  return [...names];
}

const TOKEN = /^var\((--[\w-]+)\)(?:\s*\/\s*([\d.]+))?$/;

/**
 * A copy of a part of a figure with every `var(--token)` replaced by the value of the token, and `var(--token) / 0.2`
 * by the same colour with that opacity. Number lists and typed arrays are returned unchanged.
 */
export function resolveColours(value: unknown, read: ReadToken): unknown {
  if (typeof value === 'string') {
    const [, name, opacity] = TOKEN.exec(value) ?? [];
    if (name === undefined) return value;
    return opacity === undefined ? read(name) : withOpacity(read(name), Number(opacity));
  }
  if (Array.isArray(value)) {
    // A step of a colour scale is a list too: [0, 'var(--paper)'].
    const isNumbers = typeof value[0] === 'number' && typeof value.at(-1) === 'number';
    if (isNumbers) return value;
    const resolved = value.map((item) => resolveColours(item, read));
    // The same list if nothing changed, so that plotly can see that nothing did.
    return resolved.every((item, i) => item === value[i]) ? value : resolved;
  }
  if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolveColours(item, read)]));
  }
  return value;
}

/** `#rrggbb` with an opacity in 0…1 as `rgba(…)`; other colours are returned unchanged. */
function withOpacity(colour: string, opacity: number): string {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (!match) return colour;
  const [red, green, blue] = match.slice(1).map((part) => Number.parseInt(part, 16));
  return `rgba(${red},${green},${blue},${opacity})`;
}
