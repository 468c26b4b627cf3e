import { posix } from 'node:path';
import { blankComments, type FoundImport, lineAt, scanImports } from './scanImports';

/** A source file; the path is relative to `src/`, with forward slashes. */
export interface SourceFile {
  path: string;
  source: string;
}

/** What a room may import. A room may always import itself. */
export interface RoomRule {
  /** Rooms, or parts of a room as a pattern: `workers/bridge*`. */
  imports: string[];
  /** Rooms of which only types and vocabulary may be imported. */
  typesOf?: string[];
  /** Every folder of the room is a room of its own. */
  foldersApart?: boolean;
}

/** Where a package from outside may be imported. */
export interface PackageRule {
  /** Name, or a scope: `@tensorflow/*`. Its subpaths are meant too. */
  package: string;
  rooms: string[];
  /** Rooms where only these names may be imported. */
  onlyNames?: Record<string, string[]>;
  /** In at most so many files. */
  maxFiles?: number;
}

/** A package that must not be loaded together with a room, by whatever way round; what is loaded later may. */
export interface LoadRule {
  room: string;
  package: string;
  why: string;
}

/** A pattern that must not occur in code (comments do not count). */
export interface WordRule {
  pattern: RegExp;
  /** `all`, or the rooms where it must not occur. */
  rooms: 'all' | string[];
  why: string;
}

export interface Rules {
  rooms: Record<string, RoomRule>;
  /** Files of a room that hold its vocabulary (types, constants, defaults): may be imported wherever its types may. */
  vocabularyFiles: string[];
  packages: PackageRule[];
  notLoadedWith: LoadRule[];
  words: WordRule[];
  maxLines: number;
}

/** The room of a path: its first folder, or for a file right in `src/` its name without extension. */
function roomOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : path.replace(/\.tsx?$/, '');
}

/** Everything that breaks a rule, each as `src/file:line: what (rule)`. */
export function checkRules(files: SourceFile[], rules: Rules): string[] {
  const code = files.filter((file) => !file.path.endsWith('.d.ts'));
  const known = new Set(code.map((file) => file.path));
  const imports = code.flatMap((file) => scanImports(file.source).map((found) => ({ file, found })));
  return [
    ...code.flatMap((file) => checkFile(file, rules)),
    ...imports.flatMap(({ file, found }) => {
      const problem = found.specifier.startsWith('.')
        ? checkRelative(file.path, found, known, rules)
        : checkPackage(file.path, found, rules);
      return problem ? [`src/${file.path}:${found.line}: ${problem}`] : [];
    }),
    ...checkFileLimits(imports, rules),
    ...checkLoads(imports, known, rules),
  ];
}

/** Chains of rooms that import each other in a circle (imports of types count), each as `a → b → a`. */
export function findRoomCycles(files: SourceFile[]): string[] {
  const known = new Set(files.map((file) => file.path));
  const edges = new Map<string, Set<string>>();
  for (const file of files) {
    const from = roomOf(file.path);
    for (const { specifier } of scanImports(file.source)) {
      const target = specifier.startsWith('.') ? resolveImport(file.path, specifier, known) : undefined;
      if (target && roomOf(target) !== from)
        edges.set(from, (edges.get(from) ?? new Set()).add(roomOf(target)));
    }
  }
  const cycles = new Set<string>();
  const walk = (room: string, trail: string[]) => {
    const at = trail.indexOf(room);
    if (at >= 0) {
      const ring = trail.slice(at);
      // Told once, beginning with the first room in the alphabet.
      const first = ring.indexOf([...ring].sort()[0]!);
      const turned = [...ring.slice(first), ...ring.slice(0, first)];
      cycles.add([...turned, turned[0]].join(' → '));
      return;
    }
    for (const next of edges.get(room) ?? []) walk(next, [...trail, room]);
  };
  for (const room of edges.keys()) walk(room, []);
  return [...cycles].sort();
}

function checkFile({ path, source }: SourceFile, rules: Rules): string[] {
  const problems: string[] = [];
  const room = roomOf(path);
  if (!rules.rooms[room]) problems.push(`src/${path}:1: belongs to no room (rule: rooms)`);
  const lines = source.replace(/\n$/, '').split('\n').length;
  if (lines > rules.maxLines) {
    problems.push(`src/${path}:${lines}: ${lines} lines (rule: at most ${rules.maxLines} lines a file)`);
  }
  const code = blankComments(source);
  for (const { pattern, rooms, why } of rules.words) {
    if (rooms !== 'all' && !rooms.includes(room)) continue;
    for (const match of code.matchAll(new RegExp(pattern, 'g'))) {
      problems.push(`src/${path}:${lineAt(code, match.index)}: \`${match[0]}\` (rule: ${why})`);
    }
  }
  for (const match of code.matchAll(/\bimport\(\s*(?!['"\s])/g)) {
    problems.push(
      `src/${path}:${lineAt(code, match.index)}: import(…) of no fixed name (rule: imports can be read)`,
    );
  }
  return problems;
}

function checkRelative(
  path: string,
  found: FoundImport,
  known: Set<string>,
  rules: Rules,
): string | undefined {
  if (/\.(css|svg|png|json|wasm|py)(\?|$)/.test(found.specifier)) return undefined;
  const target = resolveImport(path, found.specifier, known);
  if (!target) return `'${found.specifier}' leads to no file in src (rule: imports resolve)`;
  const from = roomOf(path);
  const to = roomOf(target);
  const rule = rules.rooms[from];
  if (!rule) return undefined;
  if (from === to) {
    const mine = path.split('/');
    const its = target.split('/');
    const bothInFolders = mine.length > 2 && its.length > 2;
    return rule.foldersApart && bothInFolders && mine[1] !== its[1] && !found.typeOnly
      ? `${from}/${mine[1]} imports ${from}/${its[1]} (rule: folders of ${from} stay apart)`
      : undefined;
  }
  if (rule.imports.some((allowed) => matches(allowed, target))) return undefined;
  if (rule.typesOf?.includes(to)) {
    const vocabulary = rules.vocabularyFiles.includes(posix.basename(target));
    return found.typeOnly || vocabulary
      ? undefined
      : `${from} imports more than types from ${target} (rule: ${from} may import types of ${to})`;
  }
  return `${from} imports ${target} (rule: ${from} may import ${rule.imports.join(', ') || 'nothing'})`;
}

function checkPackage(path: string, found: FoundImport, rules: Rules): string | undefined {
  const room = roomOf(path);
  const rule = rules.packages.find((candidate) => isOf(candidate.package, found.specifier));
  if (!rule) return `'${found.specifier}' is in no row of the packages (rule: packages)`;
  if (rule.rooms.includes(room)) return undefined;
  const names = rule.onlyNames?.[room];
  if (names && found.names.length > 0 && found.names.every((name) => names.includes(name))) return undefined;
  const extra = names ? `, and ${room} only ${names.join(', ')} of it` : '';
  return `${room} imports '${found.specifier}' (rule: ${rule.package} only in ${rule.rooms.join(', ')}${extra})`;
}

function checkFileLimits(imports: { file: SourceFile; found: FoundImport }[], rules: Rules): string[] {
  return rules.packages.flatMap((rule) => {
    const users = imports.filter(({ found }) => isOf(rule.package, found.specifier));
    const paths = [...new Set(users.map(({ file }) => file.path))];
    if (rule.maxFiles === undefined || paths.length <= rule.maxFiles) return [];
    const line = users.find(({ file }) => file.path === paths[1])?.found.line ?? 1;
    return [
      `src/${paths[1]}:${line}: ${rule.package} is imported by ${paths.join(', ')} ` +
        `(rule: ${rule.package} in at most ${rule.maxFiles} file)`,
    ];
  });
}

/** Follows the imports that are loaded with a file from every file of the room, breadth first. */
function checkLoads(
  imports: { file: SourceFile; found: FoundImport }[],
  known: Set<string>,
  rules: Rules,
): string[] {
  const loaded = imports.filter(({ found }) => !found.typeOnly && !found.lazy);
  return rules.notLoadedWith.flatMap((rule) => {
    const start = [...known].filter((path) => roomOf(path) === rule.room);
    const cameFrom = new Map<string, string | undefined>(start.map((path) => [path, undefined]));
    // A Map hands out what is added to it while it is walked.
    for (const path of cameFrom.keys()) {
      for (const { file, found } of loaded) {
        if (file.path !== path) continue;
        if (isOf(rule.package, found.specifier)) {
          const way: string[] = [];
          for (let at: string | undefined = path; at; at = cameFrom.get(at)) way.unshift(at);
          return [
            `src/${path}:${found.line}: ${rule.package} is loaded with ${rule.room} ` +
              `by way of ${way.join(' → ')} (rule: ${rule.why})`,
          ];
        }
        const target = found.specifier.startsWith('.')
          ? resolveImport(path, found.specifier, known)
          : undefined;
        if (target && !cameFrom.has(target)) cameFrom.set(target, path);
      }
    }
    return [];
  });
}

function isOf(name: string, specifier: string): boolean {
  if (name.endsWith('/*')) return specifier.startsWith(name.slice(0, -1));
  return specifier === name || specifier.startsWith(`${name}/`);
}

function matches(allowed: string, target: string): boolean {
  if (!allowed.includes('/')) return roomOf(target) === allowed;
  return allowed.endsWith('*') ? target.startsWith(allowed.slice(0, -1)) : target === allowed;
}

/** The file that an import leads to, as a path in `src/`; undefined where it leads to none of `known`. */
export function resolveImport(from: string, specifier: string, known: Set<string>): string | undefined {
  const path = posix.join(posix.dirname(from), specifier.replace(/\?.*$/, ''));
  return ['', '.ts', '.tsx', '/index.ts', '/index.tsx']
    .map((end) => path + end)
    .find((name) => known.has(name));
}
