/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Packaging.htm */

import { platformClass } from '../define.ts';

export const PackagingClass = platformClass('System.Packaging', {
  // The code of a project belongs to no installed package.
  statics: { 'Id getCurrentPackageId()': () => null }
});
