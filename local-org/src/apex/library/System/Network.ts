/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_Network.htm */

import { lacking, platformClass } from '../define.ts';
import { PageReferenceValue } from './PageReference.ts';

// DIFFERS: a local org has no Experience Cloud sites; code runs outside of all of them.
export const NetworkClass = platformClass('System.Network', {
  statics: {
    'PageReference communitiesLanding()': () => new PageReferenceValue(''),
    'PageReference forwardToAuthPage(String startUrl)': lacking('Network.forwardToAuthPage'),
    'PageReference forwardToAuthPage(String startUrl, String displayType)': lacking(
      'Network.forwardToAuthPage'
    ),
    'String getLoginUrl(String networkId)': lacking('Network.getLoginUrl'),
    'String getLogoutUrl(String networkId)': lacking('Network.getLogoutUrl'),
    'String getNetworkId()': () => null,
    'String getSelfRegUrl(String networkId)': lacking('Network.getSelfRegUrl')
  }
});
