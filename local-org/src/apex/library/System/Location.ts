/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Location.htm */

import type { Decimal } from '../../../values/decimal.ts';
import { Double } from '../../../values/double.ts';
import { distanceBetween } from '../../../values/geolocation.ts';
import { given } from '../../runtime/arguments.ts';
import { LocationValue } from '../../../values/geolocation.ts';
import { platformClass } from '../define.ts';
import { raise } from '../../../values/exception.ts';

const UNITS = ['mi', 'km'];

export function distance(
  from: LocationValue | null,
  to: LocationValue | null,
  unit: string | null
): Double {
  const wanted = given(unit).toLowerCase();
  if (!UNITS.includes(wanted)) {
    raise('InvalidParameterValueException', `Unit must be either 'mi' or 'km': ${given(unit)}`);
  }
  return new Double(distanceBetween(given(from), given(to), wanted === 'mi' ? 'mi' : 'km'));
}

export const LocationClass = platformClass('System.Location', {
  isInstance: (value) => value instanceof LocationValue,
  statics: {
    'Location newInstance(Decimal latitude, Decimal longitude)': (
      _rt,
      latitude: Decimal | null,
      longitude: Decimal | null
    ) => new LocationValue(given(latitude).toNumber(), given(longitude).toNumber()),
    'Double getDistance(Location first, Location second, String unit)': (
      _rt,
      first: LocationValue | null,
      second: LocationValue | null,
      unit: string | null
    ) => distance(first, second, unit)
  },
  methods: {
    'Double getDistance(Location other, String unit)': (
      _rt,
      self: LocationValue,
      other: LocationValue | null,
      unit: string | null
    ) => distance(self, other, unit),
    'Double getLatitude()': (_rt, self: LocationValue) => new Double(self.latitude),
    'Double getLongitude()': (_rt, self: LocationValue) => new Double(self.longitude)
  },
  properties: {
    'Double latitude': (_rt, self: LocationValue) => new Double(self.latitude),
    'Double longitude': (_rt, self: LocationValue) => new Double(self.longitude)
  }
});
