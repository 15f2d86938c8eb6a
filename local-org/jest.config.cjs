module.exports = {
  ...require('../config/jest/node-project.cjs')('local-org'),
  testMatch: ['<rootDir>/{src,test}/**/*.test.ts'],
  testPathIgnorePatterns: ['<rootDir>/test/e2e/']
};
