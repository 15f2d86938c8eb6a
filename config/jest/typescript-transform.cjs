// Lets jest run TypeScript the way Node 24 does: types are stripped, nothing else is compiled.
const { stripTypeScriptTypes } = require('node:module');

module.exports = {
  process: (source) => ({ code: stripTypeScriptTypes(source, { mode: 'strip' }) })
};
