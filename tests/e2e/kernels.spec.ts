import { expect, type Page, test } from './lab';

/** Rounding of sums in another order; the numbers are compared relative to the largest of their tensor. */
const TOLERANCE = 1e-4;

/** Names that the lab's programs begin with, one at least for each of its WebGL kernels. */
const PROGRAMS = [
  'conv1d ',
  'conv1dFilterGradient ',
  'conv1dFilterGradientSum ',
  'maxPool ',
  'maxPoolGradient ',
  'matMul NN',
  'matMul NT',
  'matMul TN',
  'matMul TT',
  'matMulSingles ',
  'unary Relu',
  'reluGradient',
  'binary Add',
  'reduceFirst Sum',
  'reduceLast Sum',
  'argMax',
  'sideBySide ',
  'partOfRows ',
  'adam',
];

interface Outcome {
  backend: string;
  renderer: string;
  replaced: string[];
  restored: boolean;
  grown: { tensors: number; bytesOnGpu: number };
  programs: string[];
}

/** Opens the page and waits for its last row; an error that ends the page's script ends the wait. */
async function checkedBy(page: Page, backend: string) {
  const rows: string[] = [];
  const done = new Promise<void>((resolve, reject) => {
    page.on('pageerror', reject);
    page.on('crash', () => reject(new Error('The page crashed.')));
    page.on('console', (message) => {
      rows.push(message.text());
      if (message.text() === 'KERNELS-DONE') resolve();
    });
  });
  const response = await page.goto(`/kernels.html?backend=${backend}&seed=1&fuzz=4`);
  expect(response?.status(), 'the page is only in a build with --mode bench').toBe(200);
  await done;
  const json = (word: string) =>
    rows.filter((row) => row.startsWith(`${word} `)).map((row) => JSON.parse(row.slice(word.length)));
  expect(rows.filter((row) => row.startsWith('failed'))).toEqual([]);
  const [outcome] = json('KERNELS') as [Outcome];
  return { checks: json('KERNEL') as { name: string; worst: number | null }[], outcome };
}

// The fixture `lab` fails the test on errors in the console.
test('the WebGL kernels compute what the cpu backend does, and go without a trace', async ({
  lab: _,
  page,
}) => {
  const { checks, outcome } = await checkedBy(page, 'webgl');
  expect(checks.length).toBeGreaterThan(120);
  expect(checks.filter(({ worst }) => worst === null || !(worst < TOLERANCE))).toEqual([]);
  expect(outcome.replaced).toEqual(
    expect.arrayContaining([
      'Conv2D',
      'Conv2DBackpropFilter',
      'Conv2DBackpropInput',
      'MaxPoolGrad',
      'LabAdamStep',
    ]),
  );
  for (const name of PROGRAMS) {
    expect(
      outcome.programs.filter((program) => program.startsWith(name)),
      name,
    ).not.toEqual([]);
  }
  expect(outcome.grown).toEqual({ tensors: 0, bytesOnGpu: 0 });
  expect(outcome.restored).toBe(true);
});
