// An object's home: its list views and the records of the chosen one.
import { LightningElement, api, wire } from 'lwc';
import {
  getListInfosByObjectName,
  getListInfoByName,
  getListRecordsByName
} from 'lightning/uiListsApi';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { navigate } from 'platform/navigation';
import { iconOf } from 'platform/objectIcons';
import { hasListButton } from 'platform/pages';
import { refreshProvided } from 'platform/wire';
import { messageOf } from 'platform/server';
import { openRecordModal } from 'shell/recordModal';

const pageSize = 50;

export default class ListPage extends LightningElement {
  @api objectApiName;
  @api filterName;
  lists;
  objectInfo;
  info;
  records;
  problem;
  pageSize = pageSize;

  @wire(getObjectInfo, { objectApiName: '$objectApiName' })
  wiredObject({ data, error }) {
    if (data) {
      this.objectInfo = data;
      document.title = `${data.labelPlural} | Local org`;
    }
    if (error) this.problem = messageOf(error);
  }

  @wire(getListInfosByObjectName, { objectApiName: '$objectApiName' })
  wiredLists({ data, error }) {
    if (data) this.lists = data.lists;
    if (error) this.problem = messageOf(error);
  }

  @wire(getListInfoByName, { objectApiName: '$objectApiName', listViewApiName: '$listName' })
  wiredInfo({ data, error }) {
    if (data) this.info = data;
    if (error) this.problem = messageOf(error);
  }

  @wire(getListRecordsByName, {
    objectApiName: '$objectApiName',
    listViewApiName: '$listName',
    fields: '$fields',
    pageSize: '$pageSize'
  })
  wiredRecords(value) {
    this.provided = value;
    if (value.data) this.records = value.data;
    if (value.error) this.problem = messageOf(value.error);
  }

  get listName() {
    const known = this.lists?.some(({ apiName }) => apiName === this.filterName);
    return known ? this.filterName : this.lists?.[0]?.apiName;
  }

  get fields() {
    return this.info?.displayColumns.map(
      ({ fieldApiName }) => `${this.objectApiName}.${fieldApiName}`
    );
  }

  get icon() {
    return iconOf(this.objectApiName);
  }

  get label() {
    return this.objectInfo?.labelPlural ?? '';
  }

  get options() {
    return (this.lists ?? []).map(({ label, apiName }) => ({
      label,
      apiName,
      isChosen: apiName === this.listName
    }));
  }

  get title() {
    return this.options.find(({ isChosen }) => isChosen)?.label ?? this.label;
  }

  get canCreate() {
    return Boolean(this.objectInfo?.createable && hasListButton(this.objectApiName, 'New'));
  }

  get isReady() {
    return Boolean(this.info && this.records && this.objectInfo);
  }

  get isEmpty() {
    return this.records.records.length === 0;
  }

  get columns() {
    return this.info.displayColumns;
  }

  get status() {
    if (!this.records) return '';
    const { length } = this.records.records;
    const more = this.records.nextPageToken ? '+' : '';
    return `${length}${more} ${length === 1 ? 'item' : 'items'}`;
  }

  handleMenu(event) {
    const attributes = { objectApiName: this.objectApiName, actionName: 'list' };
    navigate({
      type: 'standard__objectPage',
      attributes,
      state: { filterName: event.detail.value }
    });
  }

  handleRefresh() {
    refreshProvided(this.provided);
  }

  handleNew() {
    openRecordModal({ objectApiName: this.objectApiName });
  }
}
