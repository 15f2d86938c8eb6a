// An object with its fields and relationships, filled while the schema is built.
import type {
  ChildRelationship,
  FieldDef,
  FieldSetDef,
  ObjectDef,
  ObjectKind,
  RecordTypeDef,
  SharingModel,
  ValidationRule
} from './schema.ts';

export class ObjectDefinition implements ObjectDef {
  readonly name: string;
  label: string;
  labelPlural: string;
  description?: string;
  keyPrefix = '';
  custom = false;
  kind: ObjectKind = 'sobject';
  readonly fields = new Map<string, FieldDef>();
  readonly childRelationships: ChildRelationship[] = [];
  nameField: string | null = null;
  sharingModel: SharingModel = 'ReadWrite';
  controllingField: string | null = null;
  readonly validationRules: ValidationRule[] = [];
  readonly recordTypes: RecordTypeDef[] = [];
  readonly fieldSets: FieldSetDef[] = [];
  createable = true;
  updateable = true;
  deletable = true;
  queryable = true;
  searchable = true;
  triggerable = true;
  setup = false;
  hardDelete = false;
  publishBehavior?: 'PublishAfterCommit' | 'PublishImmediately';
  file?: string;
  private readonly relationships = new Map<string, FieldDef>();
  private readonly children = new Map<string, ChildRelationship>();

  constructor(name: string, label: string, labelPlural: string) {
    this.name = name;
    this.label = label;
    this.labelPlural = labelPlural;
  }

  add(field: FieldDef): void {
    this.fields.set(field.name.toLowerCase(), field);
    if (field.relationshipName) this.relationships.set(field.relationshipName.toLowerCase(), field);
  }

  addChild(child: ChildRelationship): void {
    this.childRelationships.push(child);
    if (child.name !== null) this.children.set(child.name.toLowerCase(), child);
  }

  field(name: string): FieldDef | undefined {
    return this.fields.get(name.toLowerCase());
  }

  relationship(name: string): FieldDef | undefined {
    return this.relationships.get(name.toLowerCase());
  }

  childRelationship(name: string): ChildRelationship | undefined {
    return this.children.get(name.toLowerCase());
  }
}
