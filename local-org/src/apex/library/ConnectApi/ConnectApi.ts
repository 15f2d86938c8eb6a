/** The types of the namespace ConnectApi that local-org has. */

import type { PlatformType } from '../define.ts';
import { ChatterFeedsClass } from './ChatterFeeds.ts';
import { ChatterUsersClass, OrganizationClass, organizationClasses } from './Organization.ts';
import { connectApiEnums } from './enums.ts';
import { EinsteinLlmClass, einsteinClasses } from './Einstein.ts';
import { exceptionClass } from '../System/Exception.ts';
import { feedClasses } from './feed-classes.ts';
import { NamedCredentialsClass, namedCredentialClasses } from './NamedCredentials.ts';
import { segmentClasses } from './segments.ts';

export const connectApiTypes: PlatformType[] = [
  ChatterFeedsClass,
  ChatterUsersClass,
  EinsteinLlmClass,
  NamedCredentialsClass,
  OrganizationClass,
  exceptionClass('ConnectApi.ConnectApiException'),
  exceptionClass('ConnectApi.NotFoundException', {}, 'ConnectApi.ConnectApiException'),
  exceptionClass('ConnectApi.RateLimitException', {}, 'ConnectApi.ConnectApiException'),
  ...connectApiEnums,
  ...einsteinClasses,
  ...feedClasses,
  ...namedCredentialClasses,
  ...organizationClasses,
  ...segmentClasses
];
