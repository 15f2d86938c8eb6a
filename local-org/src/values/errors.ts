/** Failures of the engine itself, kept apart from the exceptions that Apex code can see. */

/** A bug of local-org: never catchable by Apex and never worded as a platform exception. */
export class InternalError extends Error {
  override readonly name = 'InternalError';
}

/** A platform feature that local-org does not have; names the feature and, where known, file and line. */
export class NotSupported extends Error {
  override readonly name = 'NotSupported';
  readonly feature: string;
  location: string | null;

  constructor(feature: string, location: string | null = null) {
    super(`local-org does not support ${feature}${location ? ` (${location})` : ''}`);
    this.feature = feature;
    this.location = location;
  }
}
