// What the compiler does not see. scripts/web.sh runs it over the page's sources.

import tseslint from 'typescript-eslint';

export default tseslint.config({ ignores: ['dist/', 'node_modules/'] }, ...tseslint.configs.recommendedTypeChecked, {
  languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: new URL('.', import.meta.url).pathname } },
  linterOptions: { reportUnusedDisableDirectives: 'error' },
  rules: {
    eqeqeq: ['error', 'always'],
    'no-eval': 'error',
    'no-restricted-properties': [
      'error',
      { property: 'innerHTML', message: 'Text is text.' },
      { property: 'dangerouslySetInnerHTML', message: 'Text is text.' },
    ],
    'no-restricted-syntax': [
      'error',
      { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: 'Text is text.' },
      { selector: "JSXAttribute[name.name='style']", message: "The page's policy forbids styles in elements." },
    ],
    '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    '@typescript-eslint/no-unused-vars': ['error', { caughtErrors: 'all', argsIgnorePattern: '^_' }],
  },
});
