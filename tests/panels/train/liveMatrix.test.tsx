import { expect, it } from 'vitest';
import { defaultTrainSettings } from '../../../src/experiment/settings/defaults';
import { LiveMatrix } from '../../../src/panels/train/LiveMatrix';
import { openingState } from '../../../src/state/train/followTraining';
import { draw, textOf } from '../results/readTable';

it('names the classes of what is trained on, whatever is prepared by now', () => {
  const training = openingState(defaultTrainSettings, {
    ...{ title: 'Run', rows: 'pieces', classCount: 2, synthetic: false },
  });
  expect(draw(<LiveMatrix training={training} />), 'no epoch yet').toBe('');
  const matrix = { of: 'validation' as const, counts: [3, 1, 0, 2], fold: 0, epoch: 1 };
  const shown = textOf(draw(<LiveMatrix training={{ ...training, matrix }} />));
  expect(shown).toContain('AF');
  expect(shown).not.toContain('SVEB');
});
