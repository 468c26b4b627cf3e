import { resolveImport, type SourceFile } from './checkRules';
import { scanImports } from './scanImports';

/** Defends an import that closes a circle: on its line or the line above it, with the reason. */
const DEFENDED = /\/\/ circle: \S/;

/**
 * Files that import each other in a circle, whatever the kind of import (types and those loaded later count): the shortest chain
 * of each group of entangled files, as `src/a.ts → src/b.ts → src/a.ts`. Imports under a comment `// circle: why` do not count.
 */
export function findFileCycles(files: readonly SourceFile[]): string[] {
  const imports = importsOf(files);
  const chains: string[][] = [];
  const entangled = new Set<string>();
  for (const path of [...imports.keys()].sort()) {
    if (entangled.has(path)) continue;
    const chain = shortestWayBack(path, imports);
    if (!chain) continue;
    chains.push(chain);
    for (const other of chain) entangled.add(other);
  }
  return chains.map((chain) => chain.map((path) => `src/${path}`).join(' → '));
}

function importsOf(files: readonly SourceFile[]): Map<string, string[]> {
  const known = new Set(files.map(({ path }) => path));
  return new Map(
    files.map(({ path, source }) => {
      const lines = source.split('\n');
      const isDefended = (line: number) => DEFENDED.test(`${lines[line - 2] ?? ''}\n${lines[line - 1]}`);
      const targets = scanImports(source)
        .filter(({ specifier, line }) => specifier.startsWith('.') && !isDefended(line))
        .map(({ specifier }) => resolveImport(path, specifier, known))
        .filter((target) => target !== undefined);
      return [path, [...new Set(targets)]] as const;
    }),
  );
}

/** From a file by its imports to itself, breadth first; undefined where no way leads back. */
function shortestWayBack(start: string, imports: Map<string, string[]>): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const path of queue) {
    for (const target of imports.get(path) ?? []) {
      if (target === start) {
        const chain = [path];
        while (chain[0] !== start) chain.unshift(cameFrom.get(chain[0]!)!);
        return [...chain, start];
      }
      if (cameFrom.has(target)) continue;
      cameFrom.set(target, path);
      queue.push(target);
    }
  }
  return undefined;
}
