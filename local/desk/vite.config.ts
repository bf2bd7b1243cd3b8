import { defineConfig } from 'vite';

/** The server answers /assets/NAME with the file NAME, and / with index.html, into which it writes its token. */
export default defineConfig({
  base: '/assets/',
  build: {
    outDir: '../src/main/resources/dev/scalpel/local/desk/assets',
    emptyOutDir: true,
    assetsDir: '',
    assetsInlineLimit: 0,
    target: 'es2022',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 400,
  },
});
