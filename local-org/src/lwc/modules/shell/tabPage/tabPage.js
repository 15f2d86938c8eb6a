import { LightningElement, api } from 'lwc';
export default class TabPage extends LightningElement { @api recordId; @api objectApiName; @api relatedListId; @api filterName; @api attributes; }
