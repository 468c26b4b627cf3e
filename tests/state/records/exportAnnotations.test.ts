import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { commands } from '../../../src/state/commands';
import { labStore } from '../../../src/state/store';
import { readAnnotations } from '../../../src/wfdb';
import { describeWithShared } from '../../shared';
import { dropped, freshLab } from '../labInNode';
import { catchSaved } from '../savedFiles';

freshLab();

let saved: Map<string, Blob>;
beforeEach(() => {
  saved = catchSaved();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const bytesOf = async (name: string) => new Uint8Array(await saved.get(name)!.arrayBuffer());

describe('annotations without a record', () => {
  it('give no file', async () => {
    await commands.exportAnnotations(['nothing'], { format: 'wfdb' });
    expect([...saved]).toEqual([]);
  });
});

describeWithShared('annotations taken away', (shared) => {
  const files = (...names: string[]) =>
    names.flatMap((name) =>
      ['hea', 'dat', 'atr'].map((extension) =>
        dropped(`${name}.${extension}`, shared.bytes('data', 'mitdb', `${name}.${extension}`)),
      ),
    );

  it('are the bytes of their file, under any name', async () => {
    await commands.importFiles(files('100'));
    const original = shared.bytes('data', 'mitdb', '100.atr');
    await commands.exportAnnotations(['100'], { format: 'wfdb' });
    await commands.exportAnnotations(['100'], { format: 'wfdb', annotator: 'mine' });
    expect([...saved.keys()]).toEqual(['100.atr', '100.mine']);
    expect(await bytesOf('100.atr')).toEqual(original);
    expect(await bytesOf('100.mine')).toEqual(original);
    await commands.exportAnnotations(['100'], { format: 'wfdb', annotator: 'a.b' });
    expect(labStore.getState().problems.map(({ code }) => code)).toEqual(['annotator-name']);
    expect(saved.size).toBe(2);
  });

  it('are CSV with every field', async () => {
    await commands.importFiles(files('100'));
    await commands.exportAnnotations(['100'], { format: 'csv' });
    const lines = (await saved.get('100.atr.csv')!.text()).split('\r\n');
    expect(lines.slice(0, 3)).toEqual([
      'sample,time_s,symbol,class,subtype,chan,num,aux',
      '18,0.050000,+,,0,0,0,(N',
      '77,0.213889,N,N,0,0,0,',
    ]);
    expect(lines).toHaveLength(2274 + 2);
  });

  it('of several records are one .zip, what the lab found as what it is', async () => {
    await commands.importFiles(files('100', '119'));
    await commands.findBeats(['119']);
    await commands.chooseAnnotator('119', 'found');
    await commands.exportAnnotations(['100', '119'], { format: 'wfdb' });
    const entries = unzipSync(await bytesOf('annotations-wfdb.zip'));
    expect(Object.keys(entries)).toEqual(['100.atr', '119.found']);
    const read = readAnnotations(entries['119.found']!, '119.found');
    expect(read.warnings).toEqual([]);
    expect(read.aux[0]).toMatch(/^ECG lab: beats found by /);
    // Record 119: 1543 N and 444 V.
    expect(read.symbol.filter((symbol) => symbol === 'V')).toHaveLength(444);
  });
});
