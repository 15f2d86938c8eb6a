// Shows one component instance of a Lightning page and keeps its errors from taking the page down.
import { LightningElement, api } from 'lwc';
import { importModule } from 'platform/importModule';
import { standardComponent } from 'shell/standardComponents';

export default class ComponentHost extends LightningElement {
  @api page;
  @api recordId;
  @api objectApiName;
  @api regionWidth;
  constructorOf;
  problem;
  loadedName;
  _item;

  @api
  get item() {
    return this._item;
  }

  set item(value) {
    this._item = value;
    if (value.name !== this.loadedName) this.load(value.name);
  }

  errorCallback(error, stack) {
    console.error(error, stack);
    this.problem = {
      heading: `${this._item.name} stopped with an error`,
      message: error?.message ?? String(error),
      detail: stack,
      variant: 'error'
    };
  }

  get attributes() {
    const properties = {
      ...this._item.properties,
      recordId: this.recordId,
      objectApiName: this.objectApiName,
      flexipageRegionWidth: this.regionWidth,
      page: this.page
    };
    const declared = Object.entries(properties).filter(
      ([name, value]) => value !== undefined && name in this.constructorOf.prototype
    );
    return Object.fromEntries(declared);
  }

  async load(name) {
    this.loadedName = name;
    this.problem = undefined;
    try {
      const [namespace, component] = name.split(':');
      this.constructorOf =
        namespace === 'c' ? await importComponent(component) : standardComponent(name);
      if (!this.constructorOf) this.problem = unsupported(name);
    } catch (error) {
      console.error(error);
      const message = error?.message ?? String(error);
      this.problem = { heading: `${name} could not be loaded`, message, variant: 'error' };
    }
  }
}

async function importComponent(component) {
  const module = await importModule(`c/${component}`);
  return module.default;
}

function unsupported(name) {
  const message = 'The page in an org shows this component; the local org leaves it out.';
  return { heading: `Not supported by local-org: ${name}`, message, variant: 'info' };
}
