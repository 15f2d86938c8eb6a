module.exports = {
  ...require('../config/jest/node-project.cjs')('ai-service'),
  testMatch: ['<rootDir>/{src,test}/**/*.test.ts']
};
