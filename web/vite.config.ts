import { defineConfig } from 'vitest/config';

// Everything is relative, so that the page works in any folder: below a domain, on a gateway of IPFS, on a file server.
export default defineConfig({
  base: './',
  // JSX is compiled by esbuild alone.
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact', legalComments: 'none' },
  build: {
    target: 'es2022',
    // WEB_DIST is set by scripts/web.sh.
    outDir: process.env['WEB_DIST'] || 'dist',
    emptyOutDir: true,
    // An image in the text of a style or a script would need more than the page's policy allows.
    assetsInlineLimit: 0,
    // Vite's own helper inserts elements for that; browsers that the page supports do it themselves.
    modulePreload: { polyfill: false },
    sourcemap: false,
    rollupOptions: {
      // A comment of a library that means nothing here.
      onwarn: (warning, warn) => {
        if (warning.code !== 'INVALID_ANNOTATION') warn(warning);
      },
    },
  },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
});
