/** A constant of an Apex enum; each constant exists once, so identity is equality. */

export class EnumValue {
  readonly type: string;
  readonly name: string;
  readonly ordinal: number;

  constructor(type: string, name: string, ordinal: number) {
    this.type = type;
    this.name = name;
    this.ordinal = ordinal;
  }

  toString(): string {
    return this.name;
  }
}
