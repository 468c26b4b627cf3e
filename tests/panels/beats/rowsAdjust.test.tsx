import { expect, it } from 'vitest';
import { defaultPrepareSettings } from '../../../src/beats/defaults';
import { settingsProblems } from '../../../src/beats/settingsProblems';
import type { PrepareSettings } from '../../../src/beats/types';
import { PRESETS } from '../../../src/experiment/settings/presets';
import { PrepareFields } from '../../../src/panels/beats/PrepareFields';
import { rowsAdjust } from '../../../src/panels/beats/rowsAdjust';
import { draw, textOf } from '../results/readTable';

const fieldsWith = (settings: PrepareSettings) => {
  const { rows, classCount, trace, align } = rowsAdjust(settings, () => undefined);
  return (
    textOf(draw(<PrepareFields section="beats" adjust={{ rows, classCount, trace }} />)) +
    textOf(draw(<PrepareFields section="window" adjust={{ align }} />))
  );
};

const OF_BEATS = ['Classes', 'Keep the whole record for the beat-free network', 'Placed around'];

it('shows no field of what pieces of rhythm leave no choice of', () => {
  const [ofBeats, ofPieces] = [defaultPrepareSettings, PRESETS.rhythmPieces.prepare].map(fieldsWith);
  for (const label of OF_BEATS) {
    expect(ofBeats).toContain(label);
    expect(ofPieces).not.toContain(label);
  }
  expect(ofPieces).toContain('Rows');
});

it('shows the field of what has to be mended', () => {
  const shown = fieldsWith({ ...PRESETS.rhythmPieces.prepare, classCount: 5 });
  expect(shown).toContain('Classes');
  expect(shown).not.toContain('Keep the whole record');
});

it('takes along what pieces need when they are chosen, and nothing when beats are', () => {
  const before: PrepareSettings = {
    ...defaultPrepareSettings,
    ...{ classCount: 5, align: 'deflection', windowRule: 'tutorial', trace: true },
  };
  const changes: Partial<PrepareSettings>[] = [];
  const { rows } = rowsAdjust(before, (change) => changes.push(change));
  rows.onChange('pieces');
  expect(settingsProblems({ ...before, ...changes[0] })).toEqual([]);
  rows.onChange('beats');
  expect(changes[1]).toEqual({ rows: 'beats' });
});
