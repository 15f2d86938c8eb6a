// Activity: a composer for tasks, then what is upcoming and overdue, then what is past.
import { LightningElement, api, wire } from 'lwc';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import { getRelatedListRecords } from 'lightning/uiRelatedListApi';
import { userId } from 'platform/context';
import { refreshProvided } from 'platform/wire';
import { onRefresh } from 'platform/refresh';
import { messageOf } from 'platform/server';
import { showToast } from 'shell/toasts';
import { activitiesOf, groupsOf } from './timeline';

const taskFields = ['Subject', 'ActivityDate', 'Status', 'Priority', 'Description'].map(
  (name) => `Task.${name}`
);
const optionalTaskFields = ['Task.Owner.Name', 'Task.IsClosed'];

export default class ActivityPanel extends LightningElement {
  @api recordId;
  @api objectApiName;
  taskFields = taskFields;
  optionalTaskFields = optionalTaskFields;
  tasks;
  problem;
  isComposing = false;
  isSaving = false;
  expanded = {};

  connectedCallback() {
    this.endRefresh = onRefresh(() => this.provided && refreshProvided(this.provided));
  }

  disconnectedCallback() {
    this.endRefresh?.();
  }

  @wire(getRelatedListRecords, {
    parentRecordId: '$recordId',
    relatedListId: 'Tasks',
    fields: '$taskFields',
    optionalFields: '$optionalTaskFields',
    pageSize: 100
  })
  wiredTasks(value) {
    this.provided = value;
    if (value.data) {
      this.tasks = activitiesOf(value.data.records);
      this.problem = undefined;
    }
    if (value.error) this.problem = messageOf(value.error);
  }

  get groups() {
    return groupsOf(this.tasks ?? [], this.expanded);
  }

  get showsButton() {
    return !this.isComposing;
  }

  get isLoading() {
    return !this.tasks && !this.problem;
  }

  get isEmpty() {
    return this.tasks?.length === 0;
  }

  handleCompose() {
    this.isComposing = true;
  }

  handleCancel() {
    this.isComposing = false;
  }

  handleExpand(event) {
    const { id } = event.currentTarget.dataset;
    this.expanded = { ...this.expanded, [id]: !this.expanded[id] };
  }

  async handleComplete(event) {
    const { id } = event.currentTarget.dataset;
    const isDone = event.target.checked;
    await this.write(
      () => updateRecord({ fields: { Id: id, Status: isDone ? 'Completed' : 'Not Started' } }),
      isDone ? 'Task marked complete.' : 'Task reopened.'
    );
  }

  async handleSave() {
    const inputs = [...this.template.querySelectorAll('[data-field]')];
    if (!inputs.map((input) => input.reportValidity()).every(Boolean)) return;
    const values = Object.fromEntries(
      inputs.map((input) => [input.dataset.field, input.value || null])
    );
    const status = { Status: 'Not Started', Priority: 'Normal', OwnerId: userId };
    const fields = { ...status, ...values, WhatId: this.recordId };
    const saved = await this.write(
      () => createRecord({ apiName: 'Task', fields }),
      `Task "${values.Subject}" was created.`
    );
    if (saved) this.isComposing = false;
  }

  async write(action, title) {
    this.isSaving = true;
    try {
      await action();
      showToast({ title, variant: 'success' });
      await refreshProvided(this.provided);
      return true;
    } catch (error) {
      showToast({ title: 'The task was not saved', message: messageOf(error), variant: 'error' });
      return false;
    } finally {
      this.isSaving = false;
    }
  }
}
