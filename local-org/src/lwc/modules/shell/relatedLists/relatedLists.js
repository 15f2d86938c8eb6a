// Related Lists: all lists of the object's page layout, under each other.
import { LightningElement, api, wire } from 'lwc';
import { getRelatedListsInfo } from 'lightning/uiRelatedListApi';
import { messageOf } from 'platform/server';

export default class RelatedLists extends LightningElement {
  @api recordId;
  @api objectApiName;
  lists;
  problem;

  @wire(getRelatedListsInfo, { parentObjectApiName: '$objectApiName' })
  wiredLists({ data, error }) {
    if (data) this.lists = data.relatedLists;
    if (error) this.problem = messageOf(error);
  }

  get items() {
    return (this.lists ?? []).map((list) => ({ ...list, key: list.relatedListId }));
  }

  get isEmpty() {
    return this.lists?.length === 0;
  }
}
