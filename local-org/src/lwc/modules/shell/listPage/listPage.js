import { LightningElement, api } from 'lwc';
export default class ListPage extends LightningElement { @api recordId; @api objectApiName; @api relatedListId; @api filterName; @api attributes; }
