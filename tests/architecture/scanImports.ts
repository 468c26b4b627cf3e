/** One import of a source file. */
export interface FoundImport {
  specifier: string;
  /** Gone after compiling: `import type`, `export type … from`, `typeof import(…)`. */
  typeOnly: boolean;
  /** Loaded when it is asked for, not with the file: `import(…)`, `new URL(…)`. */
  lazy: boolean;
  /** Names taken from the module (before `as`); `*` for the whole of it, `default`, nothing for a side effect. */
  names: string[];
  /** From 1. */
  line: number;
}

const quoted = String.raw`(?<quote>['"])(?<specifier>[^'"\n]+)\k<quote>`;
const forms: {
  pattern: RegExp;
  lazy?: boolean;
  typeOnly: (groups: Groups) => boolean;
  names: (groups: Groups) => string[];
}[] = [
  {
    // import a, { b as c } from 'x'
    pattern: new RegExp(
      String.raw`^[ \t]*import\s+(?<type>type\s+)?(?<clause>[\w$*{},\s]+?)\s+from\s*${quoted}`,
      'gm',
    ),
    typeOnly: (groups) => groups.type !== undefined,
    names: (groups) => namesOf(groups.clause ?? ''),
  },
  {
    // export { a } from 'x', export * from 'x'
    pattern: new RegExp(
      String.raw`^[ \t]*export\s+(?<type>type\s+)?(?<clause>\*(?:\s*as\s+[\w$]+)?|\{[^}]*\})\s*from\s*${quoted}`,
      'gm',
    ),
    typeOnly: (groups) => groups.type !== undefined,
    names: (groups) => namesOf(groups.clause ?? ''),
  },
  {
    // import 'x'
    pattern: new RegExp(String.raw`^[ \t]*import\s*${quoted}`, 'gm'),
    typeOnly: () => false,
    names: () => [],
  },
  {
    // await import('x'), typeof import('x'), import('x').Type
    pattern: new RegExp(
      String.raw`(?<type>\btypeof\s+)?\bimport\(\s*${quoted}\s*,?\s*\)(?<member>\.[A-Z]\w*)?`,
      'g',
    ),
    lazy: true,
    typeOnly: (groups) => groups.type !== undefined || groups.member !== undefined,
    names: () => ['*'],
  },
  {
    // new Worker(new URL('./x.worker.ts', import.meta.url))
    pattern: new RegExp(String.raw`\bnew\s+URL\(\s*${quoted}\s*,\s*import\.meta\.url`, 'g'),
    lazy: true,
    typeOnly: () => false,
    names: () => ['*'],
  },
];

type Groups = Record<string, string | undefined>;

/** Every import of a TypeScript source, in order of lines. Expects formatted code: a statement starts its line. */
export function scanImports(source: string): FoundImport[] {
  const code = blankComments(source);
  const found: FoundImport[] = [];
  for (const { pattern, lazy = false, typeOnly, names } of forms) {
    for (const match of code.matchAll(pattern)) {
      const groups: Groups = match.groups ?? {};
      const start = match.index + (match[0].length - match[0].trimStart().length);
      found.push({
        specifier: groups.specifier ?? '',
        typeOnly: typeOnly(groups),
        lazy,
        names: names(groups),
        line: lineAt(code, start),
      });
    }
  }
  return found.sort((a, b) => a.line - b.line);
}

/** The line of a position, from 1. */
export function lineAt(text: string, position: number): number {
  let line = 1;
  for (let i = text.indexOf('\n'); i >= 0 && i < position; i = text.indexOf('\n', i + 1)) line++;
  return line;
}

/**
 * The source with comments turned to blanks of the same length, so that lines and positions stay. Strings are kept:
 * a `//` inside one is no comment. A quote that never closes on its line (an apostrophe in JSX text) ends with it.
 */
export function blankComments(source: string): string {
  const token = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|`(?:\\[\s\S]|[^\\`])*`|'(?:\\.|[^\\'\n])*'|"(?:\\.|[^\\"\n])*"/g;
  return source.replace(token, (text) =>
    text.startsWith('//') || text.startsWith('/*') ? text.replace(/[^\n]/g, ' ') : text,
  );
}

function namesOf(clause: string): string[] {
  const braces = /\{([^}]*)\}/.exec(clause);
  const listed = (braces?.[1] ?? '')
    .split(',')
    .map((part) =>
      part
        .trim()
        .replace(/^type\s+/, '')
        .replace(/\s+as\s.*$/s, ''),
    )
    .filter(Boolean);
  const outside = clause.replace(/\{[^}]*\}/, '');
  const names = [...listed];
  if (outside.includes('*')) names.push('*');
  if (/(^|,)\s*[\w$]+\s*(,|$)/.test(outside.replace(/\*\s*as\s+[\w$]+/, ''))) names.push('default');
  return names;
}
