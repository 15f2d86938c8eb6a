// The bar at the top: logo, search over all records, and who is looking.
import { LightningElement } from 'lwc';
import { session } from 'platform/context';
import { navigate } from 'platform/navigation';
import { messageOf, readUiApi } from 'platform/server';
import { iconOf } from 'platform/objectIcons';

const pause = 200;

export default class GlobalHeader extends LightningElement {
  term = '';
  results;
  problem;
  isOpen = false;
  user = session.user;

  get personas() {
    return (session.personas ?? []).map((persona) => {
      const isCurrent = persona.Username === session.user.Username;
      return {
        ...persona,
        isCurrent,
        initials: initialsOf(persona.Name),
        itemClass: `slds-media slds-media_center persona${isCurrent ? ' current' : ''}`
      };
    });
  }

  get initials() {
    return initialsOf(this.user.Name ?? '');
  }

  get showResults() {
    return Boolean(this.term && (this.results || this.problem));
  }

  get isEmpty() {
    return this.results?.length === 0;
  }

  handleSearch(event) {
    this.term = event.target.value.trim();
    clearTimeout(this.timer);
    if (this.term.length < 2) {
      this.results = undefined;
      return;
    }
    // waits for the user to finish typing
    this.timer = setTimeout(() => this.search(this.term), pause);
  }

  async search(term) {
    try {
      const { records } = await readUiApi('getLookupRecords', {
        objectApiName: null,
        requestParams: { q: term, pageSize: 8 }
      });
      if (term !== this.term) return;
      this.problem = undefined;
      this.results = records.map((record) => ({
        id: record.id,
        apiName: record.apiName,
        name: record.fields.Name?.value ?? record.id,
        icon: iconOf(record.apiName)
      }));
    } catch (error) {
      this.problem = messageOf(error);
    }
  }

  handleKey(event) {
    if (event.key === 'Escape') this.clear();
  }

  handleBlur() {
    // a click on a result comes after the blur
    setTimeout(() => (this.results = undefined), 200);
  }

  handleResult(event) {
    event.preventDefault();
    const { id: recordId, object: objectApiName } = event.currentTarget.dataset;
    this.clear();
    const attributes = { recordId, objectApiName, actionName: 'view' };
    navigate({ type: 'standard__recordPage', attributes });
  }

  clear() {
    this.term = '';
    this.results = undefined;
    this.refs.search.value = '';
  }

  handleToggle() {
    this.isOpen = !this.isOpen;
  }

  handleFocusOut(event) {
    if (!event.currentTarget.contains(event.relatedTarget)) this.isOpen = false;
  }

  handleMenuKey(event) {
    if (event.key !== 'Escape') return;
    this.isOpen = false;
    this.refs.profile.focus();
  }

  handlePersona(event) {
    const { username } = event.currentTarget.dataset;
    document.cookie = `local_org_user=${encodeURIComponent(username)}; path=/; SameSite=Lax`;
    window.location.reload();
  }
}

function initialsOf(name) {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : '']
    .map((word) => word?.[0] ?? '')
    .join('')
    .toUpperCase();
}
