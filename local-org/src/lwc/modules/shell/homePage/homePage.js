import { LightningElement, api } from 'lwc';
export default class HomePage extends LightningElement { @api recordId; @api objectApiName; @api relatedListId; @api filterName; @api attributes; }
