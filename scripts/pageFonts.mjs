import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { subsetFont } from './subsetFont.mjs';

/**
 * The Vite plugin for the fonts of the page. `virtual:chinese-font.css` declares Noto Sans SC with the characters of the Chinese words and
 * no others, cut out of the package's slices into `.cache`; the page loads it in Chinese alone. The licences of the fonts go into the build.
 */

const root = join(import.meta.dirname, '..');
const noto = join(root, 'node_modules/@fontsource/noto-sans-sc');
const inter = join(root, 'node_modules/@fontsource-variable/inter');

const cache = join(root, '.cache');

/** From the first block of Chinese characters on. */
const FIRST_CHINESE = 0x2e80;

/** Text, and titles; what is between is drawn with the nearest. */
const WEIGHTS = [400, 600];

const VIRTUAL = 'virtual:chinese-font.css';
/** Beside the other styles, so that its addresses resolve as theirs do; no such file exists. */
const PLACE = join(root, 'src/widgets/chineseFont.css');

/** @returns {import('vite').Plugin} */
export function pageFonts() {
  return {
    name: 'page-fonts',
    resolveId: {
      filter: { id: /^virtual:chinese-font/ },
      handler: (id) => (id === VIRTUAL ? PLACE : undefined),
    },
    load: {
      filter: { id: /chineseFont\.css$/ },
      handler() {
        for (const path of wordFiles()) this.addWatchFile(path);
        return chineseFontCss();
      },
    },
    generateBundle() {
      const emit = (/** @type {string} */ name, /** @type {string} */ folder) =>
        this.emitFile({ type: 'asset', fileName: name, source: readFileSync(join(folder, 'LICENSE')) });
      emit('licences/Inter.txt', inter);
      emit('licences/NotoSansSC.txt', noto);
    },
  };
}

/** @returns {string[]} */
function wordFiles() {
  const folder = join(root, 'src/i18n/zh');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.ts')).map((name) => join(folder, name));
}

/** Writes the fonts. @returns {string} their declarations */
function chineseFontCss() {
  const codes = new Set(wordFiles().flatMap((path) => [...readFileSync(path, 'utf8')].map(codeOf)));
  // Latin letters are those of Inter.
  for (const code of codes) if (code < FIRST_CHINESE) codes.delete(code);
  mkdirSync(cache, { recursive: true });
  const rules = WEIGHTS.map((weight) => {
    const slices = slicesWith(codes).map((key) =>
      readFileSync(join(noto, `files/noto-sans-sc-${key}-${weight}-normal.woff`)),
    );
    const name = `noto-sans-sc-${weight}.woff2`;
    writeFileSync(join(cache, name), subsetFont(slices, codes));
    return `@font-face {
  font-family: "Noto Sans SC";
  font-style: normal;
  font-display: swap;
  font-weight: ${weight};
  src: url("../../.cache/${name}") format("woff2");
  unicode-range: U+${FIRST_CHINESE.toString(16)}-FFFF;
}
`;
  });
  return rules.join('');
}

/** @param {ReadonlySet<number>} codes @returns {string[]} numbers of the slices that have some of them */
function slicesWith(codes) {
  /** @type {Record<string, string>} */
  const ranges = JSON.parse(readFileSync(join(noto, 'unicode.json'), 'utf8'));
  return Object.entries(ranges).flatMap(([key, range]) => {
    const number = /^\[(\d+)\]$/.exec(key)?.[1];
    return number !== undefined && meets(range, codes) ? [number] : [];
  });
}

/** @param {string} character */
const codeOf = (character) => character.codePointAt(0) ?? 0;

/**
 * Whether a range as CSS writes it (`U+4E00-4E05,U+4E07`) holds one of the characters that are used.
 *
 * @param {string} range
 * @param {ReadonlySet<number>} used
 */
function meets(range, used) {
  return range.split(',').some((part) => {
    const [first = 0, last = first] = part
      .trim()
      .slice(2)
      .split('-')
      .map((hex) => Number.parseInt(hex, 16));
    for (let code = first; code <= last; code++) if (used.has(code)) return true;
    return false;
  });
}
