import { en } from '../src/i18n/en';
import { zh } from '../src/i18n/zh';

/** The words of both languages; the page itself fetches the second when it is asked for. */
export const words = { en, zh };
