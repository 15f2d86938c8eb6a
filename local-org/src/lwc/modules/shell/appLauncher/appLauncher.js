// The App Launcher: all apps and items that the running user may open.
import LightningModal from 'lightning/modal';
import { getApps } from 'lightning/uiAppsApi';
import { wire } from 'lwc';
import { navigate } from 'platform/navigation';

export default class AppLauncher extends LightningModal {
  apps = [];
  term = '';

  @wire(getApps, {})
  wiredApps({ data }) {
    if (data) this.apps = data.apps;
  }

  get shownApps() {
    return this.apps
      .filter((app) => this.matches(app.label))
      .map((app) => ({ ...app, initials: app.label.slice(0, 2) }));
  }

  get shownItems() {
    const items = new Map();
    for (const item of this.apps.flatMap((app) => app.navItems)) items.set(item.label, item);
    return [...items.values()].filter((item) => this.matches(item.label));
  }

  matches(label) {
    return label.toLowerCase().includes(this.term.toLowerCase());
  }

  handleSearch(event) {
    this.term = event.detail.value;
  }

  handleApp(event) {
    const app = this.apps.find(({ appId }) => appId === event.currentTarget.dataset.id);
    document.cookie = `local_org_app=${app.developerName}; path=/; SameSite=Lax`;
    window.location.assign('/lightning/page/home');
  }

  handleItem(event) {
    event.preventDefault();
    const { label } = event.currentTarget.dataset;
    navigate(this.shownItems.find((item) => item.label === label).pageReference);
    this.close();
  }
}

export function openAppLauncher() {
  return AppLauncher.open({ size: 'medium', label: 'App Launcher' });
}
