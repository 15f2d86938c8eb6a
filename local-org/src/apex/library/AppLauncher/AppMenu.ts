/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_AppLauncher_AppMenu.htm */

import { given } from '../../runtime/arguments.ts';
import { platformClass } from '../define.ts';

// DIFFERS: a local org has no app launcher; its order is accepted and shown nowhere.
export const AppMenuClass = platformClass('AppLauncher.AppMenu', {
  statics: {
    'void setAppVisibility(Id item, Boolean isVisible)': (_rt, item, isVisible) => {
      given(item);
      given(isVisible);
    },
    'void setOrgSortOrder(List<Id> items)': (_rt, items) => {
      given(items);
    },
    'void setUserSortOrder(List<Id> items)': (_rt, items) => {
      given(items);
    }
  }
});
