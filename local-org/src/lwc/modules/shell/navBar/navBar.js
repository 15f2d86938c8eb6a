// The app's navigation bar with the App Launcher at its left end.
import { LightningElement, api, wire } from 'lwc';
import { getNavItems } from 'lightning/uiAppsApi';
import { context } from 'platform/context';
import { navigate, toUrl } from 'platform/navigation';
import { openAppLauncher } from 'shell/appLauncher';

export default class NavBar extends LightningElement {
  @api reference;
  appLabel = context.pages.appLabel ?? '';
  navItems = [];

  @wire(getNavItems, { formFactor: 'Large' })
  wiredItems({ data, error }) {
    if (data) this.navItems = data.navItems;
    if (error) console.error('The navigation items could not be read.', error);
  }

  get items() {
    return this.navItems.map((item) => {
      const isActive = this.isCurrent(item);
      return {
        ...item,
        key: item.developerName ?? item.apiName,
        href: toUrl(item.pageReference),
        current: isActive ? 'page' : undefined,
        itemClass: `slds-context-bar__item${isActive ? ' slds-is-active' : ''}`
      };
    });
  }

  renderedCallback() {
    const list = this.refs.items;
    const item = list.querySelector('.slds-is-active');
    if (!item || this.scrolledTo === this.reference) return;
    this.scrolledTo = this.reference;
    // a narrow screen shows a part of the tabs: the open one belongs into it
    const { left, right } = item.getBoundingClientRect();
    const frame = list.getBoundingClientRect();
    if (left < frame.left) list.scrollLeft -= frame.left - left;
    else if (right > frame.right) list.scrollLeft += Math.ceil(right - frame.right);
  }

  isCurrent({ pageReference, objectApiName }) {
    const { type, attributes = {} } = this.reference ?? {};
    if (objectApiName && attributes.objectApiName)
      return objectApiName === attributes.objectApiName;
    return (
      type === pageReference.type &&
      JSON.stringify(Object.values(attributes)) ===
        JSON.stringify(Object.values(pageReference.attributes))
    );
  }

  handleItem(event) {
    if (event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    const { key } = event.currentTarget.dataset;
    navigate(this.items.find((item) => item.key === key).pageReference);
  }

  handleLauncher() {
    openAppLauncher();
  }
}
