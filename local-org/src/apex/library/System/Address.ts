/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Address.htm */

import type { AddressParts, LocationValue } from '../../../values/geolocation.ts';
import type { InstanceProperty, MethodImplementation } from '../define.ts';
import { AddressValue } from '../../../values/geolocation.ts';
import { distance } from './Location.ts';
import { Double } from '../../../values/double.ts';
import { platformClass } from '../define.ts';

const TEXTS = [
  'city',
  'country',
  'countryCode',
  'geocodeAccuracy',
  'postalCode',
  'state',
  'stateCode',
  'street'
] as const;
const NUMBERS = ['latitude', 'longitude'] as const;

const capitalized = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);

const readText =
  (name: keyof AddressParts): MethodImplementation =>
  (_rt, self: AddressValue) =>
    self.parts[name];

const readNumber =
  (name: (typeof NUMBERS)[number]): MethodImplementation =>
  (_rt, self: AddressValue) => {
    const value = self.parts[name];
    return value === null ? null : new Double(value);
  };

const getters: Record<string, MethodImplementation> = {};
const properties: Record<string, InstanceProperty['get']> = {};
for (const name of TEXTS) {
  getters[`String get${capitalized(name)}()`] = readText(name);
  properties[`String ${name}`] = readText(name);
}
for (const name of NUMBERS) {
  getters[`Double get${capitalized(name)}()`] = readNumber(name);
  properties[`Double ${name}`] = readNumber(name);
}

export const AddressClass = platformClass('System.Address', {
  isInstance: (value) => value instanceof AddressValue,
  methods: {
    ...getters,
    'Double getDistance(Location other, String unit)': (
      _rt,
      self: AddressValue,
      other: LocationValue | null,
      unit: string | null
    ) => (self.location ? distance(self.location, other, unit) : null)
  },
  properties
});
