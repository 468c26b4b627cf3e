import type { ProblemWords } from '../problemWords';
import { common } from './common';
import { physionet } from './physionet';
import { records } from './records';
import { shell } from './shell';

/** Until all words are loaded, every problem is told by its own sentence. */
const problems: ProblemWords = {};

/** The words of the page and its first step: loaded with the page. */
export const pageWords = { common, shell, records, physionet, problems };
