// One related list as a card; files have a card of their own.
import { LightningElement, api, wire } from 'lwc';
import {
  getRelatedListInfo,
  getRelatedListRecords,
  getRelatedListsInfo
} from 'lightning/uiRelatedListApi';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { navigate } from 'platform/navigation';
import { iconOf } from 'platform/objectIcons';
import { hasRelatedListButton } from 'platform/pages';
import { refreshProvided } from 'platform/wire';
import { onRefresh } from 'platform/refresh';
import { messageOf } from 'platform/server';
import { openRecordModal } from 'shell/recordModal';

const cardRows = 6;
const fileLists = new Set([
  'ContentDocumentLinks',
  'AttachedContentDocuments',
  'CombinedAttachments'
]);

export default class RelatedList extends LightningElement {
  @api recordId;
  @api objectApiName;
  @api label;
  /** Property names of force:relatedListSingleContainer and lst:dynamicRelatedList. */
  @api relatedListApiName;
  @api relatedListLabel;
  @api parentFieldApiName;
  @api showsAll = false;
  info;
  objectInfo;
  list;
  title;
  problem;

  connectedCallback() {
    this.endRefresh = onRefresh(() => this.provided && refreshProvided(this.provided));
  }

  disconnectedCallback() {
    this.endRefresh?.();
  }

  get isFiles() {
    return fileLists.has(this.relatedListApiName);
  }

  get infoParent() {
    return this.isFiles ? undefined : this.objectApiName;
  }

  @wire(getRelatedListsInfo, { parentObjectApiName: '$infoParent' })
  wiredLists({ data }) {
    this.list = data?.relatedLists.find(
      ({ relatedListId }) => relatedListId === this.relatedListApiName
    );
  }

  @wire(getRelatedListInfo, {
    parentObjectApiName: '$infoParent',
    relatedListId: '$relatedListApiName'
  })
  wiredInfo({ data, error }) {
    if (data) this.info = data;
    if (error) this.problem = messageOf(error);
  }

  @wire(getObjectInfo, { objectApiName: '$childObject' })
  wiredObject({ data }) {
    if (data) this.objectInfo = data;
  }

  @wire(getRelatedListRecords, {
    parentRecordId: '$recordId',
    relatedListId: '$relatedListApiName',
    fields: '$fields',
    pageSize: '$pageSize'
  })
  wiredRecords(value) {
    this.provided = value;
    if (value.data) this.records = value.data;
    if (value.error) this.problem = messageOf(value.error);
  }

  records;

  get childObject() {
    return this.info?.objectApiNames[0];
  }

  get pageSize() {
    return this.showsAll ? 200 : cardRows + 1;
  }

  get columns() {
    const columns = this.info.displayColumns;
    return columns.length > 0 ? columns : [{ fieldApiName: 'Name', label: 'Name' }];
  }

  get fields() {
    if (!this.info) return undefined;
    return this.columns.map(({ fieldApiName }) => `${this.childObject}.${fieldApiName}`);
  }

  get isReady() {
    return Boolean(this.info && this.records && this.objectInfo);
  }

  get shown() {
    return this.showsAll ? this.records.records : this.records.records.slice(0, cardRows);
  }

  get heading() {
    const label = this.relatedListLabel || this.label || this.list?.label || this.info?.label || '';
    if (!this.records) return label;
    const { length } = this.records.records;
    const isMore = !this.showsAll && length > cardRows;
    return `${label} (${isMore ? `${cardRows}+` : length})`;
  }

  get icon() {
    return iconOf(this.childObject);
  }

  get hasRows() {
    return this.isReady && this.shown.length > 0;
  }

  get hasAllLink() {
    return this.hasRows && !this.showsAll;
  }

  get parentField() {
    if (this.parentFieldApiName) return this.parentFieldApiName.split('.').at(-1);
    if (this.list?.fieldApiName) return this.list.fieldApiName;
    const fields = Object.values(this.objectInfo?.fields ?? {});
    const lookups = fields.filter(({ referenceToInfos = [] }) =>
      referenceToInfos.some(({ apiName }) => apiName === this.objectApiName)
    );
    return lookups.length === 1 ? lookups[0].apiName : undefined;
  }

  get canCreate() {
    const { objectApiName, childObject, parentField } = this;
    return Boolean(
      this.objectInfo?.createable &&
      parentField &&
      hasRelatedListButton(objectApiName, childObject, parentField, 'New')
    );
  }

  async handleNew() {
    const defaults = { [this.parentField]: this.recordId };
    const record = await openRecordModal({ objectApiName: this.childObject, defaults });
    if (record) await refreshProvided(this.provided);
  }

  handleAll(event) {
    event.preventDefault();
    navigate({
      type: 'standard__recordRelationshipPage',
      attributes: {
        recordId: this.recordId,
        objectApiName: this.objectApiName,
        relationshipApiName: this.relatedListApiName
      }
    });
  }
}
