// The records of what a project deploys besides data: classes, triggers, pages, templates, resources.
import { readFileSync } from 'node:fs';
import { Blob } from '../values/blob.ts';
import { Decimal } from '../values/decimal.ts';
import type { SObject } from '../values/sobject.ts';
import { attempt } from './errors.ts';
import type {
  EmailTemplateSource,
  MetadataFile,
  Project,
  StaticResource
} from './project-types.ts';
import { booleanOf, requiredText, textOf } from './xml.ts';

type Make = (type: string, name: string, fields: Record<string, unknown>) => SObject;

/** Null for what is no number: the check of the metadata reports it. */
const versionOf = (text: string): Decimal | null =>
  /^\d+(\.\d+)?$/.test(text) ? Decimal.parse(text) : null;

export function componentRecords(make: Make, project: Project): SObject[] {
  const classes = project.classes.map(({ name, apiVersion, active, text }) =>
    make('ApexClass', name, {
      Name: name,
      ApiVersion: versionOf(apiVersion),
      Status: active ? 'Active' : 'Inactive',
      IsValid: true,
      Body: text,
      LengthWithoutComments: text.length
    })
  );
  const resources = project.staticResources.map((resource) =>
    make('StaticResource', resource.name, resourceFields(resource))
  );
  const each = (files: MetadataFile[], record: (file: MetadataFile) => SObject): SObject[] =>
    files.flatMap((file) => attempt(project.report, () => record(file)) ?? []);
  const credentials = each(project.namedCredentials, ({ name, root }) =>
    make('NamedCredential', name, {
      DeveloperName: name,
      MasterLabel: requiredText(root, 'label')
    })
  );
  const notifications = each(project.notificationTypes, ({ name, root }) =>
    make('CustomNotificationType', name, {
      DeveloperName: name,
      MasterLabel: requiredText(root, 'masterLabel'),
      CustomNotifTypeName: requiredText(root, 'masterLabel'),
      Description: textOf(root, 'description'),
      Desktop: booleanOf(root, 'desktop'),
      Mobile: booleanOf(root, 'mobile')
    })
  );
  const partitions = each(project.cachePartitions, ({ name, root }) =>
    make('PlatformCachePartition', name, {
      DeveloperName: name,
      MasterLabel: requiredText(root, 'masterLabel'),
      Language: 'en_US',
      IsDefaultPartition: booleanOf(root, 'isDefaultPartition')
    })
  );
  return [
    ...classes,
    ...triggerRecords(make, project),
    ...pageRecords(make, project),
    ...emailRecords(make, project),
    ...resources,
    ...credentials,
    ...notifications,
    ...partitions
  ];
}

/** An unpacked archive has no body here: nothing in the org zips it. */
function resourceFields(resource: StaticResource): Record<string, unknown> {
  const fields = { Name: resource.name, ContentType: resource.contentType };
  if (resource.isFolder) return fields;
  const bytes = readFileSync(resource.contentPath);
  return { ...fields, Body: new Blob(bytes), BodyLength: bytes.length };
}

const TRIGGER_HEAD = /\btrigger\s+\w+\s+on\s+(\w+)\s*\(([^)]*)\)/i;

function triggerRecords(make: Make, project: Project): SObject[] {
  return project.triggers.map(({ name, apiVersion, active, text }) => {
    const [, object = '', events = ''] = TRIGGER_HEAD.exec(text) ?? [];
    const runs = (event: string): boolean =>
      new RegExp(event.replace(' ', '\\s+'), 'i').test(events);
    return make('ApexTrigger', name, {
      Name: name,
      TableEnumOrId: object,
      ApiVersion: versionOf(apiVersion),
      Status: active ? 'Active' : 'Inactive',
      IsValid: true,
      Body: text,
      LengthWithoutComments: text.length,
      UsageBeforeInsert: runs('before insert'),
      UsageAfterInsert: runs('after insert'),
      UsageBeforeUpdate: runs('before update'),
      UsageAfterUpdate: runs('after update'),
      UsageBeforeDelete: runs('before delete'),
      UsageAfterDelete: runs('after delete'),
      UsageAfterUndelete: runs('after undelete')
    });
  });
}

function pageRecords(make: Make, project: Project): SObject[] {
  return project.pages.map(({ name, root }) =>
    make('ApexPage', name, {
      Name: name,
      MasterLabel: textOf(root, 'label') ?? name,
      Description: textOf(root, 'description'),
      ApiVersion: versionOf(textOf(root, 'apiVersion') ?? project.apiVersion)
    })
  );
}

/** Each template with the folder that it stands in. */
function emailRecords(make: Make, project: Project): SObject[] {
  const folders = new Map<string, SObject>();
  const templates = project.emailTemplates.map((template) => {
    const { folder } = template;
    const isPublic = folder === 'unfiled$public';
    if (!isPublic && !folders.has(folder)) {
      const fields = { Name: folder, DeveloperName: folder, Type: 'Email', AccessType: 'Public' };
      folders.set(folder, make('Folder', `Email.${folder}`, fields));
    }
    return emailTemplate(make, template, folders.get(folder)?.id ?? null);
  });
  return [...folders.values(), ...templates];
}

function emailTemplate(
  make: Make,
  { name, root, folder, content }: EmailTemplateSource,
  folderId: string | null
): SObject {
  const type = textOf(root, 'type') ?? 'text';
  const isText = type === 'text';
  return make('EmailTemplate', `${folder}.${name}`, {
    Name: requiredText(root, 'name'),
    DeveloperName: name,
    FolderId: folderId ?? make('Organization', 'Organization', {}).id,
    FolderName: folder,
    IsActive: booleanOf(root, 'available'),
    TemplateType: type,
    TemplateStyle: textOf(root, 'style') ?? 'none',
    Encoding: textOf(root, 'encodingKey') ?? 'UTF-8',
    Description: textOf(root, 'description'),
    Subject: textOf(root, 'subject'),
    Body: isText ? content : textOf(root, 'textOnly'),
    HtmlValue: isText ? null : content,
    Markup: type === 'visualforce' ? content : null,
    UiType: textOf(root, 'uiType') ?? 'Aloha'
  });
}
