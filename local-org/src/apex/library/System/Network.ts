/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_Network.htm */

import { NotSupported } from '../../../values/errors.ts';
import { PageReferenceValue } from './PageReference.ts';
import { platformClass } from '../define.ts';

const none = (feature: string) => (): never => {
  throw new NotSupported(feature);
};

// DIFFERS: a local org has no Experience Cloud sites; code runs outside of all of them.
export const NetworkClass = platformClass('System.Network', {
  statics: {
    'PageReference communitiesLanding()': () => new PageReferenceValue('/home/home.jsp'),
    'PageReference forwardToAuthPage(String startUrl)': none('Network.forwardToAuthPage'),
    'PageReference forwardToAuthPage(String startUrl, String displayType)': none(
      'Network.forwardToAuthPage'
    ),
    'String getLoginUrl(String networkId)': none('Network.getLoginUrl'),
    'String getLogoutUrl(String networkId)': none('Network.getLogoutUrl'),
    'String getNetworkId()': () => null,
    'String getSelfRegUrl(String networkId)': none('Network.getSelfRegUrl')
  }
});
