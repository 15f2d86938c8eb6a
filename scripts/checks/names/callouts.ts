// Callouts go to Named Credentials of the package, these to https, and somebody may use their principals.
import type { Component } from '../../../local-org/src/deploy/components.ts';
import { childOf, childrenOf, textOf } from '../../../local-org/src/metadata/xml.ts';
import { lineAt, problemAt, type Problem } from '../gate.ts';
import type { PackageSource } from '../package/source.ts';

export function calloutProblems({ scope, components, apex }: PackageSource): Problem[] {
  const credentials = components.filter(({ type }) => type === 'namedCredential');
  const known = new Set(credentials.map(({ name }) => name.toLowerCase()));
  const unknown = apex.flatMap(({ file, text }) =>
    calloutNames(text)
      .filter(({ name }) => !known.has(name.toLowerCase()))
      .map(({ name, index }) =>
        problemAt(scope, file, lineAt(text, index), {
          rule: 'callout',
          message: `There is no Named Credential ${name}.`,
          fix: 'Name one of force-app/main/setup/namedCredentials.'
        })
      )
  );
  const plain = credentials.flatMap(({ name, root }) =>
    childrenOf(root, 'namedCredentialParameters').flatMap((parameter) => {
      const value = childOf(parameter, 'parameterValue');
      const isPlain =
        textOf(parameter, 'parameterType') === 'Url' && !/^https:/.test(value?.text.trim() ?? '');
      if (!isPlain) return [];
      const { file, line } = value ?? parameter;
      const message = `The Named Credential ${name} does not call over https.`;
      return [{ file, line, rule: 'callout', message, fix: 'Begin the address with https://.' }];
    })
  );
  return [...unknown, ...plain, ...principalProblems(components)];
}

/** Without a grant every callout fails: `externalCredentialPrincipalAccesses` names Credential-Principal. */
function principalProblems(components: Component[]): Problem[] {
  const granted = new Set(
    components
      .filter(({ type }) => type === 'permissionset')
      .flatMap(({ root }) => childrenOf(root, 'externalCredentialPrincipalAccesses'))
      .filter((access) => textOf(access, 'enabled') === 'true')
      .map((access) => textOf(access, 'externalCredentialPrincipal'))
  );
  return components
    .filter(({ type }) => type === 'externalCredential')
    .flatMap(({ name, root }) =>
      childrenOf(root, 'externalCredentialParameters').flatMap((parameter) => {
        const principal = childOf(parameter, 'parameterName');
        const isPrincipal = /^(Named|PerUser)Principal$/.test(
          textOf(parameter, 'parameterType') ?? ''
        );
        const access = `${name}-${principal?.text.trim()}`;
        if (!principal || !isPrincipal || granted.has(access)) return [];
        const { file, line } = principal;
        const message = `No permission set grants the principal ${access}.`;
        const fix = 'Grant it in <externalCredentialPrincipalAccesses>.';
        return [{ file, line, rule: 'principal', message, fix }];
      })
    );
}

/** In string literals only: comments may name what they like. */
function calloutNames(text: string): { name: string; index: number }[] {
  const tokens = text.matchAll(/\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'/g);
  return [...tokens].flatMap(({ 0: token, index }) => {
    const [, name] = /^'callout:(\w+)/i.exec(token) ?? [];
    return name === undefined ? [] : [{ name, index }];
  });
}
