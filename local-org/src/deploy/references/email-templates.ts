/** Classic e-mail templates: folder, letterhead, the object they are about, and the fields that they merge. */
import { childOf, type XmlElement } from '../../metadata/xml.ts';
import type { Component } from '../components.ts';
import type { DeployContext } from '../context.ts';
import { isForeign, namesOf } from './names.ts';
import { nameIn, eachOf, type ReferenceCheck, type Refuse } from './report.ts';
import { checkFolder } from './reports.ts';

export const checkEmailTemplates: ReferenceCheck = (context) =>
  eachOf(context, ['email'], 'email-templates', (template, refuse) => {
    checkFolder(context, template, ['emailFolder', 'email'], refuse);
    const { root } = template;
    const letterhead = nameIn(root, 'letterhead');
    const isKnown = context.ofType('letter').some(({ name }) => name === letterhead?.name);
    if (letterhead && !isKnown && !isForeign(letterhead.name)) {
      refuse(letterhead.at, `There is no letterhead ${letterhead.name}.`, 'Name one that exists.');
    }
    const entity = nameIn(root, 'relatedEntityType');
    if (entity && namesOf(context).object(entity.name) === 'missing') {
      refuse(entity.at, `There is no object ${entity.name}.`, 'Name an object that exists.');
    }
    for (const element of ['subject', 'textOnly']) {
      const text = childOf(root, element);
      if (text) checkMergeFields(context, text, text.text, text.line, refuse);
    }
    checkContent(context, template, refuse);
  });

/** The text of the message stands in a file beside the metadata. */
function checkContent(context: DeployContext, { file, root }: Component, refuse: Refuse): void {
  const source = context.project.emailTemplates.find((each) => each.file === file);
  if (!source) return;
  const at = { ...root, file: file.replace(/-meta\.xml$/, '') };
  checkMergeFields(context, at, source.content, 1, refuse);
}

/** `{!Opportunity.Amount__c}`; the platform has further names for its own fields, so that custom ones are looked at. */
function checkMergeFields(
  context: DeployContext,
  at: XmlElement,
  text: string,
  firstLine: number,
  refuse: Refuse
): void {
  const names = namesOf(context);
  for (const { 1: objectName = '', 2: field = '', index } of text.matchAll(
    /\{!\s*(\w+)\.(\w+__c)\s*\}/g
  )) {
    const object = names.object(objectName);
    if (typeof object === 'string' && object !== 'missing') continue;
    const line = firstLine + text.slice(0, index).split('\n').length - 1;
    if (object === 'missing') {
      refuse({ ...at, line }, `There is no object ${objectName}.`, 'Mend the merge field.');
    } else if (names.field(object, field) === 'missing') {
      refuse({ ...at, line }, `${object.name} has no field ${field}.`, 'Mend the merge field.');
    }
  }
}
