import fc from 'fast-check';
import { loadWords } from '../src/i18n';
import './fastEquality';

/** The same inputs in every run; `FC_SEED` tries others. What another seed finds becomes an example of its test. */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20200101) });

// Panels are rendered without the page that loads their words.
await loadWords('en');
