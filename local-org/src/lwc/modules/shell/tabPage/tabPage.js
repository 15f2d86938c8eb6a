// A tab of the app: one of the package's components or Lightning pages.
import { LightningElement, api } from 'lwc';
import { pageNamed, tabNamed, templateOf } from 'platform/pages';

export default class TabPage extends LightningElement {
  @api attributes;

  connectedCallback() {
    const { label } = this.tab ?? {};
    if (label) document.title = `${label} | Local org`;
  }

  get tab() {
    return tabNamed(this.attributes.apiName);
  }

  get item() {
    const { componentName } = this.attributes;
    if (componentName) return instance(componentName.replace('__', ':'));
    return this.tab?.kind === 'lwcComponent' ? instance(`c:${this.tab.content}`) : undefined;
  }

  get page() {
    return this.tab?.kind === 'flexiPage' ? pageNamed(this.tab.content) : undefined;
  }

  get regions() {
    return templateOf(this.page).flat();
  }

  get name() {
    const { apiName, pageName } = this.attributes;
    return `There is no page ${apiName ?? pageName ?? ''} in the local org.`;
  }
}

function instance(name) {
  return { name, properties: {} };
}
