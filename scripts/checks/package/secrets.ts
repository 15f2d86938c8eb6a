// No secret ships with the package.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { childOf, descendants, type XmlElement } from '../../../local-org/src/metadata/xml.ts';
import { projectFiles } from '../files.ts';
import { lineAt, problemAt, type Problem } from '../gate.ts';
import type { PackageSource } from './source.ts';

/** Elements of the Metadata API that hold a secret in clear text. */
const SECRET_ELEMENTS = new Set([
  'password',
  'consumerSecret',
  'authProviderSecret',
  'oauthRefreshToken',
  'oauthToken',
  'secret',
  'awsSecretKey',
  'keystorePassword',
  'privateKey'
]);

/** Keys as their issuers form them. */
const SECRET_TEXTS: [RegExp, string][] = [
  [/-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/, 'a private key'],
  [/\bsk-ant-[\w-]{10,}/, 'an Anthropic API key'],
  [/\bsk-[A-Za-z0-9]{32,}/, 'an API key'],
  [/\bAKIA[0-9A-Z]{16}\b/, 'an AWS access key'],
  [/\bgh[pousr]_[A-Za-z0-9]{36}/, 'a GitHub token'],
  [/\b00D[A-Za-z0-9]{12,15}![\w.]{20,}/, 'a Salesforce session id'],
  [/\bBearer\s+[A-Za-z0-9_-]{16,}\.[\w.-]{8,}/, 'a bearer token'],
  [/\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/, 'a JSON web token']
];
const FIX = 'Keep it in the external credential’s principal, which the administrator fills in.';

export function secretProblems({ scope, components }: PackageSource): Problem[] {
  const elements = components.flatMap(({ root, file }) =>
    descendants(root)
      .filter(({ name, text }) => SECRET_ELEMENTS.has(name) && text.trim() !== '')
      .map((element) => {
        const message = `<${element.name}> holds a secret in clear text.`;
        return problemAt(scope, file, element.line, { rule: 'secret', message, fix: FIX });
      })
  );
  return [...elements, ...headerProblems(scope, components), ...textProblems(scope)];
}

/** A header that an external credential adds must be a formula over the principal, not the secret itself. */
function headerProblems(
  scope: PackageSource['scope'],
  components: PackageSource['components']
): Problem[] {
  const parameters = components
    .filter(({ type }) => type === 'externalCredential' || type === 'namedCredential')
    .flatMap(({ root }) => descendants(root).filter(isHeader));
  return parameters.map((parameter) => {
    const message = 'The header of the credential has a fixed value.';
    const fix = 'Write a formula such as {!$Credential.My_Credential.ApiKey}.';
    const line = childOf(parameter, 'parameterValue')?.line ?? parameter.line;
    return problemAt(scope, parameter.file, line, { rule: 'secret', message, fix });
  });
}

function isHeader({ children }: XmlElement): boolean {
  const text = (name: string): string =>
    children.find((child) => child.name === name)?.text.trim() ?? '';
  const type = text('parameterType');
  if (type !== 'AuthHeader' && type !== 'HttpHeader') return false;
  return text('parameterName') === 'Authorization' ||
    /key|token|secret/i.test(text('parameterName'))
    ? !text('parameterValue').includes('{!')
    : false;
}

function textProblems(scope: PackageSource['scope']): Problem[] {
  const files = projectFiles(scope, /^force-app\/.*\.(xml|cls|trigger|js|html|json|txt|css)$/);
  return files.flatMap((file) => {
    const text = readFileSync(path.join(scope.root, file), 'utf8');
    return SECRET_TEXTS.flatMap(([pattern, what]) => {
      const found = pattern.exec(text);
      if (!found) return [];
      const message = `Here is what looks like ${what}.`;
      return [
        problemAt(scope, file, lineAt(text, found.index), { rule: 'secret', message, fix: FIX })
      ];
    });
  });
}
