// The tabs of a Lightning page; a tab's content is made when it is opened first.
import { LightningElement, api } from 'lwc';

const standardTitles = {
  detail: 'Details',
  relatedLists: 'Related',
  activity: 'Activity',
  collaborate: 'Chatter',
  feed: 'Feed',
  news: 'News',
  marketing: 'Marketing'
};

export default class Tabset extends LightningElement {
  @api page;
  @api tabs;
  @api recordId;
  @api objectApiName;
  @api flexipageRegionWidth;
  opened = {};
  chosen;

  get items() {
    const items = this.page.regions[this.tabs]?.items ?? [];
    return items.map(({ identifier, properties }, index) => ({
      value: identifier ?? String(index),
      label: titleOf(properties.title ?? properties.label ?? ''),
      region: properties.body,
      active: properties.active === 'true'
    }));
  }

  get activeValue() {
    const { items } = this;
    return this.chosen ?? (items.find((item) => item.active) ?? items[0])?.value;
  }

  get shown() {
    return this.items.map((item) => ({
      ...item,
      isOpened: item.value === this.activeValue || Boolean(this.opened[item.value])
    }));
  }

  handleActive(event) {
    const { value } = event.target;
    this.opened = { ...this.opened, [this.activeValue]: true, [value]: true };
    this.chosen = value;
  }
}

function titleOf(title) {
  const standard = /^Standard\.Tab\.(\w+)$/.exec(title)?.[1];
  return standard ? (standardTitles[standard] ?? standard) : title;
}
