/** Static resources: their content type, and that an unpacked folder is an archive. */
import { statSync } from 'node:fs';
import { childOf } from '../../metadata/xml.ts';
import { eachOf, type ReferenceCheck } from './report.ts';

/** What the platform's tools pack a folder into. */
const ARCHIVES = new Set(['application/zip', 'application/x-zip-compressed', 'application/jar']);
const MAXIMUM_BYTES = 5 * 1024 * 1024;

export const checkStaticResources: ReferenceCheck = (context) =>
  eachOf(context, ['resource'], 'static-resources', ({ name, root }, refuse) => {
    const type = childOf(root, 'contentType');
    const text = type?.text.trim() ?? '';
    const resource = context.project.staticResources.find((each) => each.name === name);
    if (type && !/^[\w.+-]+\/[\w.+-]+$/.test(text)) {
      refuse(type, `'${text}' is no content type.`, 'Write one such as text/css.');
    } else if (type && resource?.isFolder && !ARCHIVES.has(text)) {
      refuse(
        type,
        `${name} is a folder, and '${text}' is no archive.`,
        'Write application/zip, or keep the resource in one file.'
      );
    }
    const size = resource && !resource.isFolder ? statSync(resource.contentPath).size : 0;
    if (size <= MAXIMUM_BYTES) return;
    refuse(root, `${name} has ${size} bytes, more than ${MAXIMUM_BYTES}.`, 'Make it smaller.');
  });
