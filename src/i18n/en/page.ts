import { common } from './common';
import { physionet } from './physionet';
import { problems } from './problems';
import { records } from './records';
import { shell } from './shell';

/** The words of the page and its first step: loaded with the page. */
export const pageWords = { common, shell, records, physionet, problems };
