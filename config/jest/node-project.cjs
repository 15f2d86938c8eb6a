// The jest settings that both TypeScript workspaces share: ES modules, no compile step.
module.exports = (displayName) => ({
  displayName,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': require.resolve('./typescript-transform.cjs') },
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node']
});
