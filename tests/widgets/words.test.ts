import { describe, expect, it } from 'vitest';
import { problemSentence } from '../../src/i18n';
import { problems as chineseProblems } from '../../src/i18n/zh/problems';
import type { LabProblemCode } from '../../src/state/types';
import { words } from '../words';

/** Every text of a dictionary with its path; functions are kept as functions. */
function flatten(value: unknown, path = ''): [string, unknown][] {
  if (value === null || typeof value !== 'object') return [[path, value]];
  return Object.entries(value).flatMap(([key, item]) => flatten(item, `${path}/${key}`));
}

describe('the words', () => {
  const { problems: problemsEn, ...en } = words.en;
  const { problems: problemsZh, ...zh } = words.zh;
  const chinese = new Map(flatten(zh));

  it('have the same keys in both languages', () => {
    expect(flatten(en).length).toBeGreaterThan(150);
    // The English footnotes of EC57 are with its tables.
    const keys = [...chinese.keys()].filter((path) => !path.startsWith('/ec57/noteTexts/'));
    expect(new Set(keys)).toEqual(new Set(flatten(en).map(([path]) => path)));
  });

  it('are never empty in only one language', () => {
    const lost = flatten(en).filter(
      ([path, text]) => typeof text === 'string' && (text === '') !== (chinese.get(path) === ''),
    );
    expect(lost).toEqual([]);
  });

  it('have a sentence for every problem code in Chinese, each with its file or values', () => {
    // In English all other problems carry their own sentence.
    expect(Object.keys(problemsEn)).toEqual(['setting-invalid']);
    // A new code without a Chinese sentence does not compile.
    const complete: Record<LabProblemCode, unknown> = chineseProblems;
    expect(problemsZh).toBe(complete);
    for (const [code, sentence] of Object.entries(complete)) {
      const text = (sentence as (values: object, file: string) => string)({}, '100.dat');
      expect(text, code).toMatch(/\p{Script=Han}.*[。]$/u);
    }
  });
});

describe('problemSentence', () => {
  const problem = {
    code: 'signal-short' as const,
    file: '100.dat',
    message: '100.dat is shorter than 100.hea says.',
    values: {
      header: '100.hea',
      presentSamples: 325000,
      announcedSamples: 650000,
      presentSec: 902,
      announcedSec: 1805,
    },
  };

  it('is the message itself in English', () => {
    expect(problemSentence(words.en.problems, problem)).toBe(problem.message);
  });

  it('is built from the parts in Chinese', () => {
    const sentence = problemSentence(words.zh.problems, problem);
    for (const part of ['100.dat', '100.hea', '325000', '650000']) expect(sentence).toContain(part);
  });

  it('falls back to the message for a code without a sentence', () => {
    expect(problemSentence(words.zh.problems, { ...problem, code: 'not-yet-known' })).toBe(problem.message);
  });
});
