/** Compound values of records: a place on earth, and a postal address that may know its place. */

import { Double, doubleText } from './double.ts';

export class LocationValue {
  readonly $type = 'System.Location';
  readonly latitude: number;
  readonly longitude: number;

  constructor(latitude: number, longitude: number) {
    this.latitude = latitude;
    this.longitude = longitude;
  }

  hashText(): string {
    return `location:${this.latitude},${this.longitude}`;
  }

  jsonMembers(): Record<string, unknown> {
    return { latitude: new Double(this.latitude), longitude: new Double(this.longitude) };
  }

  toString(): string {
    return `API_GEOLOCATION[${doubleText(this.latitude)} ${doubleText(this.longitude)}]`;
  }
}

export interface AddressParts {
  city: string | null;
  country: string | null;
  countryCode: string | null;
  geocodeAccuracy: string | null;
  latitude: number | null;
  longitude: number | null;
  postalCode: string | null;
  state: string | null;
  stateCode: string | null;
  street: string | null;
}

export class AddressValue {
  readonly $type = 'System.Address';
  readonly parts: AddressParts;

  constructor(parts: AddressParts) {
    this.parts = parts;
  }

  get location(): LocationValue | null {
    const { latitude, longitude } = this.parts;
    return latitude === null || longitude === null ? null : new LocationValue(latitude, longitude);
  }

  hashText(): string {
    return `address:${JSON.stringify(this.parts)}`;
  }

  /** As the REST API writes it; the codes come with state and country picklists only. */
  jsonMembers(): Record<string, unknown> {
    const { city, country, geocodeAccuracy, postalCode, state, street } = this.parts;
    const latitude = doubleOf(this.parts.latitude);
    const longitude = doubleOf(this.parts.longitude);
    return { city, country, geocodeAccuracy, latitude, longitude, postalCode, state, street };
  }

  /** UNVERIFIED: the text of an address. */
  toString(): string {
    const texts = Object.entries(this.jsonMembers()).map(([name, value]) => `${name}=${value}`);
    return `System.Address[${texts.join(';')}]`;
  }
}

const doubleOf = (value: number | null): Double | null =>
  value === null ? null : new Double(value);

const EARTH_RADIUS = { km: 6371.0088, mi: 3958.7613 };

/** UNVERIFIED: the great-circle distance on a sphere (haversine), as the DISTANCE formula documents it. */
export function distanceBetween(
  from: LocationValue,
  to: LocationValue,
  unit: keyof typeof EARTH_RADIUS
): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const half = (angle: number): number => Math.sin(angle / 2) ** 2;
  const across =
    half(radians(to.latitude - from.latitude)) +
    Math.cos(radians(from.latitude)) *
      Math.cos(radians(to.latitude)) *
      half(radians(to.longitude - from.longitude));
  return 2 * EARTH_RADIUS[unit] * Math.asin(Math.min(1, Math.sqrt(across)));
}
