/**
 * How long texts of metadata may be, in characters. Sources: Salesforce Help ("Custom Field Attributes": label 40, help
 * text 510, description 1,000; "Define Validation Rules": message 255; "Create and Edit Custom Labels": value 1,000,
 * name and description 80, categories 255), Object Reference (PermissionSet, PermissionSetGroup, CustomPermission:
 * label 80, description 255; RecordType and Report: description 255; CustomObject records of custom metadata types:
 * label 40) and Metadata API Developer Guide (ListView).
 */
import { tableOf } from '../../metadata/table.ts';

const LIMITS = tableOf<Readonly<Record<string, number>>>({
  customPermission: { label: 80, description: 255 },
  field: { label: 40, description: 1000, inlineHelpText: 510 },
  labels: {
    'labels.categories': 255,
    'labels.fullName': 80,
    'labels.shortDescription': 80,
    'labels.value': 1000
  },
  listView: { label: 40 },
  md: { label: 40 },
  object: {
    label: 40,
    pluralLabel: 40,
    description: 1000,
    'fields.label': 40,
    'fields.description': 1000,
    'fields.inlineHelpText': 510,
    'listViews.label': 40,
    'validationRules.errorMessage': 255
  },
  permissionset: { label: 80, description: 255 },
  permissionsetgroup: { label: 80, description: 255 },
  recordType: { label: 80, description: 255 },
  report: { name: 40, description: 255 },
  validationRule: { errorMessage: 255 }
});

/** Longest names, without namespace and suffix. */
const NAMES = tableOf<number>({
  customPermission: 80,
  field: 40,
  flow: 80,
  md: 40,
  object: 40,
  permissionset: 80,
  permissionsetgroup: 80,
  queue: 80,
  recordType: 80,
  validationRule: 40
});

/** Paths of elements below the root with their limits. */
export const textLimitsOf = (suffix: string): [path: string, most: number][] =>
  Object.entries(LIMITS[suffix] ?? {});

export const nameLimitOf = (suffix: string): number => NAMES[suffix] ?? Infinity;
