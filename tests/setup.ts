import fc from 'fast-check';

/** The same inputs in every run; `FC_SEED` tries others. What another seed finds becomes an example of its test. */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20200101) });
