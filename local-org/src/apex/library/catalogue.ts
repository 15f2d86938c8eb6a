/** Every platform type that Apex code can name in local-org. */
import { platformLibrary } from './define.ts';
import type { PlatformLibrary } from './define.ts';
export const platformTypes: PlatformLibrary = platformLibrary([]);
