// An object with its fields and relationships; those of a standard object are read when somebody asks for them.
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
  keyPrefix = '';
  custom = false;
  kind: ObjectKind = 'sobject';
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
  feedEnabled = false;
  setup = false;
  hardDelete = false;
  publishBehavior?: 'PublishAfterCommit' | 'PublishImmediately';
  settingsType?: 'List' | 'Hierarchy';
  file?: string;
  private readonly ownFields = new Map<string, FieldDef>();
  private readonly relationships = new Map<string, FieldDef>();
  private readonly ownChildren: ChildRelationship[] = [];
  private readonly children = new Map<string, ChildRelationship>();
  /** Relationships of the project to an object that nobody has looked at yet. */
  private readonly laterChildren: ChildRelationship[] = [];
  private load: ((object: ObjectDefinition) => void) | null = null;

  constructor(name: string, label: string, labelPlural: string) {
    this.name = name;
    this.label = label;
    this.labelPlural = labelPlural;
  }

  /** `load` adds the fields and child relationships before the first look at them. */
  loadLater(load: (object: ObjectDefinition) => void): void {
    this.load = load;
  }

  private ensureLoaded(): void {
    if (this.load === null) return;
    const { load } = this;
    this.load = null;
    load(this);
    for (const child of this.laterChildren) this.putChild(child);
  }

  get fields(): Map<string, FieldDef> {
    this.ensureLoaded();
    return this.ownFields;
  }

  get childRelationships(): ChildRelationship[] {
    this.ensureLoaded();
    return this.ownChildren;
  }

  add(field: FieldDef): void {
    this.ensureLoaded();
    this.ownFields.set(field.name.toLowerCase(), field);
    if (field.relationshipName) this.relationships.set(field.relationshipName.toLowerCase(), field);
  }

  addChild(child: ChildRelationship): void {
    if (this.load !== null) this.laterChildren.push(child);
    else this.putChild(child);
  }

  private putChild(child: ChildRelationship): void {
    this.ownChildren.push(child);
    if (child.name !== null) this.children.set(child.name.toLowerCase(), child);
  }

  field(name: string): FieldDef | undefined {
    this.ensureLoaded();
    return this.ownFields.get(name.toLowerCase());
  }

  relationship(name: string): FieldDef | undefined {
    this.ensureLoaded();
    return this.relationships.get(name.toLowerCase());
  }

  childRelationship(name: string): ChildRelationship | undefined {
    this.ensureLoaded();
    return this.children.get(name.toLowerCase());
  }
}
