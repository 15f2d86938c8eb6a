/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_connectapi_input_messageSegmentInput.htm */

import type { PlatformClass } from '../define.ts';
import { recordClass } from '../record-class.ts';

const INPUT = 'ConnectApi.MessageSegmentInput';
const OUTPUT = 'ConnectApi.MessageSegment';

function input(name: string, properties: string[]): PlatformClass {
  return recordClass(`ConnectApi.${name}`, properties, { extends: INPUT, comparable: true });
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_connectapi_output_message_segment.htm */
function output(name: string, properties: string[]): PlatformClass {
  return recordClass(`ConnectApi.${name}`, properties, { extends: OUTPUT, comparable: true });
}

export const segmentClasses: PlatformClass[] = [
  recordClass(INPUT, [], { abstract: true }),
  input('EntityLinkSegmentInput', ['String entityId']),
  input('HashtagSegmentInput', ['String tag']),
  input('InlineImageSegmentInput', ['String altText', 'String fileId']),
  input('LinkSegmentInput', ['String url']),
  input('MarkupBeginSegmentInput', [
    'String altText',
    'ConnectApi.MarkupType markupType',
    'String url'
  ]),
  input('MarkupEndSegmentInput', ['ConnectApi.MarkupType markupType']),
  input('MentionSegmentInput', ['String id', 'String username']),
  input('TextSegmentInput', ['String text']),
  recordClass(
    'ConnectApi.MessageBodyInput',
    ['List<ConnectApi.MessageSegmentInput> messageSegments'],
    {
      comparable: true
    }
  ),
  recordClass(OUTPUT, ['String text', 'ConnectApi.MessageSegmentType type'], { abstract: true }),
  output('EntityLinkSegment', ['ConnectApi.Motif motif', 'ConnectApi.Reference reference']),
  output('HashtagSegment', ['String tag', 'String topicUrl', 'String url']),
  output('InlineImageSegment', [
    'String altText',
    'Integer contentSize',
    'String fileExtension',
    'ConnectApi.FilePreviewCollection thumbnails',
    'String url'
  ]),
  output('LinkSegment', ['String url']),
  output('MarkupBeginSegment', [
    'String altText',
    'String htmlTag',
    'ConnectApi.MarkupType markupType',
    'String url'
  ]),
  output('MarkupEndSegment', ['String htmlTag', 'ConnectApi.MarkupType markupType']),
  output('MentionSegment', ['Boolean accessible', 'String name', 'ConnectApi.ActorWithId record']),
  output('TextSegment', []),
  recordClass(
    'ConnectApi.AbstractMessageBody',
    ['Boolean isRichText', 'List<ConnectApi.MessageSegment> messageSegments', 'String text'],
    { abstract: true }
  ),
  recordClass('ConnectApi.FeedBody', [], {
    extends: 'ConnectApi.AbstractMessageBody',
    comparable: true
  }),
  recordClass('ConnectApi.Motif', ['String color', 'String largeIconUrl', 'String smallIconUrl'], {
    comparable: true
  }),
  recordClass('ConnectApi.Reference', ['String id', 'String url'], { comparable: true }),
  recordClass('ConnectApi.FilePreviewCollection', ['String fileId', 'String url'], {
    comparable: true
  })
];
