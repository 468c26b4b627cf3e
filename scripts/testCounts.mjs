/**
 * Counts of tests, from the JSON reports of Vitest and Playwright.
 *
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 */

/**
 * Counts of a Vitest JSON report (`--reporter=json`).
 *
 * @param {unknown} report
 * @returns {Counts}
 */
export function countVitest(report) {
  const of = numbersOf(report, 'Vitest');
  return {
    passed: of('numPassedTests'),
    failed: of('numFailedTests'),
    skipped: of('numPendingTests') + of('numTodoTests'),
  };
}

/**
 * Counts of a Playwright JSON report (`--reporter=json`). A test that passed at its second try counts as passed.
 *
 * @param {unknown} report
 * @returns {Counts}
 */
export function countPlaywright(report) {
  const stats = typeof report === 'object' && report !== null && 'stats' in report ? report.stats : undefined;
  const of = numbersOf(stats, 'Playwright');
  return { passed: of('expected') + of('flaky'), failed: of('unexpected'), skipped: of('skipped') };
}

/**
 * The sum over all steps. A step that failed without a failed test of its own (types, build, a test file that does
 * not load) counts as one failure, so that no failing run ever reads `0 failed`.
 *
 * @param {{ ok: boolean, counts?: Counts | undefined }[]} steps
 * @returns {Counts}
 */
export function sumSteps(steps) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const { ok, counts } of steps) {
    sum.passed += counts?.passed ?? 0;
    sum.skipped += counts?.skipped ?? 0;
    sum.failed += Math.max(counts?.failed ?? 0, ok ? 0 : 1);
  }
  return sum;
}

/**
 * The last line of every run.
 *
 * @param {Counts} counts
 */
export function testsLine({ passed, failed, skipped }) {
  return `tests: ${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/**
 * @param {unknown} record
 * @param {string} program whose report it is, for the message
 * @returns {(name: string) => number}
 */
function numbersOf(record, program) {
  return (name) => {
    const value = typeof record === 'object' && record !== null ? Reflect.get(record, name) : undefined;
    if (!Number.isInteger(value) || value < 0) {
      throw new Error(`The report of ${program} has no count "${name}".`);
    }
    return value;
  };
}
