import { fieldXml, objectXml } from '../../metadata/testing-project.ts';
import { problemsOf } from '../testing.ts';
import {
  checkEventChannels,
  checkEventSubscribers,
  checkMessageChannels
} from './event-channels.ts';

const NAME = '<nameField><label>Name</label><type>Text</type></nameField>';
const BASE = {
  'objects/Deal__c/Deal__c.object-meta.xml': objectXml('Deal', NAME),
  'objects/Deal__c/fields/Text__c.field-meta.xml': fieldXml(
    'Text__c',
    'Text',
    '<length>9</length>'
  ),
  'objects/Sold__e/Sold__e.object-meta.xml': objectXml('Sold', '<eventType>HighVolume</eventType>'),
  'platformEventChannels/Ours__chn.platformEventChannel-meta.xml':
    '<PlatformEventChannel><channelType>event</channelType><label>Ours</label></PlatformEventChannel>'
};
const member = (channel: string, entity: string, more = ''): string =>
  `<PlatformEventChannelMember>\n<eventChannel>${channel}</eventChannel>\n<selectedEntity>${entity}</selectedEntity>\n${more}</PlatformEventChannelMember>`;
const enriched = (field: string): string =>
  `<enrichedFields><name>${field}</name></enrichedFields>`;

describe('members of event channels', () => {
  const problems = (text: string): string[] =>
    problemsOf(checkEventChannels, {
      ...BASE,
      'platformEventChannelMembers/M.platformEventChannelMember-meta.xml': text
    });

  it.each([
    [
      'a change of a custom object',
      member('ChangeEvents', 'Deal__ChangeEvent', enriched('Text__c'))
    ],
    ['a change of a standard object', member('ChangeEvents', 'AccountChangeEvent')],
    ['an event', member('Ours__chn', 'Sold__e')],
    ['an event of a package', member('other__Ours__chn', 'other__Sold__e')]
  ])('may be %s', (_what, text) => {
    expect(problems(text)).toEqual([]);
  });

  it.each([
    ['an unknown channel', member('Nope__chn', 'Sold__e'), '2: There is no channel Nope__chn.'],
    ['an unknown event', member('Ours__chn', 'Nope__e'), '3: There is no event Nope__e.'],
    [
      'a change of an unknown object',
      member('ChangeEvents', 'Nope__ChangeEvent'),
      '3: There is no event Nope__ChangeEvent.'
    ],
    [
      'an unknown field',
      member('ChangeEvents', 'Deal__ChangeEvent', enriched('Nope__c')),
      '4: Deal__c has no field Nope__c.'
    ],
    [
      'a change in a channel of events',
      member('Ours__chn', 'Deal__ChangeEvent'),
      '3: The channel Ours__chn has the type event and takes no Deal__ChangeEvent.'
    ]
  ])('may not name %s', (_what, text, said) => {
    expect(problems(text)).toEqual([said]);
  });
});

describe('subscribers and message channels', () => {
  it('name triggers, in batches that are possible', () => {
    const config = (trigger: string, size: string): string[] =>
      problemsOf(checkEventSubscribers, {
        'triggers/SoldTrigger.trigger': 'trigger SoldTrigger on Sold__e (after insert) {}',
        'triggers/SoldTrigger.trigger-meta.xml':
          '<ApexTrigger><apiVersion>65.0</apiVersion></ApexTrigger>',
        'platformEventSubscriberConfigs/S.platformEventSubscriberConfig-meta.xml': `<PlatformEventSubscriberConfig>\n<platformEventConsumer>${trigger}</platformEventConsumer>\n<batchSize>${size}</batchSize></PlatformEventSubscriberConfig>`
      });
    expect(config('SoldTrigger', '2000')).toEqual([]);
    expect(config('Nope', '1')).toEqual(['2: There is no trigger Nope.']);
    expect(config('SoldTrigger', '2001')).toEqual(['3: A batch of 2001 events is not possible.']);
  });

  it('have each field once', () => {
    const field = '<lightningMessageFields><fieldName>id</fieldName></lightningMessageFields>\n';
    const channel = (fields: string): string[] =>
      problemsOf(checkMessageChannels, {
        'messageChannels/C.messageChannel-meta.xml': `<LightningMessageChannel>\n${fields}</LightningMessageChannel>`
      });
    expect(channel(field)).toEqual([]);
    expect(channel(field + field)).toEqual(['3: id is a field twice, first at line 2.']);
  });
});
