/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_FeatureManagement.htm */

import { given } from '../../runtime/arguments.ts';
import { platformClass } from '../define.ts';

export const FeatureManagementClass = platformClass('System.FeatureManagement', {
  statics: {
    'Boolean checkPermission(String name)': (rt, name: string | null) =>
      rt.host.database.security.customPermission(rt.host.user(), given(name))
  }
});
