// The shape of objects and fields as the rest of local-org sees them.
import type { SObject } from '../values/sobject.ts';

export type FieldType =
  | 'Id'
  | 'Text'
  | 'TextArea'
  | 'LongTextArea'
  | 'Html'
  | 'Url'
  | 'Email'
  | 'Phone'
  | 'Picklist'
  | 'MultiselectPicklist'
  | 'Checkbox'
  | 'Number'
  | 'Integer'
  | 'Currency'
  | 'Percent'
  | 'Date'
  | 'DateTime'
  | 'Time'
  | 'Lookup'
  | 'MasterDetail'
  | 'Hierarchy'
  | 'MetadataRelationship'
  | 'AutoNumber'
  | 'Blob'
  | 'EncryptedText'
  /** Text with suggestions, such as the subject of a task. */
  | 'Combobox'
  /** Compound fields; their parts are fields of their own. */
  | 'Address'
  | 'Location'
  | 'Long'
  /** A value of any type: old and new value in a history. */
  | 'AnyType'
  /** A list of record ids that the platform turns into relation records, such as the recipients of an email. */
  | 'IdList'
  /** The EventBus.ChangeEventHeader of a change event. */
  | 'ChangeEventHeader';

/** `changeEvent`: published by the platform when records change; `external`: rows that another system keeps. */
export type ObjectKind =
  'sobject' | 'metadata' | 'event' | 'setting' | 'changeEvent' | 'big' | 'external';
export type SharingModel =
  'Private' | 'Read' | 'ReadWrite' | 'ReadWriteTransfer' | 'FullAccess' | 'ControlledByParent';

export interface PicklistValue {
  fullName: string;
  label: string;
  default: boolean;
  active: boolean;
  /** Values of the controlling field for which this one may be chosen; undefined in an independent picklist. */
  validFor?: string[];
}

export interface Picklist {
  values: PicklistValue[];
  restricted: boolean;
  controllingField?: string;
}

/** A roll-up summary: what it counts or adds up, over which children. */
export interface SummaryDef {
  childObject: string;
  /** The child's master-detail field. */
  foreignKey: string;
  /** null for a count. */
  summarizedField: string | null;
  operation: 'count' | 'sum' | 'min' | 'max';
  filters: { field: string; operation: string; value: string | null }[];
}

export interface LookupFilter {
  active: boolean;
  optional: boolean;
  errorMessage: string | null;
  booleanFilter: string | null;
  items: FilterItem[];
}

export interface FilterItem {
  field: string;
  operation: string;
  value: string | null;
  valueField: string | null;
}

export interface FieldDef {
  name: string;
  label: string;
  /** The type of the value; a formula field has the type of its result. */
  type: FieldType;
  length?: number;
  precision?: number;
  scale?: number;
  required: boolean;
  /** False also for fields that the platform fills, such as OwnerId; absent in a custom field, where `required` says it. */
  nillable?: boolean;
  unique: boolean;
  caseSensitive: boolean;
  externalId: boolean;
  /** Objects a lookup may point at; more than one when it is polymorphic. */
  referenceTo: string[];
  /** 'Account' for AccountId, 'Opportunity__r' for Opportunity__c. */
  relationshipName?: string;
  childRelationshipName?: string;
  picklist?: Picklist;
  /** The formula text of a formula field. */
  formula?: string;
  formulaTreatBlanksAs?: 'BlankAsZero' | 'BlankAsBlank';
  /** A formula, as in the metadata: `false`, `"None"`, `TODAY()`. */
  defaultValue?: string;
  helpText?: string;
  description?: string;
  /** Auto-number pattern, for example CD-{000000}. */
  displayFormat?: string;
  /** Records go with their parent when it is deleted. */
  cascadeDelete: boolean;
  summary?: SummaryDef;
  lookupFilter?: LookupFilter;
  trackHistory?: boolean;
  /** Of a metadata relationship to a field: the relationship that names the object. */
  metadataControllingField?: string;
  deleteConstraint?: 'SetNull' | 'Restrict' | 'Cascade';
  reparentable: boolean;
  /** Master-detail: reading the master is enough to edit the detail. */
  writeRequiresMasterRead?: boolean;
  createable: boolean;
  updateable: boolean;
  /** May be used in WHERE; false for long text and binary values. */
  filterable: boolean;
  custom: boolean;
  nameField: boolean;
  file?: string;
  line?: number;
}

export interface ChildRelationship {
  /** What a child subquery names; null when the parent cannot be asked for the children. */
  name: string | null;
  childObject: string;
  field: string;
  cascadeDelete: boolean;
}

export interface ValidationRule {
  name: string;
  active: boolean;
  formula: string;
  message: string;
  errorField: string | null;
  file: string;
  line: number;
}

export interface RecordTypeDef {
  developerName: string;
  label: string;
  active: boolean;
  description?: string;
  /** The values that each picklist offers, and its default. */
  picklists?: Map<string, { values: string[]; default: string | null }>;
}

export interface FieldSetDef {
  name: string;
  label: string;
  description?: string;
  fields: string[];
  /** Paths of fields that a user must fill in this set. */
  required: string[];
}

export interface ObjectDef {
  name: string;
  label: string;
  labelPlural: string;
  keyPrefix: string;
  custom: boolean;
  kind: ObjectKind;
  /** By lower-case API name. */
  fields: Map<string, FieldDef>;
  field(name: string): FieldDef | undefined;
  /** The lookup whose relationship has this name ('Account', 'Opportunity__r'). */
  relationship(name: string): FieldDef | undefined;
  childRelationship(name: string): ChildRelationship | undefined;
  childRelationships: ChildRelationship[];
  /** API name of the name field, or null ('Task' has Subject, a junction may have none). */
  nameField: string | null;
  sharingModel: SharingModel;
  /** The lookup whose parent decides about access when sharing is ControlledByParent. */
  controllingField: string | null;
  validationRules: ValidationRule[];
  recordTypes: RecordTypeDef[];
  fieldSets: FieldSetDef[];
  createable: boolean;
  updateable: boolean;
  deletable: boolean;
  queryable: boolean;
  searchable: boolean;
  triggerable: boolean;
  /** Setup objects are governed by profile permissions and are readable by everybody. */
  setup: boolean;
  /** Deleted for good instead of going to the recycle bin. */
  hardDelete: boolean;
  feedEnabled: boolean;
  /** Of a custom setting. */
  settingsType?: 'List' | 'Hierarchy';
  /** Publish behaviour of a platform event. */
  publishBehavior?: 'PublishAfterCommit' | 'PublishImmediately';
  file?: string;
}

export interface Schema {
  /** Case-insensitive. */
  object(name: string): ObjectDef | undefined;
  objects(): ObjectDef[];
  objectByPrefix(keyPrefix: string): ObjectDef | undefined;
  /** The records that metadata deploys: custom metadata, profiles, permission sets, queues, … */
  setupRecords(): SObject[];
}
