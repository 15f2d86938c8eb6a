// Reads the e-mail alerts of workflow files: who gets which template; flows and workflow rules send them.
import { attempt, MetadataError } from './errors.ts';
import type { MetadataFile, Project } from './project-types.ts';
import type { ObjectDef, Schema } from './schema.ts';
import { childrenOf, requiredText, textOf, type XmlElement } from './xml.ts';

const RECIPIENT_TYPES = [
  'accountOwner',
  'accountTeam',
  'campaignMemberDerivedOwner',
  'caseTeam',
  'contactLookup',
  'creator',
  'customerPortalUser',
  'email',
  'group',
  'opportunityTeam',
  'owner',
  'partnerUser',
  'portalRole',
  'portalRoleSubordinates',
  'role',
  'roleSubordinates',
  'roleSubordinatesInternal',
  'user',
  'userLookup'
] as const;
export type AlertRecipientType = (typeof RECIPIENT_TYPES)[number];

export type AlertSenderType = 'CurrentUser' | 'DefaultWorkflowUser' | 'OrgWideEmailAddress';

export interface AlertRecipient {
  type: AlertRecipientType;
  /** Username, or the developer name of a group or role, or a role in a team; '' where the type needs none. */
  name: string;
  /** The field of the record that has the address or points at the person; '' where the type needs none. */
  field: string;
}

export interface EmailAlert {
  object: string;
  name: string;
  recipients: AlertRecipient[];
  cc: string[];
  template: { folder: string; name: string };
  senderType: AlertSenderType;
  senderAddress: string | null;
}

export type EmailAlerts = ReadonlyMap<string, EmailAlert>;

/** By `Object.Alert_Name` in lower case, as flows name them. */
export function readEmailAlerts(project: Project, schema: Schema): EmailAlerts {
  const alerts = new Map<string, EmailAlert>();
  for (const file of project.workflows) {
    const object = schema.object(file.name);
    if (!object) continue; // Reported with the rules of the file.
    for (const node of childrenOf(file.root, 'alerts')) {
      attempt(project.report, () => {
        const alert = readAlert(project, object, file, node);
        alerts.set(alertKey(object.name, alert.name), alert);
      });
    }
  }
  return alerts;
}

export function alertKey(object: string, name: string): string {
  return `${object}.${name}`.toLowerCase();
}

function readAlert(
  project: Project,
  object: ObjectDef,
  { file }: MetadataFile,
  node: XmlElement
): EmailAlert {
  const [name, folder = 'unfiled$public'] = requiredText(node, 'template').split('/').reverse();
  const template = { folder, name: name ?? '' };
  const isThere = project.emailTemplates.some(
    (known) => known.name === template.name && known.folder === template.folder
  );
  if (!isThere) {
    const problem = `There is no e-mail template ${template.folder}/${template.name}.`;
    throw new MetadataError(problem, file, node.line);
  }
  return {
    object: object.name,
    name: requiredText(node, 'fullName'),
    recipients: childrenOf(node, 'recipients').map((entry) => readRecipient(object, entry)),
    cc: childrenOf(node, 'ccEmails').flatMap(({ text }) => text.split(/[\s,;]+/).filter(Boolean)),
    template,
    senderType: (textOf(node, 'senderType') ?? 'CurrentUser') as AlertSenderType,
    senderAddress: textOf(node, 'senderAddress')
  };
}

function readRecipient(object: ObjectDef, node: XmlElement): AlertRecipient {
  const text = requiredText(node, 'type');
  const type = RECIPIENT_TYPES.find((known) => known === text);
  if (!type) {
    throw new MetadataError(`E-mail alerts have no recipients '${text}'.`, node.file, node.line);
  }
  const named = textOf(node, 'field');
  if (named === null) return { type, name: textOf(node, 'recipient') ?? '', field: '' };
  // Standard lookups can be named like their relationship.
  const field = object.field(named) ?? object.relationship(named);
  if (!field) {
    throw new MetadataError(`${object.name} has no field ${named}.`, node.file, node.line);
  }
  return { type, name: textOf(node, 'recipient') ?? '', field: field.name };
}
