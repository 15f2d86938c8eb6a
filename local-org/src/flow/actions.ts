/** The actions that flows can call, by the action type of their metadata. */
import type { ActionFactory } from './actions/action.ts';
import { apexAction } from './actions/apex.ts';
import { chatterAction } from './actions/chatter.ts';
import { emailAlertAction } from './actions/email-alert.ts';
import { flowAction } from './actions/flow.ts';
import { emailAction, notificationAction } from './actions/messages.ts';
import { quickAction } from './actions/quick-action.ts';

export const flowActions: Record<string, ActionFactory> = {
  apex: apexAction,
  chatterPost: chatterAction,
  customNotificationAction: notificationAction,
  emailAlert: emailAlertAction,
  emailSimple: emailAction,
  flow: flowAction,
  quickAction
};
