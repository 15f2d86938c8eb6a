/** The maps of describe calls: keys are in lower case and are found in any case. */

import { ApexMap } from '../../values/map.ts';

const lower = (key: unknown): unknown => (typeof key === 'string' ? key.toLowerCase() : key);

export class InsensitiveMap extends ApexMap {
  override get(key: unknown): unknown {
    return super.get(lower(key));
  }

  override has(key: unknown): boolean {
    return super.has(lower(key));
  }

  override put(key: unknown, value: unknown): unknown {
    return super.put(lower(key), value);
  }

  override remove(key: unknown): unknown {
    return super.remove(lower(key));
  }
}
