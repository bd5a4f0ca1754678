// What prettier does not see: names that do not exist, and names that nothing uses.
// scripts/format-js.sh runs both over every *.mjs of the repository.

const nodeGlobals = [
  'WebAssembly',
  'AbortSignal',
  'Buffer',
  'Event',
  'URL',
  'clearInterval',
  'clearTimeout',
  'console',
  'fetch',
  'performance',
  'process',
  'setInterval',
  'setTimeout',
];

export default [
  { ignores: ['target/', 'web/dist/'] },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      ecmaVersion: 2023,
      sourceType: 'module',
      globals: Object.fromEntries(nodeGlobals.map((name) => [name, 'readonly'])),
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      curly: ['error', 'multi-line'],
      'no-const-assign': 'error',
      'no-constant-condition': ['error', { checkLoops: false }],
      'no-dupe-keys': 'error',
      'no-undef': 'error',
      'no-unreachable': 'error',
      'no-unused-vars': ['error', { caughtErrors: 'all', ignoreRestSiblings: true }],
      'no-use-before-define': ['error', { functions: false, variables: false }],
      'no-useless-assignment': 'error',
      'prefer-const': ['error', { destructuring: 'all' }],
    },
  },
  {
    // Some of their functions run in the page.
    files: ['e2e/lib/browser.mjs', 'e2e/test/web/*.mjs'],
    languageOptions: { globals: { document: 'readonly' } },
  },
];
