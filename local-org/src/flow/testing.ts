/** Flows and values for the tests of the flow engine. */
import { fieldXml, flowXml, inOrg, objectXml } from '../org/test-org.ts';
import type { LocalOrg } from '../org.ts';
import { ApexList } from '../values/list.ts';
import { Decimal } from '../values/decimal.ts';
import { SObject } from '../values/sobject.ts';

export const DEAL = {
  ...objectXml('Deal__c'),
  ...fieldXml('Deal__c', 'Stage__c', '<type>Text</type><length>40</length>'),
  ...fieldXml('Deal__c', 'Note__c', '<type>Text</type><length>255</length>'),
  ...fieldXml(
    'Deal__c',
    'Key__c',
    '<type>Text</type><length>20</length><externalId>true</externalId><unique>true</unique>'
  ),
  ...fieldXml('Deal__c', 'Due__c', '<type>Date</type>'),
  ...fieldXml(
    'Deal__c',
    'Amount__c',
    '<type>Number</type><precision>10</precision><scale>2</scale>'
  )
};

export function value(content: unknown): string {
  if (typeof content === 'number') return `<value><numberValue>${content}</numberValue></value>`;
  if (typeof content === 'boolean') return `<value><booleanValue>${content}</booleanValue></value>`;
  const text = String(content);
  return text.startsWith('@')
    ? `<value><elementReference>${text.slice(1)}</elementReference></value>`
    : `<value><stringValue>${text}</stringValue></value>`;
}

export function to(target: string | null, tag = 'connector'): string {
  return target ? `<${tag}><targetReference>${target}</targetReference></${tag}>` : '';
}

/** `extra` such as `in out list`. */
export function variable(name: string, dataType: string, extra = '', more = ''): string {
  const has = (word: string): boolean => extra.split(' ').includes(word);
  return `<variables><name>${name}</name><dataType>${dataType}</dataType><isCollection>${has('list')}</isCollection>
    <isInput>${has('in')}</isInput><isOutput>${has('out')}</isOutput>${more}</variables>`;
}

export function assign(
  name: string,
  next: string | null,
  ...items: [target: string, operator: string, content: unknown][]
): string {
  const lines = items.map(
    ([target, operator, content]) =>
      `<assignmentItems><assignToReference>${target}</assignToReference><operator>${operator}</operator>${value(content)}</assignmentItems>`
  );
  return `<assignments><name>${name}</name><label>${name}</label>${lines.join('')}${to(next)}</assignments>`;
}

export function autolaunched(name: string, first: string, body: string): Record<string, string> {
  return flowXml(name, `<start>${to(first)}</start>${body}`);
}

/** Runs a flow in a transaction; lists and numbers as plain values. */
export function run(
  org: LocalOrg,
  name: string,
  inputs: Record<string, unknown> = {}
): Record<string, unknown> {
  return inOrg(org, () => {
    const outputs = org.requireFlows().start(name, inputs);
    return Object.fromEntries(
      Object.entries(outputs).map(([key, content]) => [key, plain(content)])
    );
  });
}

export function plain(content: unknown): unknown {
  if (content instanceof ApexList) return content.items.map(plain);
  if (content instanceof Decimal) return content.toNumber();
  if (content instanceof SObject) return content.get('Name');
  return content;
}

export function numbers(...values: number[]): ApexList {
  return new ApexList(
    'Decimal',
    values.map((item) => Decimal.fromNumber(item))
  );
}

export function texts(...values: string[]): ApexList {
  return new ApexList('String', values);
}
