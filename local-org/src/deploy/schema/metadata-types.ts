/**
 * The Metadata API's types, read from the declarations that Salesforce generates from its WSDL. They are one statement
 * after the other in one fixed form, so that a type is cut out and read when it is first asked for.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export interface ElementType {
  /** Of the schema, or `string`, `number`, `boolean`, `any`. */
  type: string;
  required: boolean;
  many: boolean;
}

/** The elements of a type by name, those of its base type first. */
export type ComplexType = ReadonlyMap<string, ElementType>;

const DECLARATION = 'export type ';
const MEMBER = /^ {4}(\w+)(\??): (\w+)(\[\])?;$/;
const VALUE = /'((?:[^'\\]|\\.)*)'/g;

/** The whole schema; `complex` and `values` answer null for what is not of that kind. */
export class MetadataTypes {
  readonly #declarations = new Map<string, string>();
  readonly #complex = new Map<string, ComplexType | null>();
  readonly #values = new Map<string, ReadonlySet<string> | null>();

  constructor(declarations: string) {
    let at = declarations.indexOf(DECLARATION);
    while (at >= 0) {
      const next = declarations.indexOf(`\n${DECLARATION}`, at);
      const end = next < 0 ? declarations.length : next;
      const equals = declarations.indexOf(' = ', at);
      const name = declarations.slice(at + DECLARATION.length, equals);
      this.#declarations.set(name, declarations.slice(equals + 3, end));
      at = next < 0 ? -1 : next + 1;
    }
    // What Salesforce renames for its own use is no metadata type.
    this.#declarations.delete('ApiSchemaTypes');
  }

  /** Null for an enumeration, a text or what the schema does not have. */
  complex(name: string): ComplexType | null {
    let found = this.#complex.get(name);
    if (found === undefined) {
      found = this.#readComplex(name);
      this.#complex.set(name, found);
    }
    return found;
  }

  /** The values of an enumeration. */
  values(name: string): ReadonlySet<string> | null {
    let found = this.#values.get(name);
    if (found === undefined) {
      const body = this.#declarations.get(name);
      const texts = body?.startsWith("'") ? [...body.matchAll(VALUE)].map(([, text]) => text) : [];
      found = texts.length ? new Set(texts as string[]) : null;
      this.#values.set(name, found);
    }
    return found;
  }

  /** Whether a file may have it as its root. */
  isMetadata(name: string): boolean {
    return name !== 'Metadata' && this.complex(name)?.has('fullName') === true;
  }

  names(): Iterable<string> {
    return this.#declarations.keys();
  }

  #readComplex(name: string): ComplexType | null {
    const body = this.#declarations.get(name);
    const head = body === undefined ? null : /^(?:(\w+) & )?\{$|^(\w+);/m.exec(body);
    if (body === undefined || head?.index !== 0) return null;
    const [, base, alias] = head;
    if (alias !== undefined) return this.complex(alias);
    const elements = new Map(base === undefined ? [] : this.complex(base));
    for (const line of body.split('\n')) {
      const [, element, optional, type, array] = MEMBER.exec(line) ?? [];
      if (element === undefined || type === undefined) continue;
      const many = array !== undefined;
      // The declarations make every array required, also where the schema asks for none.
      elements.set(element, { type, many, required: optional === '' && !many });
    }
    return elements;
  }
}

let loaded: MetadataTypes | undefined;

/** Of the installed `@salesforce/types`. */
export function metadataTypes(): MetadataTypes {
  if (loaded === undefined) {
    const script = createRequire(import.meta.url).resolve('@salesforce/types/metadata');
    loaded = new MetadataTypes(readFileSync(script.replace(/\.js$/, '.d.ts'), 'utf8'));
  }
  return loaded;
}
