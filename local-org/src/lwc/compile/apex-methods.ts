// Finds the @AuraEnabled methods of the package's Apex classes, which components import from @salesforce/apex.
import type { Project } from '../../metadata/project.ts';

export interface AuraMethod {
  className: string;
  name: string;
  cacheable: boolean;
}

const auraMethod =
  /@AuraEnabled\s*(\([^)]*\))?\s*(?:@\w+\s*(?:\([^)]*\))?\s*)*(?:(?:public|global|static|virtual|override)\s+)*[\w.]+(?:\s*<[^({]*>)?(?:\s*\[\s*\])?\s+(\w+)\s*\(/gi;

/** Keyed by `class.method` in lower case, because Apex names ignore case. */
export function auraMethods(project: Pick<Project, 'classes'>): Map<string, AuraMethod> {
  const methods = new Map<string, AuraMethod>();
  for (const { name: className, text } of project.classes) {
    for (const [, settings, name] of codeOnly(text).matchAll(auraMethod)) {
      if (!name) continue;
      const cacheable = /cacheable\s*=\s*true/i.test(settings ?? '');
      methods.set(`${className}.${name}`.toLowerCase(), { className, name, cacheable });
    }
  }
  return methods;
}

function codeOnly(text: string): string {
  return text.replace(/'(?:\\.|[^'\\\n])*'|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, ' ');
}
