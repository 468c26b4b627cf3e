import { describe, expect, it } from 'vitest';
import { runSteps, type Step, timesTable } from '../../scripts/runSteps.mjs';

/** A step that ends when the test says so. */
function slow(name: string, stage = 1) {
  let write: (text: string) => void = () => {};
  let end: (ok: boolean) => void = () => {};
  const step: Step = {
    name,
    title: name,
    stage,
    run: (out) => {
      write = out;
      return new Promise((resolve) => {
        end = resolve;
      });
    },
  };
  return { step, write: (text: string) => write(text), end: (ok = true) => end(ok) };
}

function collect() {
  const texts: string[] = [];
  return { write: (text: string | Buffer) => void texts.push(String(text)), text: () => texts.join('') };
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('the steps of the tests', () => {
  it('run beside each other in a stage, each with its output in one piece, the last one as it comes', async () => {
    const [a, b] = [slow('a'), slow('b')];
    const out = collect();
    const done = runSteps([a.step, b.step], out.write);
    await turn();
    a.write('a1\n');
    b.write('b1\n');
    a.write('a2\n');
    expect(out.text()).toBe('\n━━ a · b ━━\n');
    b.end();
    await turn();
    expect(out.text()).toMatch(/b1\n✓ b: \d+\.\d s\na1\na2\n$/);
    a.write('a3\n');
    expect(out.text()).toMatch(/a3\n$/);
    a.end();
    expect((await done).map(({ title, ok }) => [title, ok])).toEqual([
      ['b', true],
      ['a', true],
    ]);
  });

  it('go on to the next stage, and stop after one with a failure', async () => {
    const pass = (name: string, stage: number, ok: boolean): Step => ({
      name,
      title: name,
      stage,
      run: async () => ok,
      count: () => ({ passed: 1, failed: 0, skipped: 0 }),
    });
    const steps = [pass('third', 3, true), pass('first', 1, true), pass('second', 2, false)];
    const results = await runSteps(steps, collect().write);
    expect(results.map(({ title, ok }) => [title, ok])).toEqual([
      ['first', true],
      ['second', false],
    ]);
    expect(results[0]?.counts).toEqual({ passed: 1, failed: 0, skipped: 0 });
  });

  it('fail with a sentence where they throw, or their counts cannot be read', async () => {
    const out = collect();
    const steps: Step[] = [
      { name: 'a', title: 'a', stage: 1, run: () => Promise.reject(new Error('no browser')) },
      {
        name: 'b',
        title: 'b',
        stage: 1,
        run: async () => true,
        count: () => {
          throw new Error('no report');
        },
      },
    ];
    const results = await runSteps(steps, out.write);
    expect(results.every(({ ok }) => !ok)).toBe(true);
    expect(out.text()).toContain('no browser');
    expect(out.text()).toContain('no report');
  });

  it('are listed with what they took, the longest first', () => {
    const row = (title: string, seconds: number, ok = true) => ({ title, seconds, ok, counts: undefined });
    expect(timesTable([row('Types', 4.21), row('Unit tests', 80, false)])).toBe(
      '✗ Unit tests    80.0 s\n✓ Types          4.2 s',
    );
  });
});
