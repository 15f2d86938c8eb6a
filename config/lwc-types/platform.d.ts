/** Shapes of what the platform gives to components; the declarations made from the package use them. */

declare namespace Platform {
  /** What a wire gives: one of the two, or neither while it waits. */
  interface Wired<Value> {
    data?: Value;
    error?: unknown;
  }

  /** Parameters of an Apex method: with their names there, each given; undefined stands for null. */
  type ApexMethod<Parameters, Result> = keyof Parameters extends never
    ? () => Promise<Result>
    : (parameters: Parameters) => Promise<Result>;

  /** May be wired too. */
  type CacheableApexMethod<Parameters, Result> = ApexMethod<Parameters, Result> &
    // an import statement would make this file a module, and its names no longer global
    // eslint-disable-next-line @typescript-eslint/consistent-type-imports
    import('lwc').WireAdapterConstructor<Parameters & Record<string, unknown>, Wired<Result>>;

  interface ObjectId {
    objectApiName: string;
  }
  interface FieldId {
    fieldApiName: string;
    objectApiName: string;
  }
  interface MessageChannel {
    channelName: string;
  }

  /** What a handler in a template gets: an event of a component or of an element, from an element. */
  type ComponentEvent<Detail = unknown> = CustomEvent<Detail> & {
    readonly target: HTMLElement;
    readonly currentTarget: HTMLElement;
  };
  /** Base components with a value tell it in the detail. */
  type ValueEvent = ComponentEvent<{ value: string }>;

  /** A record as Apex gives it: fields that were not queried are not there. */
  interface SObject {
    Id?: string;
    [field: string]: unknown;
  }
}

declare module '@salesforce/apex' {
  export function refreshApex(wired: Platform.Wired<unknown>): Promise<void>;
  export function getSObjectValue(record: object, field: Platform.FieldId): unknown;
}

declare module '@salesforce/userPermission/*' {
  const isGranted: boolean | undefined;
  export default isGranted;
}
