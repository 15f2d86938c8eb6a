/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Messaging_CustomNotification.htm */

import type { MethodImplementation } from '../define.ts';
import type { ApexSet } from '../../../values/set.ts';
import { given } from '../../runtime/arguments.ts';
import { platformClass } from '../define.ts';
import { raise } from '../../../values/exception.ts';
import type { Runtime } from '../../runtime/runtime.ts';

class NotificationValue {
  readonly $type = 'Messaging.CustomNotification';
  readonly texts = new Map<string, string | null>();
}

function setters(): Record<string, MethodImplementation> {
  const types = {
    NotificationTypeId: 'Id',
    SenderId: 'Id',
    TargetId: 'Id',
    Title: 'String',
    Body: 'String',
    TargetPageRef: 'String',
    ActionGroup: 'String'
  };
  return Object.fromEntries(
    Object.entries(types).map(([name, type]): [string, MethodImplementation] => [
      `void set${name}(${type} value)`,
      (_rt, self: NotificationValue, value: string | null) => {
        self.texts.set(name, value);
      }
    ])
  );
}

function send(rt: Runtime, self: NotificationValue, recipients: string[]): void {
  const text = (name: string): string | null => self.texts.get(name) ?? null;
  for (const name of ['NotificationTypeId', 'Title', 'Body']) {
    if (!text(name)) raise('HandledException', `A custom notification needs a value for ${name}`);
  }
  if (recipients.length > 500)
    raise('HandledException', 'A notification has at most 500 recipients');
  rt.outbox.push({
    kind: 'notification',
    recipients,
    title: text('Title'),
    body: text('Body'),
    targetId: text('TargetId'),
    typeId: text('NotificationTypeId')
  });
}

export const CustomNotificationClass = platformClass('Messaging.CustomNotification', {
  isInstance: (value) => value instanceof NotificationValue,
  constructors: {
    'CustomNotification()': () => new NotificationValue(),
    'CustomNotification(String typeId, String sender, String title, String body, String targetId, String targetPageRef)':
      (
        _rt,
        typeId: string | null,
        sender: string | null,
        title: string | null,
        body: string | null,
        targetId: string | null,
        targetPageRef: string | null
      ) => {
        const made = new NotificationValue();
        const texts = { NotificationTypeId: typeId, SenderId: sender, Title: title, Body: body };
        const places = { TargetId: targetId, TargetPageRef: targetPageRef };
        for (const [name, value] of Object.entries({ ...texts, ...places })) {
          made.texts.set(name, value);
        }
        return made;
      }
  },
  methods: {
    ...setters(),
    'void send(Set<String> recipients)': (
      rt,
      self: NotificationValue,
      recipients: ApexSet | null
    ) => send(rt, self, given(recipients).values().map(String))
  }
});
