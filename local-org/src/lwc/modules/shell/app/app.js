// The application's frame: header, navigation, the current page, dialogs that belong to no page part.
import { LightningElement } from 'lwc';
import { navigate, onPage } from 'platform/navigation';
import { onServerEvent } from 'platform/events';
import { refreshPage } from 'platform/refresh';
import { context } from 'platform/context';
import { RefreshEventName } from 'lightning/refresh';
import { startToasts } from 'shell/toasts';
import { openRecordModal } from 'shell/recordModal';

export default class App extends LightningElement {
  reference;
  diagnostics = context.diagnostics ?? [];

  connectedCallback() {
    startToasts();
    this.endPage = onPage((reference) => this.show(reference));
    this.endReload = onServerEvent('reload', () => window.location.reload());
    window.addEventListener(RefreshEventName, () => refreshPage());
  }

  disconnectedCallback() {
    this.endPage?.();
    this.endReload?.();
  }

  errorCallback(error, stack) {
    console.error(error, stack);
    this.failure = error?.message ?? String(error);
  }

  get views() {
    const { attributes, state } = this.reference;
    return [{ key: keyOf(this.reference), attributes, state, [kindOf(this.reference)]: true }];
  }

  show(reference) {
    this.failure = undefined;
    const { type, attributes } = reference;
    const { actionName, objectApiName, recordId } = attributes;
    if (type === 'standard__recordPage' && actionName === 'edit') {
      navigate({ ...reference, attributes: { ...attributes, actionName: 'view' } }, true);
      openRecordModal({ objectApiName, recordId });
    } else if (type === 'standard__objectPage' && actionName === 'new') {
      navigate({ ...reference, attributes: { objectApiName, actionName: 'list' } }, true);
      openRecordModal({ objectApiName, state: reference.state });
    } else {
      // the new page names itself as soon as it knows its name
      if (!this.reference || keyOf(reference) !== keyOf(this.reference)) {
        document.title = 'Local org';
      }
      this.reference = reference;
      window.scrollTo(0, 0);
    }
  }
}

function keyOf({ type, attributes, state = {} }) {
  return `${type} ${Object.values(attributes).join(' ')} ${state.filterName ?? ''}`;
}

function kindOf({ type, attributes }) {
  if (type === 'standard__recordPage') return 'isRecord';
  if (type === 'standard__recordRelationshipPage') return 'isRelated';
  if (type === 'standard__objectPage') return 'isList';
  if (type === 'standard__namedPage' && attributes.pageName === 'home') return 'isHome';
  return 'isTab';
}
