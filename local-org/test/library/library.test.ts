/** Runs the Apex test classes of this folder: each states what the platform's library answers. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fieldXml, objectXml, testOrg } from '../../src/org/test-org.ts';
import type { ApexTestResult } from '../../src/host.ts';

const folder = dirname(fileURLToPath(import.meta.url));
const classes = readdirSync(folder).filter((file) => file.endsWith('.cls'));

const META = `<?xml version="1.0" encoding="UTF-8"?>
<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>65.0</apiVersion></ApexClass>`;

const sources: Record<string, string> = {
  ...objectXml('Deal__c'),
  ...fieldXml(
    'Deal__c',
    'Amount__c',
    '<type>Number</type><precision>18</precision><scale>2</scale>'
  )
};
const EVENT = `<?xml version="1.0" encoding="UTF-8"?>
<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><deploymentStatus>Deployed</deploymentStatus><eventType>HighVolume</eventType>
<label>Noted</label><pluralLabel>Noted</pluralLabel><publishBehavior>PublishAfterCommit</publishBehavior></CustomObject>`;

const TRIGGER = `trigger NotedTrigger on Noted__e (after insert) {
  EventBus.TriggerContext context = EventBus.TriggerContext.currentContext();
  String texts = '';
  for (Noted__e event : Trigger.new) {
    if (event.Text__c == 'retry' && context.retries == 0) { throw new EventBus.RetryableException('again'); }
    if (event.Text__c == 'fail') { throw new IllegalArgumentException('no'); }
    texts += event.Text__c;
    if (event.Text__c == 'stop') { context.setResumeCheckpoint(event.ReplayId); break; }
  }
  insert new Account(Name = texts + ' retries ' + context.retries);
}`;

const CHANGE_TRIGGER = `trigger ContactChanges on ContactChangeEvent (after insert) {
  for (ContactChangeEvent event : Trigger.new) {
    EventBus.ChangeEventHeader header = event.ChangeEventHeader;
    List<String> parts = new List<String>{ header.getChangeType(), header.getRecordIds()[0], String.valueOf(event.LastName) };
    insert new Account(Name = String.join(parts, ' ') + ' ' + header.nulledFields);
  }
}`;

const ACTION = `public class Shouting {
  @InvocableVariable public String text;
  @InvocableMethod public static List<String> shout(List<Shouting> inputs) {
    List<String> outputs = new List<String>();
    for (Shouting input : inputs) {
      if (input.text == 'no') { throw new IllegalArgumentException('not loud'); }
      outputs.add(input.text.toUpperCase());
    }
    return outputs;
  }
}`;

const PARTITION = `<?xml version="1.0" encoding="UTF-8"?>
<PlatformCachePartition xmlns="http://soap.sforce.com/2006/04/metadata"><isDefaultPartition>true</isDefaultPartition><masterLabel>Main</masterLabel>
<platformCachePartitionTypes><allocatedCapacity>1</allocatedCapacity><cacheType>Organization</cacheType></platformCachePartitionTypes></PlatformCachePartition>`;

Object.assign(sources, {
  'objects/Noted__e/Noted__e.object-meta.xml': EVENT,
  ...fieldXml('Noted__e', 'Text__c', '<type>Text</type><length>40</length>'),
  'triggers/NotedTrigger.trigger': TRIGGER,
  'triggers/NotedTrigger.trigger-meta.xml': META.replaceAll('ApexClass', 'ApexTrigger'),
  'classes/Shouting.cls': ACTION,
  'classes/Shouting.cls-meta.xml': META,
  'triggers/ContactChanges.trigger': CHANGE_TRIGGER,
  'triggers/ContactChanges.trigger-meta.xml': META.replaceAll('ApexClass', 'ApexTrigger'),
  'cachePartitions/Main.cachePartition-meta.xml': PARTITION
});
for (const file of classes) {
  sources[`classes/${file}`] = readFileSync(join(folder, file), 'utf8');
  sources[`classes/${file}-meta.xml`] = META;
}

describe('the Apex library', () => {
  const org = testOrg(sources, { log: () => undefined });
  const results: ApexTestResult[] = [];

  beforeAll(() => {
    expect(org.diagnostics).toEqual([]);
    org.program.runTests(null, (result) => results.push(result));
  });

  it.each(classes.map((file) => basename(file, '.cls')))('answers as %s expects', (name) => {
    const own = results.filter(({ className }) => className === name);
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
  });
});
