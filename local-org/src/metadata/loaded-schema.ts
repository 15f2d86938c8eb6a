// The schema while it is built, and how objects find each other in it.
import type { SObject } from '../values/sobject.ts';
import type { ObjectDefinition } from './object-definition.ts';
import type { ObjectDef, Schema } from './schema.ts';
import type { ObjectLookup } from './standard-objects.ts';

export class LoadedSchema implements Schema, ObjectLookup {
  readonly byName = new Map<string, ObjectDefinition>();
  readonly byPrefix = new Map<string, ObjectDefinition>();
  records: SObject[] = [];

  add(object: ObjectDefinition): void {
    this.byName.set(object.name.toLowerCase(), object);
    if (object.keyPrefix !== '' && !this.byPrefix.has(object.keyPrefix)) {
      this.byPrefix.set(object.keyPrefix, object);
    }
  }

  object(name: string): ObjectDefinition | undefined {
    return this.byName.get(name.toLowerCase());
  }

  objects(): ObjectDef[] {
    return [...this.byName.values()];
  }

  objectByPrefix(keyPrefix: string): ObjectDef | undefined {
    return this.byPrefix.get(keyPrefix);
  }

  setupRecords(): SObject[] {
    return this.records;
  }

  /** `*any` and `*custom` stand for lookups that can point at many objects; a name that is not in the org for none. */
  expand(reference: string): string[] {
    if (reference !== '*any' && reference !== '*custom') {
      const object = this.object(reference);
      return object ? [object.name] : [];
    }
    const names: string[] = [];
    for (const object of this.byName.values()) {
      if (isLinkable(object) && (object.custom || reference === '*any')) names.push(object.name);
    }
    return names;
  }

  /**
   * Depends on the name only, so that ids in a journal stay valid when objects come and go. Like the platform's first
   * prefixes it has no capitals, which ids that are made up by hand with any suffix would lose.
   */
  freePrefix(name: string, letter: string): string {
    let hash = 0;
    // Records of custom metadata are in no journal: their types count from m00, as in a fresh org.
    for (const character of letter === 'm' ? '' : name)
      hash = (hash * 31 + character.charCodeAt(0)) % PREFIXES;
    for (;;) {
      const prefix = letter + Math.floor(hash / LAST.length) + LAST[hash % LAST.length];
      if (!this.objectByPrefix(prefix)) return prefix;
      hash = (hash + 1) % PREFIXES;
    }
  }
}

const LAST = '0123456789abcdefghijklmnopqrstuvwxyz';
const PREFIXES = 10 * LAST.length;

function isLinkable(object: ObjectDefinition): boolean {
  if (object.kind !== 'sobject' || /Share|History|Feed$/.test(object.name)) return false;
  return !object.setup ? !NOT_LINKABLE.has(object.name) : LINKABLE_SETUP.has(object.name);
}

const NOT_LINKABLE: ReadonlySet<string> = new Set([
  'ContentDocumentLink',
  'ContentVersion',
  'ContentDocument',
  'FeedItem',
  'FeedComment'
]);

const LINKABLE_SETUP: ReadonlySet<string> = new Set([
  'User',
  'Group',
  'Organization',
  'EmailTemplate',
  'Report',
  'Dashboard'
]);
