// Home: the package's home page when it has one, else recent records.
import { LightningElement } from 'lwc';
import { session } from 'platform/context';
import { navigate, toUrl } from 'platform/navigation';
import { iconOf } from 'platform/objectIcons';
import { homePage, templateOf } from 'platform/pages';
import { recentRecords } from 'platform/recents';

export default class HomePage extends LightningElement {
  page = homePage();

  connectedCallback() {
    document.title = 'Home | Local org';
  }

  get greeting() {
    const firstName = (session.user.Name ?? '').split(' ')[0];
    return firstName ? `Welcome, ${firstName}` : 'Welcome';
  }

  get regions() {
    return templateOf(this.page)
      .flat()
      .filter(({ name }) => this.page.regions[name]?.items.length);
  }

  get records() {
    return recentRecords().map((record) => ({
      ...record,
      icon: iconOf(record.objectApiName),
      href: toUrl(referenceTo(record))
    }));
  }

  get isEmpty() {
    return this.records.length === 0;
  }

  handleRecord(event) {
    if (event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    const { id } = event.currentTarget.dataset;
    navigate(referenceTo(this.records.find(({ recordId }) => recordId === id)));
  }
}

function referenceTo({ recordId, objectApiName }) {
  return {
    type: 'standard__recordPage',
    attributes: { recordId, objectApiName, actionName: 'view' }
  };
}
