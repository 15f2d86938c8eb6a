import type { OrgEvent } from '../org.ts';
import { fieldXml, inOrg, testOrg } from './test-org.ts';

const CLASS_META = `<?xml version="1.0" encoding="UTF-8"?>
<ApexTrigger xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>65.0</apiVersion><status>Active</status></ApexTrigger>`;

const org = testOrg({
  'objects/Signed__e/Signed__e.object-meta.xml': `<?xml version="1.0" encoding="UTF-8"?>
    <CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><deploymentStatus>Deployed</deploymentStatus><eventType>HighVolume</eventType>
    <label>Signed</label><pluralLabel>Signed</pluralLabel><publishBehavior>PublishAfterCommit</publishBehavior></CustomObject>`,
  ...fieldXml(
    'Signed__e',
    'Name__c',
    '<type>Text</type><length>40</length><required>true</required>'
  ),
  'triggers/SignedTrigger.trigger':
    "trigger SignedTrigger on Signed__e (after insert) { for (Signed__e e : Trigger.new) { insert new Account(Name = 'Signed ' + e.Name__c); } }",
  'triggers/SignedTrigger.trigger-meta.xml': CLASS_META
});

const run = (script: string): void =>
  inOrg(org, () => org.program.runAnonymous(script, 'events.apex'));
const names = (): unknown[] => org.database.all('Account').map((account) => account.get('Name'));

describe('platform events', () => {
  it('reach triggers and browsers after the commit', () => {
    const seen: OrgEvent[] = [];
    org.listen((event) => seen.push(event));
    run("EventBus.publish(new Signed__e(Name__c = 'A'));");
    expect(names()).toEqual([]);
    expect(org.jobs.runNext()).toBe(true);
    expect(names()).toEqual(['Signed A']);
    const events = seen.flatMap((event) => (event.kind === 'platform-event' ? [event.event] : []));
    expect(events.map((event) => event.get('Name__c'))).toEqual(['A']);
  });

  it('of an undone transaction are never delivered', () => {
    expect(() =>
      run(
        "EventBus.publish(new Signed__e(Name__c = 'B')); throw new IllegalArgumentException('no');"
      )
    ).toThrow('no');
    expect(org.jobs.runNext()).toBe(false);
  });

  it('without a required field are refused', () => {
    run(
      `Database.SaveResult result = EventBus.publish(new Signed__e());
       System.assertEquals(false, result.isSuccess());
       System.assertEquals('Required fields are missing: [Name__c]', result.getErrors()[0].getMessage());`
    );
    expect(org.jobs.runNext()).toBe(false);
  });
});
