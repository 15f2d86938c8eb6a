// Makes wire adapters with the platform's timing: nothing until the config is complete, then data or error, then refreshes.
const live = new Set();
const providers = new WeakMap();

export function deepFreeze(value) {
  if (value && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

/** As on the platform, a config with an undefined parameter is not asked yet. */
export function complete(config) {
  return Object.values(config ?? {}).every((value) => value !== undefined);
}

/**
 * `load(config, fresh)` returns the data; `idsOf(config, data)` names the records it shows, so that
 * a change of one of them loads it again.
 */
export function wireAdapter({ load, ready = complete, idsOf = () => [] }) {
  return class {
    constructor(callback) {
      this.callback = callback;
      this.turn = 0;
      this.emit({ data: undefined, error: undefined });
    }

    connect() {
      live.add(this);
    }

    disconnect() {
      live.delete(this);
      this.turn += 1;
    }

    update(config) {
      this.config = config;
      if (ready(config)) this.load(false);
    }

    async load(fresh) {
      this.turn += 1;
      const turn = this.turn;
      let value;
      try {
        value = { data: deepFreeze(await load(this.config, fresh)), error: undefined };
      } catch (error) {
        value = { data: undefined, error: deepFreeze(error) };
      }
      if (turn === this.turn) this.emit(value);
    }

    emit(value) {
      const text = JSON.stringify(value);
      providers.set(value, this);
      // an equal answer is not news: components would render again for nothing
      if (this.text === text && value.data !== undefined) return;
      this.text = text;
      this.value = value;
      this.callback(value);
    }

    refresh() {
      return this.config && ready(this.config) ? this.load(true) : Promise.resolve();
    }

    shows(ids) {
      return this.config ? idsOf(this.config, this.value?.data).some((id) => ids.has(id)) : false;
    }
  };
}

export function refreshProvided(value) {
  const provider = providers.get(value);
  return provider ? provider.refresh() : null;
}

export function refreshRecords(ids) {
  const changed = new Set(ids.filter(Boolean));
  const affected = [...live].filter((adapter) => adapter.shows(changed));
  return Promise.all(affected.map((adapter) => adapter.refresh()));
}
