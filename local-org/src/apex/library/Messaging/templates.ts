/** E-mail templates: merge fields of the recipient, the related record, the sender and the organization. */

import type { Runtime } from '../../runtime/runtime.ts';
import type { SObject } from '../../../values/sobject.ts';
import { compileTemplate } from '../../../formula/compile.ts';
import { recordOfId } from '../../runtime/system-data.ts';
import { raise } from '../../../values/exception.ts';

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
  rt: Runtime,
  whoId: string | null,
  whatId: string | null
): MergeRecords {
  return {
    who: whoId === null ? null : recordOfId(rt, whoId),
    what: whatId === null ? null : recordOfId(rt, whatId)
  };
}

/** The stored template with the values of the records; Visualforce templates are not rendered. */
export function renderStored(rt: Runtime, id: string, records: MergeRecords): MergedTemplate {
  const template = recordOfId(rt, id);
  if (template?.type !== 'EmailTemplate') {
    raise('EmailException', `The template ${id} does not exist.`);
  }
  if (template.get('TemplateType') === 'visualforce') {
    raise(
      'EmailException',
      `Visualforce templates are not rendered: ${String(template.get('Name'))}`
    );
  }
  const merged = (field: string): string | null => {
    const text = template.get(field);
    return typeof text === 'string' ? merge(rt, text, records) : null;
  };
  return { subject: merged('Subject'), text: merged('Body'), html: merged('HtmlValue') };
}

/** Replaces `{!Contact.Name}` and `{{{Recipient.Name}}}`; a field without a value is empty. */
export function merge(rt: Runtime, text: string, records: MergeRecords): string {
  const classic = text.replace(/\{\{\{\s*([\w.]+)\s*\}\}\}/g, '{!$1}');
  return String(
    compileTemplate(classic).evaluate({
      value: (path) => valueOf(rt, path, records),
      now: () => rt.host.now(),
      timeZone: rt.host.timeZone()
    }) ?? ''
  );
}

function valueOf(rt: Runtime, path: readonly string[], records: MergeRecords): unknown {
  const [scope = '', ...rest] = path;
  const record = recordFor(rt, scope.toLowerCase(), records);
  return record && rest.length > 0 ? follow(rt, record, rest) : null;
}

function recordFor(rt: Runtime, scope: string, { who, what }: MergeRecords): SObject | null {
  if (scope === 'recipient' || who?.type.toLowerCase() === scope) return who;
  if (what?.type.toLowerCase() === scope || scope === 'relatedto') return what;
  if (scope === 'user' || scope === 'sender') {
    return rt.host.database.get('User', rt.host.user().userId);
  }
  return scope === 'organization' ? (rt.host.database.all('Organization')[0] ?? null) : null;
}

function follow(rt: Runtime, record: SObject, path: string[]): unknown {
  const [name = '', ...rest] = path;
  const object = rt.schema.object(record.type);
  if (rest.length === 0) {
    const field = object?.field(name);
    return field ? record.get(field.name) : null;
  }
  const lookup = object?.relationship(name);
  const id = lookup ? record.get(lookup.name) : null;
  const parent = typeof id === 'string' ? recordOfId(rt, id) : null;
  return parent && follow(rt, parent, rest);
}
