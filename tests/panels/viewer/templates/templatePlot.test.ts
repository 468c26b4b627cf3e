import { expect, it } from 'vitest';
import { HEIGHT, templateScale, WIDTH } from '../../../../src/panels/viewer/templates/templatePlot';
import type { NamedTemplate } from '../../../../src/state/templates/types';

const template = (number: number, mean: number[], sd = mean.map(() => 0)): NamedTemplate => ({
  ...{ number, early: 0, beats: Int32Array.of(number) },
  ...{ mean: Float32Array.from(mean), sd: Float32Array.from(sd) },
});
const pointsOf = (path: string) =>
  path
    .replace(/[MZ]/g, '')
    .split('L')
    .map((pair) => pair.split(' ').map(Number));
const window = { beforeSec: 0.25, afterSec: 0.75 };

it('all templates have one scale in mV, and R is where the window has it', () => {
  const templates = [template(1, [0, 1, 0]), template(2, [0, -1, 0])];
  const scale = templateScale({ templates, lengthSamples: 3, window });
  const [up, down] = templates.map((each) => pointsOf(scale.plot(each).mean));
  expect(up!.map(([x]) => x)).toEqual([0, WIDTH / 2, WIDTH]);
  expect(up![1]![1]).toBeCloseTo(scale.zeroY - scale.millivolt, 1);
  expect(down![1]![1]).toBeCloseTo(scale.zeroY + scale.millivolt, 1);
  expect(2 * scale.millivolt).toBeLessThan(HEIGHT);
  expect(scale.rX).toBe(WIDTH / 4);
});

it('the band is one standard deviation on each side, and does not change the scale', () => {
  const quiet = template(1, [0, 1, 0]);
  const noisy = template(2, [0, 0.5, 0], [1, 2, 3]);
  const scale = templateScale({ templates: [quiet, noisy], lengthSamples: 3, window });
  expect(scale).toMatchObject({
    millivolt: templateScale({ templates: [quiet], lengthSamples: 3, window }).millivolt,
  });
  const y = pointsOf(scale.plot(noisy).band).map(([, height]) => height!);
  const expected = [1, 2.5, 3, -3, -1.5, -1].map((mv) => scale.zeroY - mv * scale.millivolt);
  expect(y).toHaveLength(6);
  for (const [i, height] of y.entries()) expect(height).toBeCloseTo(expected[i]!, 0);
});

it('flat beats are not drawn large, and no templates are no error', () => {
  expect(
    templateScale({ templates: [template(1, [0, 1e-6])], lengthSamples: 2, window }).millivolt,
  ).toBeLessThan(2 * HEIGHT);
  expect(templateScale({ templates: [], lengthSamples: 0, window }).millivolt).toBeGreaterThan(0);
});
