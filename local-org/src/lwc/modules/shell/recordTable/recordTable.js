// A plain table of records: one column for each field, the name as a link.
import { LightningElement, api } from 'lwc';
import { display } from 'platform/fields';
import { navigate, toUrl } from 'platform/navigation';

export default class RecordTable extends LightningElement {
  @api records;
  /** [{ fieldApiName, label }] */
  @api columns;
  @api objectInfo;
  @api caption;

  get rows() {
    return this.records.map((record) => {
      const reference = {
        type: 'standard__recordPage',
        attributes: { recordId: record.id, objectApiName: record.apiName, actionName: 'view' }
      };
      return {
        id: record.id,
        reference,
        cells: this.columns.map((column, index) => this.cellOf(record, column, index, reference))
      };
    });
  }

  cellOf(record, { fieldApiName, label }, index, reference) {
    const nameFields = this.objectInfo?.nameFields ?? ['Name'];
    const isName = nameFields.includes(fieldApiName) || (index === 0 && fieldApiName === 'Id');
    const shown = display(record, fieldApiName, this.objectInfo);
    return {
      key: fieldApiName,
      label,
      shown,
      isName,
      text: shown.text || record.id,
      href: isName ? toUrl(reference) : undefined
    };
  }

  handleLink(event) {
    if (event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    const { id } = event.currentTarget.dataset;
    navigate(this.rows.find((row) => row.id === id).reference);
  }
}
