/** The Apex System.Type: a type as a value. */

export class ApexType {
  /** Full name as `Type.getName()` answers it, such as `List<Account>` or `Outer.Inner`. */
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  hashText(): string {
    return `type:${this.name.toLowerCase()}`;
  }

  toString(): string {
    return this.name;
  }
}
