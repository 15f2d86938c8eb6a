// Rollup plugin: the @salesforce/* modules whose content is the package's own metadata; a name that does not exist is an error.
import type { Plugin } from 'rollup';
import type { Project } from '../../metadata/project.ts';
import type { FieldDef, ObjectDef, Schema } from '../../metadata/schema.ts';
import { auraMethods, type AuraMethod } from './apex-methods.ts';
import type { Diagnostics } from './diagnostics.ts';

const prefix = '\0salesforce:';

/** JavaScript of the module, or what is wrong with the import. */
type Answer = { code: string } | { problem: string };
type Scope = (name: string, facts: Facts) => Answer;

interface Facts {
  project: Project;
  schema: Schema | null;
  methods: Map<string, AuraMethod>;
}

const value = (content: unknown): Answer => ({
  code: `export default ${JSON.stringify(content)};`
});

const scopes: Record<string, Scope> = {
  apex: importApex,
  apexContinuation: importApex,
  schema: importSchema,
  label: importLabel,
  resourceUrl: importResource,
  contentAssetUrl: (name) => ({
    problem: `Content assets are not supported by local-org: ${name}. Use a static resource.`
  }),
  customPermission: importCustomPermission,
  userPermission: (name) => ({
    code: `import { hasUserPermission } from 'platform/context';\nexport default hasUserPermission(${JSON.stringify(name)}) || undefined;`
  }),
  messageChannel: importMessageChannel,
  community: () => value(null),
  site: () => value(null)
};

/** Values of the scopes user, i18n and client come from base-modules.ts, which stands before this plugin. */
export function salesforceModules(
  project: Project,
  schema: Schema | null,
  diagnostics: Diagnostics
): Plugin {
  const facts: Facts = { project, schema, methods: auraMethods(project) };
  return {
    name: 'local-org-salesforce-modules',
    resolveId: {
      order: 'pre',
      handler(source, importer) {
        if (!source.startsWith('@salesforce/') || !importer) return null;
        const answer = answerFor(source, facts);
        if ('problem' in answer) diagnostics.addAtText(importer, source, answer.problem);
        return prefix + source;
      }
    },
    load(id) {
      if (!id.startsWith(prefix)) return null;
      const answer = answerFor(id.slice(prefix.length), facts);
      const code = 'code' in answer ? answer.code : 'export default undefined;';
      return { code, moduleSideEffects: false };
    }
  };
}

function answerFor(source: string, facts: Facts): Answer {
  const [, scopeName = '', ...rest] = source.split('/');
  const scope = scopes[scopeName];
  return scope
    ? scope(rest.join('/'), facts)
    : { problem: `local-org does not support the module ${source}.` };
}

function importApex(name: string, { methods }: Facts): Answer {
  if (name === '') {
    return { code: `export { refreshApex, getSObjectValue } from 'platform/apex';` };
  }
  const method = methods.get(name.toLowerCase());
  if (!method) {
    return { problem: `There is no @AuraEnabled method ${name} in the package's Apex classes.` };
  }
  const path = JSON.stringify(`${method.className}/${method.name}`);
  return {
    code: `import { apexMethod } from 'platform/apex';\nexport default apexMethod(${path}, ${method.cacheable});`
  };
}

function importSchema(name: string, { schema }: Facts): Answer {
  const [objectApiName = '', ...path] = name.split('.');
  const problem = schema && schemaProblem(schema, objectApiName, path);
  if (problem) return { problem };
  return path.length === 0
    ? value({ objectApiName })
    : value({ fieldApiName: path.join('.'), objectApiName });
}

/** Walks `Owner.Profile.Name` from object to object. */
function schemaProblem(schema: Schema, objectName: string, path: string[]): string | null {
  let current: ObjectDef | undefined = schema.object(objectName);
  if (!current) return `There is no object ${objectName} in the org.`;
  for (const [index, part] of path.entries()) {
    const object: ObjectDef = current;
    if (index === path.length - 1) {
      return object.field(part) ? null : `${object.name} has no field ${part}.`;
    }
    const parent = parentField(object, part)?.referenceTo[0];
    current = parent ? schema.object(parent) : undefined;
    if (!current) return `${object.name} has no relationship ${part}.`;
  }
  return null;
}

function parentField(object: ObjectDef, relationship: string): FieldDef | undefined {
  const wanted = relationship.toLowerCase();
  return [...object.fields.values()].find(
    (field) => field.relationshipName?.toLowerCase() === wanted
  );
}

function importLabel(name: string, { project }: Facts): Answer {
  const labelName = name.replace(/^c\./, '');
  const label = project.labels.find((known) => known.name === labelName);
  return label
    ? value(label.value)
    : { problem: `There is no custom label ${labelName} in the package.` };
}

function importResource(name: string, { project }: Facts): Answer {
  return project.staticResources.some((resource) => resource.name === name)
    ? value(`/resource/${name}`)
    : { problem: `There is no static resource ${name} in the package.` };
}

function importCustomPermission(name: string, { project }: Facts): Answer {
  if (!project.customPermissions.some((permission) => permission.name === name)) {
    return { problem: `There is no custom permission ${name} in the package.` };
  }
  return {
    code: `import { hasCustomPermission } from 'platform/context';\nexport default hasCustomPermission(${JSON.stringify(name)}) || undefined;`
  };
}

function importMessageChannel(name: string, { project }: Facts): Answer {
  return project.messageChannels.some((channel) => `${channel.name}__c` === name)
    ? value({ channelName: name })
    : { problem: `There is no message channel ${name} in the package.` };
}
