/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_apexpages.htm */

import type { ApexException } from '../../../values/exception.ts';
import type { EnumValue } from '../../../values/enum.ts';
import { ApexList } from '../../../values/list.ts';
import { given } from '../../runtime/arguments.ts';
import { MessageValue, Severity } from '../ApexPages/Message.ts';
import { PageReferenceValue } from './PageReference.ts';
import { platformClass } from '../define.ts';
import type { Runtime } from '../../runtime/runtime.ts';

/** Outside of tests there are no page requests, so there is no page. */
export function currentPage(rt: Runtime): PageReferenceValue | null {
  if (!rt.test) return null;
  rt.test.currentPage ??= new PageReferenceValue('');
  return rt.test.currentPage as PageReferenceValue;
}

function messagesOf(rt: Runtime): MessageValue[] {
  return rt.pageMessages as MessageValue[];
}

function add(rt: Runtime, message: MessageValue): void {
  const messages = messagesOf(rt);
  const text = message.hashText();
  if (!messages.some((known) => known.hashText() === text)) messages.push(message);
}

/** One message for each failed row of a DML exception, else one for the exception. */
function addException(rt: Runtime, exception: ApexException): void {
  const error = Severity.value('ERROR');
  if (exception.dmlErrors.length === 0) {
    return add(rt, new MessageValue(error, exception.apexMessage ?? 'Script-thrown exception'));
  }
  for (const { message } of exception.dmlErrors) add(rt, new MessageValue(error, message));
}

export const ApexPagesClass = platformClass('System.ApexPages', {
  statics: {
    'void addMessage(ApexPages.Message message)': (rt, message: MessageValue | null) =>
      add(rt, given(message)),
    'void addMessages(Exception exceptionThrown)': (rt, exception: ApexException | null) =>
      addException(rt, given(exception)),
    'PageReference currentPage()': (rt) => currentPage(rt),
    'List<ApexPages.Message> getMessages()': (rt) =>
      new ApexList('ApexPages.Message', [...messagesOf(rt)]),
    'Boolean hasMessages()': (rt) => messagesOf(rt).length > 0,
    'Boolean hasMessages(ApexPages.Severity severity)': (rt, severity: EnumValue | null) =>
      messagesOf(rt).some((message) => message.severity === severity)
  }
});
