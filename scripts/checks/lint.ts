// ESLint over TypeScript, scripts and Lightning Web Components; a warning is an error.
import { ESLint } from 'eslint';
import path from 'node:path';
import { problemAt, type Gate } from './gate.ts';

export const lint: Gate = {
  name: 'lint',
  async run(scope) {
    const eslint = new ESLint({
      cwd: scope.root,
      errorOnUnmatchedPattern: false,
      warnIgnored: false,
      cache: true,
      cacheStrategy: 'content',
      cacheLocation: path.join(scope.root, '.cache/eslint/')
    });
    const results = await eslint.lintFiles(scope.files ?? ['.']);
    const rules = eslint.getRulesMetaForResults(results);
    return results.flatMap(({ filePath, messages }) =>
      messages.map(({ line, column, message, ruleId, fix }) => {
        const page = rules[ruleId ?? '']?.docs?.url;
        const advice = fix ? 'Run `npx eslint --fix` on the file.' : page && `See ${page}.`;
        return problemAt(scope, filePath, line ?? 1, {
          column,
          rule: ruleId ?? 'eslint',
          message: message.replace(/[.]?$/, '.'),
          ...(advice ? { fix: advice } : {})
        });
      })
    );
  }
};
