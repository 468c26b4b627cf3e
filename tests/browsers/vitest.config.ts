import { defineConfig } from 'vitest/config';

/** `npm run test:browsers`: on the build in `dist`, one browser at a time, since training takes every core there is. The limits end what hangs. */
export default defineConfig({
  test: {
    include: ['tests/browsers/*.spec.ts'],
    testTimeout: 900_000,
    hookTimeout: 300_000,
    fileParallelism: false,
  },
});
