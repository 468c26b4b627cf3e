import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseAnnotate } from '../../scripts/annotate/options.mjs';

const folder = mkdtempSync(join(tmpdir(), 'annotate-'));
writeFileSync(join(folder, 'a.hea'), 'a 0 360');
const given = ['--records', folder, '--annotator', 'mine', '--out', 'x'];

it('reads what the command line says', () => {
  expect(parseAnnotate([...given, '--detect', 'pan-tompkins'])).toMatchObject({
    files: [join(folder, 'a.hea')],
    trainingFiles: [],
    annotator: 'mine',
    detector: 'Pan–Tompkins',
    network: undefined,
  });
});

it.each([
  [['--records', folder], 'Give --records DIR, --annotator NAME and --out DIR.'],
  [given.with(3, 'a.b'), '"a.b" cannot be the name of an annotator'],
  [given.with(1, join(folder, 'none')), 'There is no folder'],
  [[...given, '--detect', 'gqrs'], 'There is no detector gqrs. Choose one of lab, pan-tompkins.'],
  [[...given, '--network', 'none.zip'], 'There is no file none.zip.'],
])('says what is wrong with %j', (args, sentence) => {
  expect(() => parseAnnotate(args)).toThrow(sentence);
});
