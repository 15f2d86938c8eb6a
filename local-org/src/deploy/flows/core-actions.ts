/** Inputs of standard actions, as the Actions Developer Guide lists them; actions that are not here pass. */
import type { Parameter } from './parameters.ts';
import { typeOf } from './flow-type.ts';

const text = (name: string, required = false): Parameter => ({
  name,
  required,
  type: typeOf('String')
});
const texts = (name: string, required = false): Parameter => ({
  name,
  required,
  type: typeOf('String', true)
});
const flag = (name: string): Parameter => ({ name, type: typeOf('Boolean') });

export const CORE_INPUTS: ReadonlyMap<string, readonly Parameter[]> = new Map(
  Object.entries({
    activateSessionPermSet: [text('PermSetName', true)],
    chatterPost: [
      text('text', true),
      text('subjectNameOrId', true),
      text('type'),
      text('communityId'),
      text('visibility')
    ],
    customNotificationAction: [
      text('customNotifTypeId', true),
      texts('recipientIds', true),
      text('title', true),
      text('body', true),
      text('senderId'),
      text('targetId'),
      text('targetPageRef')
    ],
    deactivateSessionPermSet: [text('PermSetName', true)],
    emailAlert: [text('SObjectRowId', true)],
    submit: [
      text('objectId', true),
      text('comment'),
      texts('nextApproverIds'),
      text('processDefinitionNameOrId'),
      flag('skipEntryCriteria'),
      text('submitterId')
    ]
  })
);
