import { describe, expect, it } from 'vitest';
import { countPlaywright, countVitest, sumSteps, testsLine } from '../../scripts/testCounts.mjs';

/** The head of a report of `vitest run --reporter=json`, version 4. */
const vitestReport = {
  numTotalTestSuites: 4,
  numFailedTestSuites: 1,
  numTotalTests: 12,
  numPassedTests: 7,
  numFailedTests: 1,
  numPendingTests: 3,
  numTodoTests: 1,
  success: false,
  testResults: [],
};
/** The end of a report of `playwright test --reporter=json`, version 1.65. */
const playwrightReport = {
  suites: [],
  errors: [],
  stats: { startTime: '', duration: 1, expected: 5, skipped: 2, unexpected: 1, flaky: 1 },
};

describe('counting', () => {
  it('reads a report of Vitest', () => {
    expect(countVitest(vitestReport)).toEqual({ passed: 7, failed: 1, skipped: 4 });
  });

  it('reads a report of Playwright', () => {
    expect(countPlaywright(playwrightReport)).toEqual({ passed: 6, failed: 1, skipped: 2 });
  });

  it.each([null, undefined, 'x', {}, { stats: null }, { stats: { expected: '1' } }, { numPassedTests: -1 }])(
    'refuses what is no report: %j',
    (report) => {
      expect(() => countVitest(report)).toThrow('Vitest');
      expect(() => countPlaywright(report)).toThrow('Playwright');
    },
  );
});

describe('the last line', () => {
  const unit = { ok: true, counts: { passed: 7, failed: 0, skipped: 4 } };

  it('sums the steps', () => {
    const e2e = { ok: true, counts: { passed: 5, failed: 0, skipped: 1 } };
    expect(testsLine(sumSteps([{ ok: true }, unit, e2e]))).toBe('tests: 12 passed, 0 failed, 5 skipped');
  });

  it('counts a failed step without tests as a failure', () => {
    expect(testsLine(sumSteps([{ ok: false }]))).toBe('tests: 0 passed, 1 failed, 0 skipped');
    expect(testsLine(sumSteps([unit, { ok: false }]))).toBe('tests: 7 passed, 1 failed, 4 skipped');
  });

  it('counts a step with failed tests by its tests', () => {
    const failed = { ok: false, counts: { passed: 1, failed: 3, skipped: 0 } };
    expect(sumSteps([unit, failed])).toEqual({ passed: 8, failed: 3, skipped: 4 });
  });

  it('counts a step that failed though its tests passed (a file that did not load)', () => {
    expect(sumSteps([{ ...unit, ok: false }])).toEqual({ passed: 7, failed: 1, skipped: 4 });
  });
});
