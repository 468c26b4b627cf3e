import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkRules, findRoomCycles, type Rules, type SourceFile } from './architecture/checkRules';
import { findFileCycles } from './architecture/findFileCycles';

const pureRooms = [
  'base',
  'i18n',
  'wfdb',
  'physionet',
  'signal',
  'detection',
  'beats',
  'rhythm',
  'report',
  'live',
  'evaluation',
  'curves',
  'edits',
  'explain',
  'embedding',
  'experiment',
  'demo',
];
/** Pure functions that the store and its selectors call in the page itself: short work on small data. */
const inPage = [
  'base',
  'physionet',
  'signal',
  'curves',
  'beats',
  'rhythm',
  'report',
  'evaluation',
  'edits',
  'explain',
  'embedding',
  'experiment',
];
const algorithms = [
  ...[
    'base',
    'wfdb',
    'signal',
    'detection',
    'beats',
    'rhythm',
    'report',
    'live',
    'evaluation',
    'curves',
    'edits',
    'explain',
    'embedding',
    'experiment',
    'model',
    'kernels',
    'training',
    'demo',
  ],
];

/** The rooms of the lab and what each may import. Change the picture in docs/ together with this table. */
const rules: Rules = {
  rooms: {
    base: { imports: [] },
    // Settings are declared there: the compiler says which of them lacks words.
    i18n: { imports: ['base'], typesOf: ['beats', 'experiment'] },
    wfdb: { imports: ['base'] },
    physionet: { imports: ['base', 'wfdb'] },
    signal: { imports: ['base'] },
    detection: { imports: ['base', 'signal'] },
    beats: { imports: ['base', 'signal', 'curves'], typesOf: ['wfdb'] },
    rhythm: { imports: ['base'] },
    report: { imports: ['base', 'beats', 'rhythm'] },
    live: { imports: ['base', 'signal', 'detection', 'beats', 'rhythm'] },
    evaluation: { imports: ['base'] },
    curves: { imports: ['base', 'signal'] },
    edits: { imports: ['base', 'wfdb'] },
    explain: { imports: ['base'] },
    embedding: { imports: ['base'] },
    experiment: { imports: ['base', 'beats', 'evaluation', 'curves'], typesOf: ['edits', 'explain'] },
    model: { imports: ['base', 'experiment'] },
    kernels: { imports: ['base'] },
    training: {
      imports: [
        ...['base', 'signal', 'beats', 'rhythm', 'evaluation', 'curves', 'explain', 'experiment', 'model'],
        'kernels',
      ],
    },
    demo: { imports: ['base', 'wfdb'] },
    workers: { imports: algorithms },
    state: { imports: [...inPage, 'workers/bridge*'], typesOf: [...algorithms, 'workers'] },
    widgets: { imports: ['base', 'i18n'] },
    panels: {
      imports: ['widgets', 'state', 'i18n'],
      typesOf: [...algorithms, 'workers'],
      foldersApart: true,
    },
    main: { imports: ['panels', 'state', 'i18n'] },
    bench: {
      imports: ['base', 'beats', 'experiment', 'model', 'kernels', 'training/engine/*', 'workers/bridge*'],
      typesOf: ['training', 'workers'],
    },
  },

  /** `typesOf` means `import type` from any file, and anything from these, which hold names and numbers, no work. */
  vocabularyFiles: [
    ...['types.ts', 'defaults.ts', 'presets.ts'],
    ...['settings.ts', 'trainSettings.ts', 'networkSettings.ts'],
  ],

  packages: [
    { package: 'react', rooms: ['widgets', 'panels', 'main'] },
    { package: 'react-dom', rooms: ['widgets', 'panels', 'main'] },
    { package: 'zustand', rooms: ['state'], onlyNames: { panels: ['useStore', 'useShallow'] } },
    { package: 'virtual:wasm-kernels', rooms: ['kernels'] },
    // Inner loops of the signal room, beside the TypeScript that they repeat to the last bit.
    { package: 'virtual:wasm-signal', rooms: ['signal'] },
    { package: '@tensorflow/*', rooms: ['model', 'kernels', 'training', 'workers', 'bench'] },
    // Written by the build: the slices of Noto Sans SC that the Chinese words need.
    { package: 'virtual:chinese-font.css', rooms: ['panels'], maxFiles: 1 },
    { package: 'plotly.js', rooms: ['widgets'], maxFiles: 1 },
    { package: 'comlink', rooms: ['workers'] },
    { package: 'fflate', rooms: ['wfdb', 'beats', 'state', 'workers'] },
    { package: 'idb', rooms: ['state'] },
    { package: 'valibot', rooms: ['state'], maxFiles: 1 },
  ],

  /** The rest of the page is there before the large libraries are asked for: they come by `import()` or in a worker. */
  notLoadedWith: [
    { room: 'state', package: '@tensorflow/*', why: 'state loads without tfjs' },
    { room: 'main', package: '@tensorflow/*', why: 'the first page loads without tfjs' },
    { room: 'main', package: 'plotly.js', why: 'the first page loads without plotly' },
    { room: 'main', package: 'valibot', why: 'the first page loads without what reads files' },
  ],

  words: [
    { pattern: /\bMath\.random\(/, rooms: 'all', why: 'chance comes from src/base/random.ts, seeded' },
    {
      pattern: /(?<![\w.$])(?:document|navigator|localStorage|indexedDB)\s*\./,
      rooms: pureRooms,
      why: `${pureRooms.join(', ')} run without a page`,
    },
  ],

  maxLines: 300,
};

const sourceFolder = resolve(import.meta.dirname, '../src');
const files: SourceFile[] = readdirSync(sourceFolder, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => ({
    path: path.split(sep).join('/'),
    source: readFileSync(join(sourceFolder, path), 'utf8'),
  }));

describe('the architecture table', () => {
  it('holds for every file in src', () => {
    expect(files.length).toBeGreaterThan(5);
    expect(checkRules(files, rules)).toEqual([]);
  });

  it('has no rooms that import each other in a circle', () => {
    expect(findRoomCycles(files)).toEqual([]);
  });

  it('has no files that import each other in a circle, but where a comment defends it', () => {
    expect(findFileCycles(files)).toEqual([]);
  });
});

/** Files as a small made-up lab, to see each rule fire. */
function lab(sources: Record<string, string>): SourceFile[] {
  const vocabulary = {
    'base/random.ts': '',
    'wfdb/types.ts': '',
    'wfdb/readRecord.ts': '',
    'workers/bridge.ts': '',
    'workers/train.worker.ts': '',
    'state/index.ts': '',
  };
  return Object.entries({ ...vocabulary, ...sources }).map(([path, source]) => ({ path, source }));
}

describe('the rules find what breaks them', () => {
  const problemsOf = (sources: Record<string, string>) => checkRules(lab(sources), rules);

  it.each([
    [
      'a value from a room below',
      'base/a.ts',
      "\nimport { x } from '../wfdb/readRecord';",
      'src/base/a.ts:2: base imports wfdb/readRecord.ts (rule: base may import nothing)',
    ],
    [
      'an export from a room below',
      'base/a.ts',
      "export { x } from '../wfdb/readRecord';",
      'src/base/a.ts:1: base imports wfdb/readRecord.ts',
    ],
    [
      'a whole module passed on',
      'base/a.ts',
      "export * from '../wfdb/readRecord';",
      'src/base/a.ts:1: base imports',
    ],
    ['a side effect', 'base/a.ts', "import '../wfdb/readRecord';", 'src/base/a.ts:1: base imports'],
    [
      'an import over several lines',
      'base/a.ts',
      "import {\n  x,\n  y,\n} from '../wfdb/readRecord';",
      'src/base/a.ts:1: base imports',
    ],
    [
      'a dynamic import',
      'base/a.ts',
      "const f = async () =>\n  (await import('../wfdb/readRecord')).x;",
      'src/base/a.ts:2: base imports',
    ],
    [
      'a dynamic import of a computed name',
      'base/a.ts',
      'const f = (name: string) => import(name);',
      'src/base/a.ts:1: import(…) of no fixed name',
    ],
    [
      'a worker started outside its room',
      'state/a.ts',
      "new Worker(new URL('../workers/train.worker.ts', import.meta.url));",
      'src/state/a.ts:1: state imports more than types from workers/train.worker.ts',
    ],
    [
      'types where none are allowed',
      'signal/a.ts',
      "import type { X } from '../wfdb/types';",
      'src/signal/a.ts:1: signal imports wfdb/types.ts',
    ],
    [
      'a value where only types are allowed',
      'beats/a.ts',
      "import { x } from '../wfdb/readRecord';",
      'src/beats/a.ts:1: beats imports more than types from wfdb/readRecord.ts',
    ],
    [
      'state that reaches past the bridge',
      'state/a.ts',
      "import { x } from '../workers/train.worker';",
      'src/state/a.ts:1: state imports more than types',
    ],
    [
      'a panel that imports its neighbour',
      'panels/beats/a.ts',
      "import { x } from '../train/b';",
      'src/panels/beats/a.ts:1: panels/beats imports panels/train (rule: folders of panels stay apart)',
    ],
    [
      'React in state',
      'state/a.ts',
      "import { useState } from 'react';",
      "src/state/a.ts:1: state imports 'react' (rule: react only in widgets, panels, main)",
    ],
    [
      'tfjs in state, types too',
      'state/a.ts',
      "import type { Tensor } from '@tensorflow/tfjs';",
      "src/state/a.ts:1: state imports '@tensorflow/tfjs'",
    ],
    [
      'a store made in a panel',
      'panels/a.ts',
      "import { createStore } from 'zustand';",
      "src/panels/a.ts:1: panels imports 'zustand'",
    ],
    [
      'a Node module',
      'base/a.ts',
      "import { readFileSync } from 'node:fs';",
      "src/base/a.ts:1: 'node:fs' is in no row of the packages",
    ],
    [
      'a package nobody listed',
      'base/a.ts',
      "import _ from 'lodash';",
      "src/base/a.ts:1: 'lodash' is in no row of the packages",
    ],
    [
      'an import that leads nowhere',
      'base/a.ts',
      "import { x } from './gone';",
      "src/base/a.ts:1: './gone' leads to no file",
    ],
    ['chance without a seed', 'base/a.ts', '\n\nconst x = Math.random();', 'src/base/a.ts:3: `Math.random(`'],
    ['a page in a pure room', 'wfdb/a.ts', "document.title = 'x';", 'src/wfdb/a.ts:1: `document.`'],
    ['a file that is too long', 'base/a.ts', 'x;\n'.repeat(301), 'src/base/a.ts:301: 301 lines'],
    ['a folder that is no room', 'utils/a.ts', '', 'src/utils/a.ts:1: belongs to no room'],
  ])('%s', (_, path, source, expected) => {
    const sources = { [path]: source, ...(path.startsWith('panels/') && { 'panels/train/b.ts': '' }) };
    const problems = problemsOf(sources);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(expected);
  });

  it('a second file that imports plotly', () => {
    const importPlotly = "import Plotly from 'plotly.js/lib/core';";
    expect(problemsOf({ 'widgets/a.ts': importPlotly })).toEqual([]);
    expect(problemsOf({ 'widgets/a.ts': importPlotly, 'widgets/b.ts': importPlotly })).toEqual([
      'src/widgets/b.ts:1: plotly.js is imported by widgets/a.ts, widgets/b.ts (rule: plotly.js in at most 1 file)',
    ]);
  });

  it('a large library that comes in by a side door', () => {
    const sources = (from: string) => ({
      'main.tsx': "import './panels/app';",
      'panels/app.tsx': from,
      'widgets/strip.tsx': "export { plot } from './plot';",
      'widgets/plot.ts': "\nimport Plotly from 'plotly.js/lib/core';",
    });
    expect(problemsOf(sources("import { plot } from '../widgets/strip';"))).toEqual([
      'src/widgets/plot.ts:2: plotly.js is loaded with main by way of ' +
        'main.tsx → panels/app.tsx → widgets/strip.tsx → widgets/plot.ts ' +
        '(rule: the first page loads without plotly)',
    ]);
    expect(problemsOf(sources("const plot = () => import('../widgets/strip');"))).toEqual([]);
    expect(problemsOf(sources("import type { Plot } from '../widgets/strip';"))).toEqual([]);
  });

  it('rooms in a circle', () => {
    const sources = {
      'beats/a.ts': "import type { X } from '../wfdb/b';",
      'wfdb/b.ts': "import { y } from '../beats/a';",
    };
    expect(findRoomCycles(lab(sources))).toEqual(['beats → wfdb → beats']);
  });

  it('files in a circle, with types, later imports and a way round, once a circle', () => {
    const sources = {
      'beats/a.ts': "import type { B } from './b';\nimport { d } from './d';",
      'beats/b.ts': "const c = () => import('./c');",
      'beats/c.ts': "export { a } from './a';",
      'beats/d.ts': "import { e } from './e';",
      'beats/e.ts': "import { d } from './d';\nimport { f } from './f';",
      'beats/f.ts': "import { x } from '../base/random';",
    };
    expect(findFileCycles(lab(sources))).toEqual([
      'src/beats/a.ts → src/beats/b.ts → src/beats/c.ts → src/beats/a.ts',
      'src/beats/d.ts → src/beats/e.ts → src/beats/d.ts',
    ]);
    const defended = { 'beats/d.ts': "// circle: both are one parser\nimport { e } from './e';" };
    expect(findFileCycles(lab({ ...sources, ...defended }))).toHaveLength(1);
    const unreasoned = { 'beats/d.ts': "// circle:\nimport { e } from './e';" };
    expect(findFileCycles(lab({ ...sources, ...unreasoned }))).toHaveLength(2);
  });
});

describe('the rules allow what is allowed', () => {
  it.each([
    ['a room above', 'wfdb/a.ts', "import { createRandom } from '../base/random';"],
    ['types of a room', 'beats/a.ts', "import type { X } from '../wfdb/readRecord';"],
    ['vocabulary of a room', 'beats/a.ts', "import { X } from '../wfdb/types';"],
    ['a type written in place', 'state/a.ts', "type X = import('../wfdb/readRecord').Result;"],
    ["the workers' bridge", 'state/a.ts', "import { connect } from '../workers/bridge';"],
    ['a worker started by its bridge', 'workers/a.ts', "new URL('./train.worker.ts', import.meta.url)"],
    ['the hook of the store', 'panels/train/a.tsx', "import { useStore } from 'zustand';"],
    ['a style sheet', 'main.tsx', "import './main.css';"],
    ['a folder by its index', 'panels/a.ts', "import { store } from '../state';"],
    [
      'words in comments and strings',
      'base/a.ts',
      "// Math.random()\n/* import x from 'y' */\nconst s = 'from // x';",
    ],
    ['an apostrophe in JSX text', 'panels/a.tsx', "const a = <p>It doesn't</p>;\n// import x from 'lodash'"],
  ])('%s', (_, path, source) => {
    expect(checkRules(lab({ [path]: source }), rules)).toEqual([]);
  });
});
