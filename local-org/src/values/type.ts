/** The Apex System.Type: a type as a value. */

/** The name as the run time shows it: Object as a type argument is ANY, and there are no spaces. */
export function shownTypeName(name: string): string {
  return name.replace(/\s/g, '').replace(/(?<=[<,])Object(?=[>,])/g, 'ANY');
}

const WITHOUT_NAMESPACE =
  /^System\.(?=(?:Blob|Boolean|Date|Datetime|Decimal|Double|Id|Integer|Iterator|List|Long|Map|Object|Set|SObject|String|Time)$)/;

/** UNVERIFIED: values and collections have a short name at run time, other classes that of their namespace too. */
export function platformTypeName(fullName: string): string {
  return fullName.replace(WITHOUT_NAMESPACE, '');
}

export class ApexType {
  /** Full name as `Type.getName()` answers it, such as `List<Account>` or `Outer.Inner`. */
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  hashText(): string {
    return `type:${shownTypeName(this.name).toLowerCase()}`;
  }

  toString(): string {
    return shownTypeName(this.name);
  }
}
