import { beats } from './en/beats';
import { common } from './en/common';
import { inspect } from './en/inspect';
import { physionet } from './en/physionet';
import { problems } from './en/problems';
import { records } from './en/records';
import { results } from './en/results';
import { shell } from './en/shell';
import { train } from './en/train';
import { viewer } from './en/viewer';
import type { ProblemValues, ProblemWords } from './problemWords';
import { beats as beatsZh } from './zh/beats';
import { common as commonZh } from './zh/common';
import { inspect as inspectZh } from './zh/inspect';
import { physionet as physionetZh } from './zh/physionet';
import { problems as problemsZh } from './zh/problems';
import { records as recordsZh } from './zh/records';
import { results as resultsZh } from './zh/results';
import { shell as shellZh } from './zh/shell';
import { train as trainZh } from './zh/train';
import { viewer as viewerZh } from './zh/viewer';

const en = {
  common,
  shell,
  records,
  physionet,
  beats,
  problems,
  viewer,
  inspect,
  results,
  train,
};

/** Everything the page says, by panel; English is the pattern for the other languages. */
export type Words = typeof en;

const zh: Words = {
  common: commonZh,
  shell: shellZh,
  records: recordsZh,
  physionet: physionetZh,
  beats: beatsZh,
  problems: problemsZh,
  viewer: viewerZh,
  inspect: inspectZh,
  results: resultsZh,
  train: trainZh,
};

/** By language code. */
export const words = { en, zh };

/** A problem's sentence in the language of `sentences`; the English one where that language has none for its code. */
export function problemSentence(
  sentences: ProblemWords,
  problem: { code: string; message: string; values: ProblemValues; file: string },
): string {
  return sentences[problem.code]?.(problem.values, problem.file) ?? problem.message;
}
