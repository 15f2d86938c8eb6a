// The jest settings of the Lightning Web Components, as Salesforce ships them.
const { createRequire } = require('node:module');
const path = require('node:path');
const { jestConfig } = require('@salesforce/sfdx-lwc-jest/config');

// The engine of the `lwc` package, so that compiled templates and engine are of one version.
const fromLwc = createRequire(require.resolve('lwc'));
const root = path.resolve(__dirname, '../..');

module.exports = {
  ...jestConfig,
  displayName: 'lwc',
  rootDir: root,
  roots: [path.join(root, 'force-app/main')],
  modulePathIgnorePatterns: ['<rootDir>/.local', '<rootDir>/.cache'],
  moduleNameMapper: {
    ...jestConfig.moduleNameMapper,
    '^(lwc|@lwc/engine-dom)$': fromLwc
      .resolve('@lwc/engine-dom')
      .replace(/index\.js$/, 'index.cjs'),
    '^@lwc/wire-service$': fromLwc.resolve('@lwc/wire-service').replace(/index\.js$/, 'index.cjs'),
    '^lightning/modal$': '<rootDir>/config/jest/stubs/lightning/modal/modal'
  },
  setupFiles: [...(jestConfig.setupFiles ?? [])],
  setupFilesAfterEnv: [
    ...(jestConfig.setupFilesAfterEnv ?? []),
    path.join(__dirname, 'lwc-setup.cjs')
  ]
};
