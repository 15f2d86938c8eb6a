module.exports = {
  ...require('../../../config/jest/node-project.cjs')('story'),
  rootDir: __dirname,
  testMatch: ['<rootDir>/*.test.ts'],
  testTimeout: 120_000
};
