/** Channels of platform events and changes, the triggers that subscribe, and the channels of Lightning messages. */
import { childrenOf, textOf } from '../../metadata/xml.ts';
import type { DeployContext } from '../context.ts';
import { isForeign, namesOf } from './names.ts';
import { followPath } from './paths.ts';
import { eachOf, named, nameIn, refuseTwins, type ReferenceCheck } from './report.ts';

const MAXIMUM_BATCH = 2000;

export const checkEventChannels: ReferenceCheck = (context) => [
  ...eachOf(context, ['platformEventChannel'], 'events', ({ name, root }, refuse) => {
    if (/__chn$/.test(name)) return;
    refuse(root, `${name} is no name of a channel.`, 'End it with __chn.');
  }),
  ...eachOf(context, ['platformEventChannelMember'], 'events', ({ root }, refuse) => {
    const channel = nameIn(root, 'eventChannel');
    const kind = channel && channelKind(context, channel.name);
    if (channel && kind === 'missing') {
      refuse(channel.at, `There is no channel ${channel.name}.`, 'Name a channel that exists.');
    }
    const entity = nameIn(root, 'selectedEntity');
    if (!entity) return;
    const changed = changedObject(entity.name);
    const object = namesOf(context).object(changed ?? entity.name);
    if (object === 'missing') {
      refuse(
        entity.at,
        `There is no event ${entity.name}.`,
        'Name a platform event, or an object with ChangeEvent after it.'
      );
    }
    if ((kind === 'event' && changed !== null) || (kind === 'data' && /__e$/.test(entity.name))) {
      refuse(
        entity.at,
        `The channel ${channel?.name} has the type ${kind} and takes no ${entity.name}.`,
        'Name a channel of the other type.'
      );
    }
    if (typeof object === 'string') return;
    for (const field of childrenOf(root, 'enrichedFields').flatMap((each) => named(each, 'name'))) {
      const { found, problem } = followPath(namesOf(context), object, field.name);
      if (found === 'missing') refuse(field.at, problem, 'Name a field that exists.');
    }
  })
];

/** `OrderChangeEvent` and `Deal__ChangeEvent` tell of changes of Order and Deal__c. */
function changedObject(name: string): string | null {
  const [, custom, standard] = /^(?:(\w+)__|(\w+))ChangeEvent$/.exec(name) ?? [];
  if (custom !== undefined) return `${custom}__c`;
  return standard ?? null;
}

/** Channels of the platform have no suffix. */
function channelKind(context: DeployContext, name: string): string {
  const channel = context.project.eventChannels.find((each) => each.name === name);
  if (channel) return textOf(channel.root, 'channelType') ?? '';
  return /__chn$/.test(name) && !isForeign(name.replace(/__chn$/, '')) ? 'missing' : '';
}

export const checkEventSubscribers: ReferenceCheck = (context) =>
  eachOf(context, ['platformEventSubscriberConfig'], 'events', ({ root }, refuse) => {
    const consumer = nameIn(root, 'platformEventConsumer');
    const name = consumer?.name.toLowerCase();
    const isKnown = context.project.triggers.some((each) => each.name.toLowerCase() === name);
    if (consumer && !isKnown && !isForeign(consumer.name)) {
      refuse(consumer.at, `There is no trigger ${consumer.name}.`, 'Name a trigger of an event.');
    }
    const batch = nameIn(root, 'batchSize');
    const size = Number(batch?.name);
    if (batch && !(size >= 1 && size <= MAXIMUM_BATCH)) {
      refuse(batch.at, `A batch of ${batch.name} events is not possible.`, 'Use 1 to 2000.');
    }
  });

export const checkMessageChannels: ReferenceCheck = (context) =>
  eachOf(context, ['messageChannel'], 'events', ({ root }, refuse) => {
    const fields = childrenOf(root, 'lightningMessageFields');
    refuseTwins(
      fields.flatMap((field) => nameIn(field, 'fieldName') ?? []),
      refuse,
      'a field'
    );
  });
