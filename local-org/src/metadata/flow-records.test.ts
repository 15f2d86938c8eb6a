import { flowXml, fieldXml, inOrg, objectXml, testOrg } from '../org/test-org.ts';
import { quoted, systemQuery } from '../org/users.ts';

describe('the records behind flows', () => {
  const org = testOrg({
    ...objectXml('Deal__c'),
    ...fieldXml('Deal__c', 'Note__c', '<type>Text</type><length>10</length>'),
    ...flowXml(
      'Deal_Saved',
      '<start><object>Deal__c</object><recordTriggerType>Create</recordTriggerType><triggerType>RecordAfterSave</triggerType></start><triggerOrder>5</triggerOrder>'
    ),
    ...flowXml(
      'Helper',
      '<start/><variables><name>note</name><dataType>String</dataType><isCollection>true</isCollection><isInput>true</isInput><isOutput>false</isOutput></variables>'
    )
  });
  const find = (soql: string): Record<string, unknown>[] =>
    inOrg(org, () => systemQuery(org.database, soql)).map((record) =>
      Object.fromEntries(record.fields)
    );

  it('tell what starts a flow, and its version', () => {
    const [flow] = find(
      "SELECT ApiName, IsActive, ActiveVersionId, TriggerType, RecordTriggerType, TriggerOrder, ProcessType FROM FlowDefinitionView WHERE ApiName = 'Deal_Saved'"
    );
    expect(flow).toMatchObject({
      IsActive: true,
      TriggerType: 'RecordAfterSave',
      RecordTriggerType: 'Create',
      TriggerOrder: 5,
      ProcessType: 'AutoLaunchedFlow'
    });
    const [version] = find(
      `SELECT Status, RunInMode, ApiVersionRuntime FROM FlowVersionView WHERE DurableId = ${quoted(String(flow.ActiveVersionId))}`
    );
    expect(version).toMatchObject({ Status: 'Active', RunInMode: 'DefaultMode' });
    expect(String(version.ApiVersionRuntime)).toBe('65');
  });

  it('list its variables', () => {
    expect(find('SELECT ApiName, DataType, IsInput, IsCollection FROM FlowVariableView')).toEqual([
      expect.objectContaining({
        ApiName: 'note',
        DataType: 'String',
        IsInput: true,
        IsCollection: true
      })
    ]);
  });
});
