// ESLint for the three JavaScript worlds: TypeScript workspaces, build scripts, Lightning Web Components.
import { createRequire } from 'node:module';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const require = createRequire(import.meta.url);
// Not `extended`: it forbids async, for-of and rest parameters for browsers that Salesforce no longer supports.
const lwcRecommended = require('@salesforce/eslint-config-lwc/recommended');
const lwcInternational = require('@salesforce/eslint-config-lwc/i18n');

const sizes = {
  'max-lines': ['error', { max: 600, skipBlankLines: true, skipComments: true }],
  complexity: ['error', 20]
};

export default defineConfig([
  {
    ignores: [
      '**/node_modules/**',
      '.cache/**',
      '.local/**',
      'coverage/**',
      '**/staticresources/**',
      'local-org/test/apex/**',
      'config/jest/stubs/**'
    ]
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommended],
    rules: {
      ...sizes,
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' }
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-console': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }]
    }
  },
  {
    // local-org dispatches over the whole language and library: one wide switch reads better than a split one.
    files: ['local-org/**/*.ts'],
    rules: { complexity: ['error', 45] }
  },
  {
    files: ['scripts/**/*.{mjs,js}', 'config/**/*.{mjs,cjs,js}'],
    languageOptions: { ecmaVersion: 2024, sourceType: 'module' },
    rules: sizes
  },
  {
    files: [
      'force-app/**/lwc/**/*.js',
      'local-org/src/lwc/modules/**/*.js',
      'local-org/test/shell/project/**/lwc/**/*.js'
    ],
    extends: [lwcRecommended, lwcInternational],
    rules: {
      ...sizes,
      'max-lines': ['error', { max: 400, skipComments: true }],
      '@lwc/lwc/consistent-component-name': 'error',
      '@lwc/lwc/no-leaky-event-listeners': 'error',
      // it recommends a module that packages cannot import
      '@salesforce/lightning/prefer-i18n-service': 'off'
    }
  },
  {
    files: ['**/lwc/**/__tests__/**/*.js', 'config/jest/**/*.js'],
    rules: {
      '@lwc/lwc/no-unexpected-wire-adapter-usages': 'off',
      '@lwc/lwc/no-async-operation': 'off'
    }
  },
  {
    // These modules are the platform that the rules are written against.
    files: ['local-org/src/lwc/modules/**/*.js'],
    rules: {
      '@lwc/lwc/no-async-operation': 'off',
      '@lwc/lwc/no-leaky-event-listeners': 'off',
      '@lwc/lwc/no-document-query': 'off',
      '@lwc/lwc/no-leading-uppercase-api-name': 'off',
      '@lwc/lwc/no-api-reassignments': 'off'
    }
  }
]);
