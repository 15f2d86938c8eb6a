/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_interface_System_InstallHandler.htm */

import type { PlatformType } from '../define.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { VersionValue } from './Version.ts';
import { platformClass, platformInterface } from '../define.ts';

/** What an installation, Test.testInstall and Test.testUninstall give the package's scripts. */
class InstallContextValue {
  readonly $type: string;
  readonly previous: VersionValue | null;
  readonly isPush: boolean;

  constructor(type: string, previous: VersionValue | null, isPush: boolean) {
    this.$type = type;
    this.previous = previous;
    this.isPush = isPush;
  }
}

const INSTALL = 'System.InstallContext';
const UNINSTALL = 'System.UninstallContext';

/** Runs the package's script as after a first installation. */
export function firstInstall(rt: Runtime, handler: unknown): void {
  testInstall(rt, handler, null, false);
}

export function testInstall(
  rt: Runtime,
  handler: unknown,
  previous: VersionValue | null,
  isPush: boolean
): void {
  rt.invoke(handler, 'onInstall', [new InstallContextValue(INSTALL, previous, isPush)]);
}

export function testUninstall(rt: Runtime, handler: unknown): void {
  rt.invoke(handler, 'onUninstall', [new InstallContextValue(UNINSTALL, null, false)]);
}

const isContext =
  (type: string) =>
  (value: unknown): boolean =>
    value instanceof InstallContextValue && value.$type === type;

const ids = {
  'Id organizationId()': (rt: Runtime) => rt.host.database.all('Organization')[0]?.id ?? null,
  'Id uninstallerId()': (rt: Runtime) => rt.host.user().userId
};

export const installTypes: PlatformType[] = [
  platformInterface('System.InstallHandler', ['void onInstall(InstallContext context)']),
  platformInterface('System.UninstallHandler', ['void onUninstall(UninstallContext context)']),
  platformClass(INSTALL, {
    isInstance: isContext(INSTALL),
    methods: {
      'Id organizationId()': ids['Id organizationId()'],
      'Id installerId()': (rt) => rt.host.user().userId,
      'Boolean isPush()': (_rt, self: InstallContextValue) => self.isPush,
      'Boolean isUpgrade()': (_rt, self: InstallContextValue) => self.previous !== null,
      'Version previousVersion()': (_rt, self: InstallContextValue) => self.previous
    }
  }),
  platformClass(UNINSTALL, { isInstance: isContext(UNINSTALL), methods: ids })
];
