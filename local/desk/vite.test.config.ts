import { defineConfig } from 'vite';

/** The unit tests, with what they test, as one file for node --test. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: 'test/all.test.ts',
    outDir: 'node_modules/.tests',
    emptyOutDir: true,
    target: 'node20',
  },
});
