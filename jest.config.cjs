module.exports = {
  projects: [
    '<rootDir>/config/jest/lwc-project.cjs',
    '<rootDir>/ai-service/jest.config.cjs',
    '<rootDir>/local-org/jest.config.cjs',
    '<rootDir>/scripts/jest.config.cjs'
  ]
};
