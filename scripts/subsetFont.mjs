import { brotliCompressSync, constants, inflateSync } from 'node:zlib';

/**
 * A font of a few characters, made of fonts with TrueType outlines that have each some of them. Only what shows a character goes along:
 * no kerning, no vertical forms, no alternates. Formats: W3C WOFF 1.0 (read) and WOFF 2.0 (written, without its transforms), OpenType 1.9.
 */

/** @typedef {{ outline: Buffer, metrics: Buffer }} Glyph metrics: advance width and left side bearing */
/** @typedef {Map<string, Buffer>} Tables */

/** Tags that WOFF 2 has a number for, among those that are written; `glyf` and `loca` are untransformed by their version 3. */
const WOFF2_FLAGS = {
  cmap: 0,
  head: 1,
  hhea: 2,
  hmtx: 3,
  maxp: 4,
  name: 5,
  'OS/2': 6,
  post: 7,
  glyf: 10 | 0xc0,
  loca: 11 | 0xc0,
};

/**
 * @param {readonly Buffer[]} woffs the names and heights are those of the first
 * @param {ReadonlySet<number>} codes Unicode; those that no font has are left out
 * @returns {Buffer} WOFF 2
 */
export function subsetFont(woffs, codes) {
  const fonts = woffs.map(readWoff);
  const [first] = fonts;
  if (!first) throw new Error('A subset needs a font to be made of.');
  /** @type {Map<number, Glyph>} */
  const glyphs = new Map();
  for (const font of fonts) {
    for (const [code, index] of readCmap(table(font, 'cmap'))) {
      if (codes.has(code) && !glyphs.has(code)) glyphs.set(code, readGlyph(font, index));
    }
  }
  const sorted = [...glyphs].sort(([a], [b]) => a - b);
  return writeWoff2(assemble(first, readGlyph(first, 0), sorted));
}

/** @param {Buffer} woff @returns {Tables} */
function readWoff(woff) {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('This is no WOFF file.');
  /** @type {Tables} */
  const tables = new Map();
  for (let i = 0; i < woff.readUInt16BE(12); i++) {
    const at = 44 + 20 * i;
    const offset = woff.readUInt32BE(at + 4);
    const packed = woff.subarray(offset, offset + woff.readUInt32BE(at + 8));
    const isPacked = packed.length < woff.readUInt32BE(at + 12);
    tables.set(woff.toString('latin1', at, at + 4), isPacked ? inflateSync(packed) : packed);
  }
  return tables;
}

/** @param {Tables} tables @param {string} tag */
function table(tables, tag) {
  const found = tables.get(tag);
  if (!found) throw new Error(`The font has no table ${tag}.`);
  return found;
}

/** Characters of the basic plane (format 4) with their glyphs. @param {Buffer} cmap @returns {[code: number, glyph: number][]} */
function readCmap(cmap) {
  const records = Array.from({ length: cmap.readUInt16BE(2) }, (_, i) => cmap.readUInt32BE(8 + 8 * i));
  const start = records.find((offset) => cmap.readUInt16BE(offset) === 4);
  if (start === undefined) throw new Error('The font has no table of characters in format 4.');
  const segments = cmap.readUInt16BE(start + 6) / 2;
  const ends = start + 14;
  /** @type {[number, number][]} */
  const found = [];
  for (let i = 0; i < segments; i++) {
    const column = (/** @type {number} */ at) => cmap.readUInt16BE(ends + at + 2 * i);
    const end = column(0);
    const first = column(2 * segments + 2);
    const delta = column(4 * segments + 2);
    const rangeAt = ends + 6 * segments + 2 + 2 * i;
    const range = cmap.readUInt16BE(rangeAt);
    for (let code = first; code <= end && code < 0xffff; code++) {
      const listed = range === 0 ? code : cmap.readUInt16BE(rangeAt + range + 2 * (code - first));
      if (listed !== 0) found.push([code, (listed + delta) & 0xffff]);
    }
  }
  return found;
}

/** @param {Tables} font @param {number} index @returns {Glyph} */
function readGlyph(font, index) {
  const loca = table(font, 'loca');
  const isLong = table(font, 'head').readUInt16BE(50) === 1;
  const offset = (/** @type {number} */ i) =>
    isLong ? loca.readUInt32BE(4 * i) : 2 * loca.readUInt16BE(2 * i);
  const outline = table(font, 'glyf').subarray(offset(index), offset(index + 1));
  if (outline.length > 0 && outline.readInt16BE(0) < 0) throw new Error(`Glyph ${index} is made of others.`);
  // Beyond the last advance width, all glyphs have it.
  const hmtx = table(font, 'hmtx');
  const widths = table(font, 'hhea').readUInt16BE(34);
  const metrics = Buffer.alloc(4);
  hmtx.copy(metrics, 0, 4 * Math.min(index, widths - 1), 4 * Math.min(index, widths - 1) + 2);
  const bearing = index < widths ? 4 * index + 2 : 4 * widths + 2 * (index - widths);
  hmtx.copy(metrics, 2, bearing, bearing + 2);
  return { outline, metrics };
}

/** @param {Tables} first @param {Glyph} missing @param {[code: number, glyph: Glyph][]} sorted @returns {Tables} */
function assemble(first, missing, sorted) {
  const glyphs = [missing, ...sorted.map(([, glyph]) => glyph)];
  const loca = Buffer.alloc(4 * (glyphs.length + 1));
  const outlines = glyphs.map(({ outline }) => Buffer.concat([outline, Buffer.alloc(-outline.length & 3)]));
  let end = 0;
  outlines.forEach((outline, i) => {
    end += outline.length;
    loca.writeUInt32BE(end, 4 * (i + 1));
  });
  const changed = (/** @type {string} */ tag, /** @type {number} */ at, /** @type {number} */ value) => {
    const copy = Buffer.from(table(first, tag));
    copy.writeUInt16BE(value, at);
    return copy;
  };
  const post = Buffer.alloc(32);
  post.writeUInt32BE(0x00030000); // no names of glyphs
  return new Map([
    ['cmap', writeCmap(sorted.map(([code]) => code))],
    ['head', changed('head', 50, 1)],
    ['hhea', changed('hhea', 34, glyphs.length)],
    ['hmtx', Buffer.concat(glyphs.map(({ metrics }) => metrics))],
    ['maxp', changed('maxp', 4, glyphs.length)],
    ['name', table(first, 'name')],
    ['OS/2', table(first, 'OS/2')],
    ['post', post],
    ['glyf', Buffer.concat(outlines)],
    ['loca', loca],
  ]);
}

/** Format 12; glyph 1 is that of the first character. @param {number[]} codes ascending */
function writeCmap(codes) {
  const cmap = Buffer.alloc(12 + 16 + 12 * codes.length);
  cmap.writeUInt16BE(1, 2);
  cmap.writeUInt16BE(3, 4);
  cmap.writeUInt16BE(10, 6);
  cmap.writeUInt32BE(12, 8);
  cmap.writeUInt16BE(12, 12);
  cmap.writeUInt32BE(16 + 12 * codes.length, 16);
  cmap.writeUInt32BE(codes.length, 24);
  codes.forEach((code, i) => {
    for (const [k, value] of [code, code, i + 1].entries()) cmap.writeUInt32BE(value, 28 + 12 * i + 4 * k);
  });
  return cmap;
}

/** @param {Tables} tables @returns {Buffer} */
function writeWoff2(tables) {
  const directory = [...tables].flatMap(([tag, bytes]) => [
    WOFF2_FLAGS[/** @type {keyof typeof WOFF2_FLAGS} */ (tag)],
    ...base128(bytes.length),
  ]);
  const content = Buffer.concat([...tables.values()]);
  const packed = brotliCompressSync(content, {
    params: { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_FONT },
  });
  const sfntBytes = [...tables.values()].reduce(
    (sum, { length }) => sum + ((length + 3) & ~3),
    12 + 16 * tables.size,
  );
  const header = Buffer.alloc(48);
  header.write('wOF2', 'latin1');
  header.writeUInt32BE(0x00010000, 4);
  header.writeUInt16BE(tables.size, 12);
  header.writeUInt32BE(sfntBytes, 16);
  header.writeUInt32BE(packed.length, 20);
  const file = Buffer.concat([header, Buffer.from(directory), packed]);
  const padded = Buffer.concat([file, Buffer.alloc(-file.length & 3)]);
  padded.writeUInt32BE(padded.length, 8);
  return padded;
}

/** UIntBase128: seven bits a byte, the highest first. @param {number} value @returns {number[]} */
function base128(value) {
  const bytes = [value & 0x7f];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) bytes.unshift((rest & 0x7f) | 0x80);
  return bytes;
}
