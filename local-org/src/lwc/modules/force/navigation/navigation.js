// What lightning/navigation re-exports: the mixin and the wire adapter of the current page.
import { navigate, onPage, toUrl } from 'platform/navigation';

const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

export function NavigationMixin(Base) {
  return class extends Base {
    [Navigate](pageReference, replace) {
      navigate(pageReference, replace);
    }

    [GenerateUrl](pageReference) {
      return new Promise((resolve) => resolve(toUrl(pageReference)));
    }
  };
}
NavigationMixin.Navigate = Navigate;
NavigationMixin.GenerateUrl = GenerateUrl;

export class CurrentPageReference {
  constructor(callback) {
    this.callback = callback;
  }

  connect() {
    this.end = onPage((pageReference) => this.callback(pageReference));
  }

  update() {}

  disconnect() {
    this.end?.();
  }
}
