/** Bodies of posts and comments: what the caller's segments become as text in the record and as segments in the answer. */

import type { EnumValue } from '../../../values/enum.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { ApexList } from '../../../values/list.ts';
import { given } from '../../runtime/arguments.ts';
import type { MarkupType } from './enums.ts';
import { MessageSegmentType } from './enums.ts';
import { raise } from '../../../values/exception.ts';
import { recordOfId } from '../../runtime/system-data.ts';
import { ComparableRecord } from '../record-class.ts';
import type { RecordValue } from '../record-class.ts';

type SegmentKind = Parameters<typeof MessageSegmentType.value>[0];

export interface FeedText {
  text: string;
  isRichText: boolean;
  segments: RecordValue[];
}

const TAGS: Record<Parameters<typeof MarkupType.value>[0], string> = {
  Bold: 'b',
  Code: 'code',
  Hyperlink: 'a',
  Italic: 'i',
  ListItem: 'li',
  OrderedList: 'ol',
  Paragraph: 'p',
  Strikethrough: 's',
  Underline: 'u',
  UnorderedList: 'ul'
};

/** A link up to the punctuation behind it, or a hashtag. */
const DETECTED =
  /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])|(?<![\w&])#(?:\[([^\]]+)\]|([\p{L}\p{N}_]+))/gu;

function segment(
  kind: SegmentKind,
  text: string,
  values: Record<string, unknown> = {}
): RecordValue {
  const type = MessageSegmentType.value(kind);
  return new ComparableRecord(`ConnectApi.${kind}Segment`, { text, type, ...values });
}

/** Hashtags and links in a text become segments of their own. */
function textSegments(text: string): RecordValue[] {
  const found: RecordValue[] = [];
  let position = 0;
  for (const match of text.matchAll(DETECTED)) {
    if (match.index > position) found.push(segment('Text', text.slice(position, match.index)));
    const [whole, link, bracketed, word] = match;
    found.push(
      link
        ? segment('Link', whole, { url: link })
        : segment('Hashtag', whole, { tag: bracketed ?? word ?? '' })
    );
    position = match.index + whole.length;
  }
  if (position < text.length) found.push(segment('Text', text.slice(position)));
  return found;
}

/** The body of a stored post: rich text is answered as one text. */
export function storedBody(text: string, isRichText: boolean): FeedText {
  return { text, isRichText, segments: textSegments(text) };
}

/** Reads the segments that Apex gives; several texts in a row are one. */
export function composeBody(rt: Runtime, input: RecordValue | null): FeedText {
  const inputs = (given(input).get('messageSegments') as ApexList | null)?.items ?? [];
  const isRichText = (inputs as RecordValue[]).some((each) =>
    /Markup|InlineImage/.test(each.$type)
  );
  const body: FeedText = { text: '', isRichText, segments: [] };
  for (const each of inputs as (RecordValue | null)[]) {
    const { segments, markup } = convert(rt, given(each), isRichText);
    body.segments.push(...segments);
    body.text += markup;
  }
  return body;
}

interface Converted {
  segments: RecordValue[];
  /** The part of the record's body. */
  markup: string;
}

function convert(rt: Runtime, input: RecordValue, isRichText: boolean): Converted {
  const text = (name: string): string => given(input.get(name) as string | null);
  switch (input.$type) {
    case 'ConnectApi.TextSegmentInput':
      return { segments: textSegments(text('text')), markup: written(text('text'), isRichText) };
    case 'ConnectApi.LinkSegmentInput':
      return {
        segments: [segment('Link', text('url'), { url: text('url') })],
        markup: text('url')
      };
    case 'ConnectApi.HashtagSegmentInput': {
      const tag = `#${text('tag')}`;
      return { segments: [segment('Hashtag', tag, { tag: text('tag') })], markup: tag };
    }
    case 'ConnectApi.MentionSegmentInput':
      return mention(rt, input);
    case 'ConnectApi.EntityLinkSegmentInput':
      return entityLink(rt, text('entityId'));
    case 'ConnectApi.InlineImageSegmentInput':
      return inlineImage(rt, input);
    case 'ConnectApi.MarkupBeginSegmentInput':
      return markup(input, 'MarkupBegin');
    case 'ConnectApi.MarkupEndSegmentInput':
      return markup(input, 'MarkupEnd');
    default:
      return raise('ConnectApi.ConnectApiException', `Unknown message segment: ${input.$type}`);
  }
}

function written(text: string, isRichText: boolean): string {
  return isRichText
    ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    : text;
}

function mention(rt: Runtime, input: RecordValue): Converted {
  const wanted = input.get('id') as string | null;
  const username = input.get('username') as string | null;
  const user =
    wanted === null
      ? rt.host.database.all('User').find((each) => each.get('Username') === username)
      : recordOfId(rt, wanted);
  const isMentionable = user?.type === 'User' || user?.type === 'CollaborationGroup';
  if (!user || !isMentionable) {
    raise(
      'ConnectApi.ConnectApiException',
      'Only user and group IDs may be used in inline mentions.'
    );
  }
  const name = String(user.get('Name'));
  const record = new ComparableRecord('ConnectApi.UserSummary', {
    id: user.id,
    name,
    displayName: name,
    type: user.type
  });
  const made = segment('Mention', `@${name}`, { accessible: true, name, record });
  return { segments: [made], markup: `@${name}` };
}

function entityLink(rt: Runtime, id: string): Converted {
  const record = recordOfId(rt, id);
  if (!record) raise('ConnectApi.NotFoundException', `The record ${id} does not exist.`);
  const nameField = rt.schema.object(record.type)?.nameField;
  const name = String((nameField && record.get(nameField)) ?? id);
  const reference = new ComparableRecord('ConnectApi.Reference', { id });
  return { segments: [segment('EntityLink', name, { reference })], markup: name };
}

function inlineImage(rt: Runtime, input: RecordValue): Converted {
  const fileId = given(input.get('fileId') as string | null);
  if (recordOfId(rt, fileId)?.type !== 'ContentDocument') {
    raise('ConnectApi.NotFoundException', `The file ${fileId} does not exist.`);
  }
  const altText = (input.get('altText') as string | null) ?? '';
  const thumbnails = new ComparableRecord('ConnectApi.FilePreviewCollection', { fileId });
  return {
    segments: [segment('InlineImage', altText, { altText, thumbnails })],
    markup: `<img src="sfdc://${fileId}" alt="${altText}"></img>`
  };
}

function markup(input: RecordValue, kind: 'MarkupBegin' | 'MarkupEnd'): Converted {
  const type = given(input.get('markupType') as EnumValue | null);
  const htmlTag = TAGS[type.name as keyof typeof TAGS];
  const values = { htmlTag, markupType: type };
  const href =
    kind === 'MarkupBegin' && htmlTag === 'a' ? ` href="${String(input.get('url'))}"` : '';
  return {
    segments: [segment(kind, '', values)],
    markup: kind === 'MarkupBegin' ? `<${htmlTag}${href}>` : `</${htmlTag}>`
  };
}

/** The body as the answer of a post or comment shows it. */
export function bodyRecord(body: FeedText): RecordValue {
  const plain = body.segments.map((each) => String(each.get('text') ?? '')).join('');
  return new ComparableRecord('ConnectApi.FeedBody', {
    isRichText: body.isRichText,
    messageSegments: new ApexList('ConnectApi.MessageSegment', body.segments),
    text: plain
  });
}
