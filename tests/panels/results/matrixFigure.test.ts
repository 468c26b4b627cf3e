import { describe, expect, it } from 'vitest';
import { matrixFigure } from '../../../src/panels/results/matrixFigure';

const matrix = { classCount: 3, counts: [6, 2, 0, 1, 3, 0, 0, 0, 0] };
const words = { truth: 'Truth', algorithm: 'Algorithm' };

interface Annotation {
  x: number;
  y: number;
  text: string;
}

function annotations(view: 'counts' | 'byTruth' | 'byPrediction'): Annotation[] {
  return matrixFigure({ matrix, names: ['N', 'SVEB'], view, title: '', words }).layout!
    .annotations as Annotation[];
}

describe('matrixFigure', () => {
  it('writes every cell of the table, truth downwards, algorithm to the right', () => {
    const cells = annotations('counts');
    expect(cells).toHaveLength(9);
    expect(cells.find(({ x, y }) => x === 1 && y === 0)?.text).toBe('2<br><sub>25.0\u202f%</sub>');
    expect(cells.find(({ x, y }) => x === 1 && y === 1)?.text).toBe('<b>3</b><br><sub>75.0\u202f%</sub>');
  });

  it('puts the share first if shares are shown, a dash if there is none', () => {
    expect(annotations('byPrediction').find(({ x, y }) => x === 1 && y === 0)?.text).toBe(
      '40.0\u202f%<br><sub>2</sub>',
    );
    expect(annotations('byTruth').find(({ x, y }) => x === 0 && y === 2)?.text).toBe('–<br><sub>0</sub>');
  });

  it('shades by the root of the share and escapes the title', () => {
    const { data, layout } = matrixFigure({
      matrix,
      names: ['N', 'SVEB'],
      view: 'byTruth',
      title: 'a <b> & c',
      words,
    });
    expect((data[0]!.z as number[][])[0]).toEqual([Math.sqrt(0.75), 0.5, 0]);
    expect((layout?.title as { text: string } | undefined)?.text).toBe('a &lt;b&gt; &amp; c');
  });
});
