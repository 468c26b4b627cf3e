import { defineConfig } from 'vitest/config';

/** `npm run test:browsers`: on the build in `dist`, one browser at a time, since training takes every core there is. */
export default defineConfig({
  test: {
    include: ['tests/browsers/*.spec.ts'],
    testTimeout: 600_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
