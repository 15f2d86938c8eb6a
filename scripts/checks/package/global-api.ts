// Nothing is global by accident: a global member can never be taken back.
import { problemAt, type Problem } from '../gate.ts';
import { apexTokens, staleDecision, type PackageSource } from './source.ts';

const FOREVER = /^(global|webservice|@namespaceaccessible)$/i;

export function globalApiProblems(source: PackageSource): Problem[] {
  const { apex, scope, shape } = source;
  const decided = new Set<string>();
  const problems = apex.flatMap(({ file, name, text }) =>
    apexTokens(text)
      .filter((token) => FOREVER.test(token.text))
      .flatMap((token) => {
        if (shape.globalClasses[name]) {
          decided.add(name);
          return [];
        }
        const message = `${name} has a member that is ${token.text}: every later release must keep it.`;
        const fix =
          'Make it public, or write an ADR and list the class in config/package-shape.json.';
        return [problemAt(scope, file, token.line, { rule: 'global', message, fix })];
      })
  );
  const stale = Object.keys(shape.globalClasses)
    .filter((name) => !decided.has(name))
    .map((name) => staleDecision(source, 'globalClasses', name, 'it has no global member'));
  return [...problems, ...stale];
}
