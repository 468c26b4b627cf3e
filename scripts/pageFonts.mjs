import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The Vite plugin for the fonts of the page. `virtual:chinese-font.css` declares Noto Sans SC for the characters that the Chinese words
 * use: of the hundred slices of the font, only those that hold one. The page loads it in Chinese alone, and the browser of it only the
 * slices of what is shown. The licences of the fonts go into the build.
 */

const root = join(import.meta.dirname, '..');
const noto = join(root, 'node_modules/@fontsource/noto-sans-sc');
const inter = join(root, 'node_modules/@fontsource-variable/inter');

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

/** @returns {string} */
function chineseFontCss() {
  const used = new Set(wordFiles().flatMap((path) => [...readFileSync(path, 'utf8')].map(codeOf)));
  /** @type {Record<string, string>} */
  const ranges = JSON.parse(readFileSync(join(noto, 'unicode.json'), 'utf8'));
  const slices = Object.entries(ranges).filter(([key, range]) => /^\[\d+\]$/.test(key) && meets(range, used));
  const rules = slices.flatMap(([key, range]) =>
    WEIGHTS.map(
      (weight) => `@font-face {
  font-family: "Noto Sans SC";
  font-style: normal;
  font-display: swap;
  font-weight: ${weight};
  src: url("@fontsource/noto-sans-sc/files/noto-sans-sc-${key.slice(1, -1)}-${weight}-normal.woff2") format("woff2");
  unicode-range: ${range};
}
`,
    ),
  );
  return rules.join('');
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
