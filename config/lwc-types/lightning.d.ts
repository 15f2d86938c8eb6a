/**
 * Modules of the platform that @salesforce/lightning-types does not declare, as far as the package uses them:
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-lightning-ui-api.html and the component reference.
 */

declare module 'lightning/uiRecordApi' {
  import type { WireAdapterConstructor } from 'lwc';

  interface FieldValue {
    value: unknown;
    displayValue: string | null;
  }
  interface RecordRepresentation {
    id: string;
    apiName: string;
    fields: Record<string, FieldValue>;
    lastModifiedDate: string;
  }
  type FieldName = string | Platform.FieldId;
  interface GetRecordConfig {
    recordId: string;
    fields?: FieldName[];
    optionalFields?: FieldName[];
    layoutTypes?: string[];
    modes?: string[];
  }

  export const getRecord: WireAdapterConstructor<
    GetRecordConfig,
    Platform.Wired<RecordRepresentation>
  >;
  export function getFieldValue(record: RecordRepresentation, field: FieldName): unknown;
  export function getFieldDisplayValue(record: RecordRepresentation, field: FieldName): string;
  export function createRecord(input: {
    apiName: string;
    fields: Record<string, unknown>;
  }): Promise<RecordRepresentation>;
  export function updateRecord(input: {
    fields: Record<string, unknown>;
  }): Promise<RecordRepresentation>;
  export function deleteRecord(recordId: string): Promise<void>;
  export function notifyRecordUpdateAvailable(records: { recordId: string }[]): Promise<void>;
}

declare module 'lightning/platformShowToastEvent' {
  interface ToastAttributes {
    title: string;
    message?: string;
    messageData?: (string | { url: string; label: string })[];
    variant?: 'info' | 'success' | 'warning' | 'error';
    mode?: 'dismissible' | 'pester' | 'sticky';
  }
  export class ShowToastEvent extends CustomEvent<ToastAttributes> {
    constructor(attributes: ToastAttributes);
  }
}

declare module 'lightning/refresh' {
  export class RefreshEvent extends CustomEvent<null> {
    constructor();
  }
}

declare module 'lightning/navigation' {
  import type { WireAdapterConstructor } from 'lwc';

  interface PageReference {
    type: string;
    attributes?: Record<string, string>;
    state?: Record<string, string>;
  }
  export const CurrentPageReference: WireAdapterConstructor<Record<string, never>, PageReference>;
  export const NavigationMixin: (<T extends abstract new (...args: never[]) => object>(
    base: T
  ) => T) & { readonly Navigate: unique symbol; readonly GenerateUrl: unique symbol };
}

declare module 'lightning/messageService' {
  import type { WireAdapterConstructor } from 'lwc';

  interface MessageContextToken {
    readonly isMessageContext: true;
  }
  interface Subscription {
    readonly isSubscription: true;
  }
  export const MessageContext: WireAdapterConstructor<Record<string, never>, MessageContextToken>;
  export const APPLICATION_SCOPE: unique symbol;
  export function publish(
    context: MessageContextToken,
    channel: Platform.MessageChannel,
    message?: object
  ): void;
  export function subscribe(
    context: MessageContextToken,
    channel: Platform.MessageChannel,
    listener: (message: never) => void,
    options?: { scope: typeof APPLICATION_SCOPE }
  ): Subscription;
  export function unsubscribe(subscription: Subscription): void;
}

/** Instead of the published declaration, which has no `open`. */
declare module 'lightning/modal' {
  import { LightningElement } from 'lwc';

  export default class LightningModal extends LightningElement {
    size: 'small' | 'medium' | 'large' | 'full';
    label: string;
    description: string;
    disableClose: boolean;
    /** Answers what the modal was closed with, undefined when it was dismissed. */
    static open<Modal extends LightningModal>(
      this: new () => Modal,
      properties: Partial<Omit<Modal, keyof LightningElement>> & { label: string }
    ): Promise<unknown>;
    close(result?: unknown): void;
  }
}
