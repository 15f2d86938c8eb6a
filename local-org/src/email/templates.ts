/** E-mail templates: merge fields of the recipient, the related record, the sender and the organization. */
import { compileTemplate } from '../formula/compile.ts';
import type { Host } from '../host.ts';
import { NotSupported } from '../values/errors.ts';
import { raise } from '../values/exception.ts';
import { ORG_ADDRESS } from '../values/org-address.ts';
import type { SObject } from '../values/sobject.ts';

export interface MergeRecords {
  who: SObject | null;
  what: SObject | null;
}

export interface MergedTemplate {
  subject: string | null;
  text: string | null;
  html: string | null;
}

export function mergeRecords(
  host: Host,
  whoId: string | null,
  whatId: string | null
): MergeRecords {
  return {
    who: whoId === null ? null : host.database.find(whoId),
    what: whatId === null ? null : host.database.find(whatId)
  };
}

/** The stored template with the values of the records; Visualforce templates are not rendered. */
export function renderStored(host: Host, id: string, records: MergeRecords): MergedTemplate {
  const template = host.database.find(id);
  if (template?.type !== 'EmailTemplate') {
    raise('EmailException', `The template ${id} does not exist.`);
  }
  if (template.get('TemplateType') === 'visualforce') {
    throw new NotSupported(`e-mail templates of Visualforce (${String(template.get('Name'))})`);
  }
  const merged = (field: string): string | null => {
    const text = template.get(field);
    return typeof text === 'string' ? merge(host, text, records) : null;
  };
  return { subject: merged('Subject'), text: merged('Body'), html: merged('HtmlValue') };
}

/** Replaces `{!Contact.Name}` and `{{{Recipient.Name}}}`; a field without a value is empty. */
export function merge(host: Host, text: string, records: MergeRecords): string {
  const classic = text.replace(/\{\{\{\s*([\w.]+)\s*\}\}\}/g, '{!$1}');
  return String(
    compileTemplate(classic).evaluate({
      value: (path) => valueOf(host, path, records),
      now: () => host.now(),
      timeZone: host.timeZone()
    }) ?? ''
  );
}

function valueOf(host: Host, path: readonly string[], records: MergeRecords): unknown {
  const [scope = '', ...rest] = path;
  if (scope.startsWith('$')) return host.formulaGlobal(path);
  const record = recordFor(host, scope.toLowerCase(), records);
  return record && rest.length > 0 ? follow(host, record, rest) : null;
}

function recordFor(host: Host, scope: string, { who, what }: MergeRecords): SObject | null {
  if (scope === 'recipient') return who;
  if (scope === 'relatedto') return what;
  if (scope === 'receiving_user') return who?.type === 'User' ? who : null;
  if (scope === 'target_user') return what?.type === 'User' ? what : null;
  if (scope === 'user' || scope === 'sender') {
    return host.database.get('User', host.user().userId);
  }
  if (scope === 'organization') return host.database.all('Organization')[0] ?? null;
  return [who, what].find((record) => record?.type.toLowerCase() === scope) ?? null;
}

function follow(host: Host, record: SObject, path: string[]): unknown {
  const [name = '', ...rest] = path;
  const object = host.schema.object(record.type);
  const field = object?.field(name);
  if (rest.length === 0 && field && !isCustomLookup(field.name, field.referenceTo)) {
    return record.get(field.name);
  }
  const lookup = object?.relationship(name) ?? field;
  const id = lookup ? record.get(lookup.name) : null;
  const parent = typeof id === 'string' ? host.database.find(id) : null;
  if (parent && rest.length > 0) return follow(host, parent, rest);
  if (rest.length === 0 && !lookup) return specialField(host, record, name);
  return parent && nameOf(host, parent);
}

/** `{!Deal__c.Account__c}` is the name of the account, as is `{!Contact.Account}`. */
function isCustomLookup(name: string, referenceTo: readonly string[] | undefined): boolean {
  return name.endsWith('__c') && referenceTo !== undefined && referenceTo.length > 0;
}

function nameOf({ schema }: Host, record: SObject): unknown {
  const field = schema.object(record.type)?.nameField;
  return field ? record.get(field) : record.id;
}

/** Merge fields that are no fields of the object. */
function specialField(host: Host, record: SObject, name: string): unknown {
  switch (name.toLowerCase()) {
    case 'link':
      return `${ORG_ADDRESS}/${record.id ?? ''}`;
    case 'ownerfullname': {
      const owner = record.get('OwnerId');
      const found = typeof owner === 'string' ? host.database.find(owner) : null;
      return found && nameOf(host, found);
    }
    default:
      return null;
  }
}
