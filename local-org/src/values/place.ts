/** Addresses and geolocations: what compound fields hold. */

const RADIUS_KM = 6371;
const KM_PER_MILE = 1.609344;

/** A point on the earth: `System.Location`. */
export class ApexLocation {
  readonly $type: string = 'System.Location';
  readonly latitude: number | null;
  readonly longitude: number | null;

  constructor(latitude: number | null, longitude: number | null) {
    this.latitude = latitude;
    this.longitude = longitude;
  }

  /** Great-circle distance in 'mi' or 'km'; null when one of the places is not known. */
  distanceTo(other: ApexLocation, unit: string): number | null {
    const { latitude, longitude } = this;
    if (latitude === null || longitude === null) return null;
    if (other.latitude === null || other.longitude === null) return null;
    const radians = (degrees: number): number => (degrees * Math.PI) / 180;
    const half = (from: number, to: number): number => Math.sin(radians(to - from) / 2) ** 2;
    const share =
      half(latitude, other.latitude) +
      Math.cos(radians(latitude)) *
        Math.cos(radians(other.latitude)) *
        half(longitude, other.longitude);
    const km = 2 * RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(share)));
    return unit.toLowerCase() === 'mi' ? km / KM_PER_MILE : km;
  }

  toString(): string {
    return `API LOCATION: {${this.latitude ?? 'null'}, ${this.longitude ?? 'null'}}`;
  }
}

/** A postal address with its point: `System.Address`. */
export class ApexAddress extends ApexLocation {
  override readonly $type: string = 'System.Address';
  /** Street, City, State, StateCode, PostalCode, Country, CountryCode, GeocodeAccuracy. */
  readonly parts: ReadonlyMap<string, string | null>;

  constructor(
    latitude: number | null,
    longitude: number | null,
    parts: ReadonlyMap<string, string | null>
  ) {
    super(latitude, longitude);
    this.parts = parts;
  }

  override toString(): string {
    const texts = [...this.parts].map(([name, value]) => `${name}:${value ?? 'null'}`);
    return `API ADDRESS: ${texts.join(' ')}`;
  }
}
