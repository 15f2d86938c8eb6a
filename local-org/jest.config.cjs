module.exports = {
  // Servers start and projects compile in these tests, on machines that are busy with others.
  testTimeout: 60_000,
  ...require('../config/jest/node-project.cjs')('local-org'),
  testMatch: ['<rootDir>/{src,test}/**/*.test.ts'],
  testPathIgnorePatterns: ['<rootDir>/test/e2e/']
};
