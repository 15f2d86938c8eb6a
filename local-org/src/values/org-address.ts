/** DIFFERS: a local org lives on the machine itself; this is the address that it gives as its own. */
export const ORG_ADDRESS = 'https://local-org.my.salesforce.com';
