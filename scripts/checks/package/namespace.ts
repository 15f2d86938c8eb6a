// Code that works under the namespace of a managed package: API names in text get no prefix.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from '@babel/parser';
import { projectFiles } from '../files.ts';
import { problemAt, type Problem } from '../gate.ts';
import { apexTokens, staleDecision, type PackageSource } from './source.ts';

const API_NAME = /\b[A-Za-z]\w*?__(?:c|r|e|mdt|x|b)\b/i;
const FIX_APEX =
  'Take the name from the describe (`Object__c.SObjectType.getDescribe().getName()`), which has the namespace.';
const FIX_SCRIPT = 'Import it from `@salesforce/schema`, which adds the namespace.';

/** In Apex the compiler resolves names, but not those in text. */
export function apexNamespaceProblems(source: PackageSource): Problem[] {
  const { apex, scope, shape } = source;
  const decided = new Set<string>();
  const problems = apex
    .filter(({ isTest }) => !isTest)
    .flatMap(({ file, name, text }) =>
      apexTokens(text).flatMap((token) => {
        const found = token.text.startsWith("'") ? API_NAME.exec(token.text)?.[0] : undefined;
        if (found === undefined) return [];
        const key = `${name}: ${found}`;
        if (shape.namesAsText[key]) {
          decided.add(key);
          return [];
        }
        const message = `${found} is written as text: in the installed package the name has the namespace before it.`;
        return [problemAt(scope, file, token.line, { rule: 'namespace', message, fix: FIX_APEX })];
      })
    );
  const stale = Object.keys(shape.namesAsText)
    .filter((key) => !decided.has(key))
    .map((key) => staleDecision(source, 'namesAsText', key, 'the class does not have this text'));
  return [...problems, ...stale];
}

/** Apex answers components with records only where their fields need no namespace: with classes of its own. */
export function auraRecordProblems({ apex, scope, components }: PackageSource): Problem[] {
  const objects = new Set(
    components.filter(({ type }) => type === 'object').map(({ name }) => name.toLowerCase())
  );
  return apex.flatMap(({ file, name, text }) => {
    const tokens = apexTokens(text);
    return tokens.flatMap((token, index) => {
      if (token.text.toLowerCase() !== '@auraenabled') return [];
      const signature = tokens.slice(index + 1, index + 12);
      const at = signature.findIndex(({ text: word }) => word.toLowerCase() === 'static');
      const returned = signature.slice(at + 1, at + 4).find(({ text: word }) => {
        return objects.has(word.toLowerCase()) || word.toLowerCase() === 'sobject';
      });
      if (at < 0 || !returned) return [];
      const message = `${name} returns ${returned.text} records to components: their field names get the namespace.`;
      const fix = 'Return a class with the values.';
      return [problemAt(scope, file, returned.line, { rule: 'namespace', message, fix })];
    });
  });
}

/** Components name fields through imports; text such as `record.Status__c` is wrong once there is a namespace. */
export function scriptNamespaceProblems({ scope }: PackageSource): Problem[] {
  const scripts = projectFiles(scope, /^force-app\/main\/.*\/lwc\/[^/]+\/[^/]+\.js$/);
  return scripts.flatMap((file) => {
    const text = readFileSync(path.join(scope.root, file), 'utf8');
    let tokens;
    try {
      ({ tokens } = parse(text, {
        sourceType: 'module',
        plugins: ['decorators', 'classProperties'],
        tokens: true
      }));
    } catch {
      // Syntax errors are the business of the gate "components".
      return [];
    }
    const lines = text.split('\n');
    return (tokens as ScriptToken[]).flatMap(({ value, loc }) => {
      const found = typeof value === 'string' ? API_NAME.exec(value)?.[0] : undefined;
      const line = lines[loc.start.line - 1] ?? '';
      if (found === undefined || /\bfrom\s+'@salesforce\//.test(line)) return [];
      const message = `${found} is written out: in the installed package the name has the namespace before it.`;
      const place = { column: loc.start.column + 1, rule: 'namespace', message, fix: FIX_SCRIPT };
      return [problemAt(scope, file, loc.start.line, place)];
    });
  });
}

interface ScriptToken {
  value?: unknown;
  loc: { start: { line: number; column: number } };
}
