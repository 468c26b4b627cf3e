import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseAnnotate } from '../../scripts/annotate/options.mjs';

const folder = mkdtempSync(join(tmpdir(), 'annotate-'));
writeFileSync(join(folder, 'a.hea'), 'a 0 360');
writeFileSync(join(folder, 'model.zip'), '');
writeFileSync(join(folder, 'run.capsule.json'), '{}');
const given = ['--records', folder, '--annotator', 'mine', '--out', 'x'];

it('reads what the command line says', () => {
  expect(parseAnnotate([...given, '--detect', 'pan-tompkins'])).toMatchObject({
    files: ['a.hea', 'model.zip', 'run.capsule.json'].map((name) => join(folder, name)),
    trainingFiles: [],
    annotator: 'mine',
    detector: 'Pan–Tompkins',
    network: undefined,
  });
});

it('takes a network, or a fold of a capsule', () => {
  for (const [name, fold] of [
    ['model.zip', undefined],
    ['run.capsule.json', '2'],
  ]) {
    const network = join(folder, name!);
    const args = [...given, '--network', network, ...(fold ? ['--fold', fold] : [])];
    expect(parseAnnotate(args)).toMatchObject({ network, fold });
  }
});

it.each([
  [['--records', folder], 'Give --records DIR, --annotator NAME and --out DIR.'],
  [given.with(3, 'a.b'), '"a.b" cannot be the name of an annotator'],
  [given.with(1, join(folder, 'none')), 'There is no folder'],
  [[...given, '--detect', 'gqrs'], 'There is no detector gqrs. Choose one of lab, pan-tompkins.'],
  [[...given, '--network', 'none.zip'], 'There is no file none.zip.'],
  [[...given, '--network', join(folder, 'a.hea')], 'is neither a network that the lab saved (.zip) nor'],
  [[...given, '--fold', '2'], '--fold chooses among the networks of a capsule'],
  [[...given, '--network', join(folder, 'model.zip'), '--fold', '2'], 'a .zip holds one'],
])('says what is wrong with %j', (args, sentence) => {
  expect(() => parseAnnotate(args)).toThrow(sentence);
});
