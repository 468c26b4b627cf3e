import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { openSource } from '../../src/workers/records/openSource';
import type { SourceFile } from '../../src/workers/records/types';
import { describeWithShared } from '../shared';
import { dropFiles, filesIn } from './fieldRecords';

const file = (path: string, content: BlobPart): SourceFile => ({
  name: path.slice(path.lastIndexOf('/') + 1),
  path,
  blob: new Blob([content]),
});

describeWithShared('files are what is in them', (shared) => {
  const zip = async (name: string) =>
    dropFiles(filesIn(shared, '15-zips').filter((entry) => entry.name === name));

  it('names web pages and pointers under any extension', async () => {
    const { problems, facts } = await dropFiles(filesIn(shared, '19-wrong-download'));
    const sentences = problems.map(({ message }) => message).join('\n');
    for (const name of ['p1.hea', 'p2.dat', 'p4.atr']) expect(sentences).toContain(`${name} is a web page`);
    for (const name of ['p3.dat', 'p5.hea']) expect(sentences).toContain(`${name} is a Git LFS pointer`);
    // A header that was saved as text is a header.
    expect(facts.find(({ name }) => name === 'p6')).toMatchObject({ state: 'ready', annotator: 'atr' });
  });

  it.each([
    ['a.dat', new Uint8Array([0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 0, 3, 9, 9]), 'is compressed with gzip'],
    ['a.atr', '%PDF-1.7\n', 'is a PDF'],
    ['a', `${'a'.repeat(257)}ustar\u000000`, 'is a tar archive'],
    ['a.hea', '\ufeff  <html><body>403</body></html>', 'is a web page'],
  ])('names what %s is', async (name, content, sentence) => {
    const { problems, sources } = await dropFiles([file(name, content)]);
    expect(problems.map(({ message }) => message).join()).toContain(`${name} ${sentence}`);
    expect(sources).toEqual([]);
  });

  it('reads EDF under .rec and .EDF, and under a name that says something else', async () => {
    const files = filesIn(shared, '07-edf-as-rec');
    const { facts, problems } = await dropFiles([...files, { ...file('x.dat', ''), blob: files[0]!.blob }]);
    expect(facts.map(({ name, samplingHz }) => [name, samplingHz])).toEqual([
      ['NIGHT', 128],
      ['ucddb002', 128],
      ['x.dat', 128],
    ]);
    expect(problems).toEqual([]);
  });

  it('shows an annotation channel wherever the reader finds it', async () => {
    const { record } = await dropFiles(filesIn(shared, '23-edf-quirks'));
    for (const name of ['plain-with-annotations-channel', 'edf-plus-lower', 'no-plus-sign']) {
      expect(record(name).facts.annotationCount).toBeGreaterThan(0);
    }
    expect(record('comma').facts.annotators).toEqual([]);
  });

  it.each([
    ['backslash.zip', 'z4'],
    ['dot-slash.zip', 'z5'],
    ['mac.zip', 'z3'],
    ['zip64.zip', 'z6'],
    ['cyrillic.zip', 'z8'],
  ])('reads %s', async (name, record) => {
    const { facts, problems } = await zip(name);
    expect(facts).toMatchObject([{ name: record, state: 'ready', annotator: 'atr', problems: [] }]);
    expect(problems).toEqual([]);
  });

  it('names a zip in a zip', async () => {
    const { problems, facts } = await zip('nested-and-record.zip');
    expect(facts.map(({ name }) => name)).toEqual(['z2']);
    expect(problems.map(({ message }) => message)).toEqual([
      'nested-and-record.zip holds another zip (outer/db.zip), which cannot be read inside it. Unpack nested-and-record.zip first, then drop what is in it.',
    ]);
    expect((await zip('nested.zip')).problems.map(({ code }) => code)).toEqual(['zip-nested']);
  });

  it('reads the fifteen leads of PTB, and names the file that three are in', async () => {
    const whole = await dropFiles(filesIn(shared, '01-ptbdb-xyz'));
    expect(whole.facts).toMatchObject([{ name: 's0010_re', annotators: [] }]);
    expect(whole.facts[0]!.leads.map(({ name }) => name).slice(-3)).toEqual(['vx', 'vy', 'vz']);
    const { signals } = await (await openSource(whole.sources[0]!)).read({ signals: [14] });
    expect(signals[0]!.samples.every(Number.isFinite)).toBe(true);
    const { facts } = await dropFiles(filesIn(shared, '01b-ptbdb-without-xyz'));
    expect(facts[0]!.problems.map(({ message }) => message).join()).toContain('s0010_re.xyz is missing');
  });

  it('joins a header that is called after its signal file', async () => {
    const { facts } = await dropFiles(filesIn(shared, '29-dat-hea'));
    expect(facts).toMatchObject([{ name: '100', state: 'ready', annotator: 'atr', problems: [] }]);
  });

  it('takes numbered downloads for what they are', async () => {
    const person = (n: number, extension: string) =>
      shared.bytes(
        'data',
        'field-cases',
        '04-ecgid-same-names',
        'ecgiddb',
        `Person_0${n}`,
        `rec_1.${extension}`,
      );
    const files = ['hea', 'dat', 'atr'];
    const alone = await dropFiles(files.map((end) => file(`rec_1 (1).${end}`, person(1, end))));
    expect(alone.facts).toMatchObject([{ name: 'rec_1', state: 'ready', problems: [] }]);
    // The same files twice are one record; those of somebody else are another, with its own signals.
    const twice = await dropFiles(
      files.flatMap((end) => [
        file(`rec_1.${end}`, person(1, end)),
        file(`rec_1 (1).${end}`, person(1, end)),
        file(`rec_1 (2).${end}`, person(2, end)),
      ]),
    );
    expect(twice.facts.map(({ name, problems }) => [name, problems])).toEqual([
      ['rec_1', []],
      ['rec_1 (2)', []],
    ]);
  });

  it('finds a file by a name whose accents are letters of their own', async () => {
    const bytes = (end: string) => shared.bytes('data', 'field-cases', '29-dat-hea', `100.${end}`);
    const header = new TextDecoder().decode(bytes('dat.hea')).replaceAll('100', 'größe');
    const zipped = zipSync({
      ['größe.dat'.normalize('NFD')]: bytes('dat'),
      'größe.hea': new TextEncoder().encode(header.normalize('NFC')),
    });
    const { facts } = await dropFiles([file('a.zip', zipped as Uint8Array<ArrayBuffer>)]);
    expect(facts.map(({ state }) => state)).not.toContain('incomplete');
  });
});
