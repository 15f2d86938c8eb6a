module.exports = {
  ...require('../config/jest/node-project.cjs')('scripts'),
  testMatch: ['<rootDir>/**/*.test.ts']
};
