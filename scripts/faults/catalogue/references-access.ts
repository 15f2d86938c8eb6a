// Faults in who may see and use what: names that lead nowhere, and grants that are missing or go too far.
import { swap, type Edit, type Fault } from '../fault.ts';
import { before, field, metadata, reference } from '../plant.ts';

const ADMIN = 'force-app/main/access/permissionsets/Countersign_Admin.permissionset-meta.xml';
const DOCUMENT = 'force-app/main/document/objects/Contract_Document__c';
const EXTRACTION = 'force-app/main/extraction/objects/Contract_Extraction__c';

const PLANTED = 'force-app/main/access/permissionsets/Planted.permissionset-meta.xml';

const planted = (...entries: string[]): Edit =>
  metadata(
    'PermissionSet',
    ['<label>Planted</label>', ...entries].map((entry) => `  ${entry}`).join('\n')
  );

const permissionSets: Fault[] = [
  reference(
    'a permission set grants a field that does not exist',
    ADMIN,
    swap('<field>AI_Audit__c.Actor_Name__c</field>', '<field>AI_Audit__c.Actor_Nam__c</field>'),
    /AI_Audit__c has no field Actor_Nam__c/
  ),
  reference(
    'a permission set misspells a standard field',
    ADMIN,
    before(
      'fieldPermissions',
      '<fieldPermissions>\n    <editable>false</editable>\n    <field>Account.Industri</field>\n    <readable>true</readable>\n  </fieldPermissions>'
    ),
    /Account has no field Industri/,
    { at: 'Account.Industri' }
  ),
  reference(
    'a permission set grants a field that every record needs',
    ADMIN,
    before(
      'fieldPermissions',
      '<fieldPermissions>\n    <editable>false</editable>\n    <field>Contract_Extraction__c.Contract_Document__c</field>\n    <readable>true</readable>\n  </fieldPermissions>'
    ),
    /is required, so everybody/,
    { at: 'Contract_Extraction__c.Contract_Document__c' }
  ),
  reference(
    'a permission set grants a master-detail field',
    ADMIN,
    before(
      'fieldPermissions',
      '<fieldPermissions>\n    <editable>true</editable>\n    <field>Extracted_Term__c.Contract_Extraction__c</field>\n    <readable>true</readable>\n  </fieldPermissions>'
    ),
    /is a master-detail field/,
    { at: 'Extracted_Term__c.Contract_Extraction__c' }
  ),
  reference(
    'a permission set grants access to a type that is none',
    ADMIN,
    swap('<name>Countersign_Setting__mdt</name>', '<name>Countersign_Setting</name>'),
    /Countersign_Setting is no custom metadata type/
  ),
  reference(
    'a permission set grants the same field twice',
    PLANTED,
    planted(
      '<fieldPermissions>\n    <editable>false</editable>\n    <field>Account.Fax</field>\n    <readable>true</readable>\n  </fieldPermissions>',
      '<fieldPermissions>\n    <editable>true</editable>\n    <field>Account.Fax</field>\n    <readable>true</readable>\n  </fieldPermissions>'
    ),
    /Account.Fax is granted twice, first at line 6/,
    { at: 11 }
  ),
  reference(
    'a permission set lets people edit a field that they cannot read',
    ADMIN,
    before(
      'fieldPermissions',
      '<fieldPermissions>\n    <editable>true</editable>\n    <field>Account.Fax</field>\n    <readable>false</readable>\n  </fieldPermissions>'
    ),
    /Account.Fax is editable but not readable/,
    { at: 'Account.Fax' }
  ),
  reference(
    'a permission set gives access to a class that does not exist',
    ADMIN,
    swap('<apexClass>ReviewController</apexClass>', '<apexClass>ReviewControler</apexClass>'),
    /no Apex class ReviewControler/
  ),
  reference(
    'a permission set grants a custom permission that does not exist',
    ADMIN,
    swap('<name>Use_Countersign</name>', '<name>Uses_Countersign</name>'),
    /no custom permission Uses_Countersign/
  ),
  reference(
    'a permission set shows an app that does not exist',
    ADMIN,
    swap('<application>Countersign</application>', '<application>Countersing</application>'),
    /no app Countersing/
  ),
  reference(
    'a permission set opens a custom metadata type among the custom settings',
    PLANTED,
    planted(
      '<customSettingAccesses>\n    <enabled>true</enabled>\n    <name>Field_Mapping__mdt</name>\n  </customSettingAccesses>'
    ),
    /Field_Mapping__mdt is no custom setting/,
    { at: 'Field_Mapping__mdt' }
  ),
  reference(
    'a permission set grants an object that does not exist',
    ADMIN,
    before(
      'objectPermissions',
      '<objectPermissions>\n    <allowRead>true</allowRead>\n    <object>Contract__c</object>\n  </objectPermissions>'
    ),
    /no object Contract__c/,
    { at: '<object>Contract__c</object>' }
  ),
  reference(
    'a permission set lets people delete what they cannot edit',
    ADMIN,
    before(
      'objectPermissions',
      '<objectPermissions>\n    <allowDelete>true</allowDelete>\n    <allowRead>true</allowRead>\n    <object>Campaign</object>\n  </objectPermissions>'
    ),
    /allowDelete on Campaign needs allowEdit/,
    { at: '<object>Campaign</object>' }
  ),
  reference(
    'a permission set grants details without their master',
    PLANTED,
    planted(
      '<objectPermissions>\n    <allowRead>true</allowRead>\n    <object>Extracted_Term__c</object>\n  </objectPermissions>'
    ),
    /needs allowRead on its master Contract_Extraction__c/,
    { at: '<object>Extracted_Term__c</object>' }
  ),
  reference(
    'a permission set gives access to a principal that does not exist',
    'force-app/main/access/permissionsets/Countersign_Service_Callout.permissionset-meta.xml',
    (text) => text.replace(/(<externalCredentialPrincipal>[^<]+)</, '$1s<'),
    /no principal of an external credential/
  ),
  reference(
    'a permission set group names a permission set that does not exist',
    'force-app/main/access/permissionsetgroups/Planted.permissionsetgroup-meta.xml',
    metadata(
      'PermissionSetGroup',
      '  <label>Planted</label>\n  <permissionSets>Countersign_Reader</permissionSets>'
    ),
    /no permission set Countersign_Reader/,
    { at: 'Countersign_Reader' }
  )
];

const granting = (
  what: string,
  file: string,
  edit: Edit,
  says: RegExp,
  rest: Partial<Fault> = {}
): Fault => reference(what, file, edit, says, { gate: 'grants', ...rest });

const withoutController: Edit = (text) =>
  text.replace(
    / *<classAccesses>\s*<apexClass>DocumentController<\/apexClass>[\s\S]*?<\/classAccesses>\n/,
    ''
  );

const grants: Fault[] = [
  granting(
    'a new field is granted by no permission set',
    `${DOCUMENT}/fields/Planted__c.field-meta.xml`,
    field('Planted__c', 'Date', ''),
    /No permission set grants the field Contract_Document__c.Planted__c/,
    { at: 2 }
  ),
  granting(
    'a new custom permission is granted by no permission set',
    'force-app/main/access/customPermissions/Planted.customPermission-meta.xml',
    metadata('CustomPermission', '  <label>Planted</label>'),
    /No permission set grants the custom permission Planted/,
    { at: 2 }
  ),
  granting(
    'a component calls a class that no permission set grants',
    ADMIN,
    withoutController,
    /No permission set grants the Apex class DocumentController/,
    {
      more: {
        'force-app/main/access/permissionsets/Countersign_Reviewer.permissionset-meta.xml':
          withoutController,
        'force-app/main/access/permissionsets/Countersign_Sales_Rep.permissionset-meta.xml':
          withoutController
      },
      reportedIn: 'force-app/main/document/classes/DocumentController.cls',
      at: 'class DocumentController'
    }
  ),
  granting(
    'a permission set grants all data',
    ADMIN,
    swap(
      '</PermissionSet>',
      '  <userPermissions>\n    <enabled>true</enabled>\n    <name>ViewAllData</name>\n  </userPermissions>\n</PermissionSet>'
    ),
    /grants ViewAllData, which goes far beyond/,
    { at: 'ViewAllData' }
  ),
  granting(
    'the package has a profile',
    'force-app/main/access/profiles/Lawyer.profile-meta.xml',
    metadata('Profile', '  <custom>true</custom>'),
    /has the profile Lawyer/,
    { at: 1 }
  ),
  granting(
    'a permission set lets people edit a roll-up summary',
    PLANTED,
    planted(
      '<fieldPermissions>\n    <editable>true</editable>\n    <field>Contract_Extraction__c.Planted__c</field>\n    <readable>true</readable>\n  </fieldPermissions>'
    ),
    /edit Contract_Extraction__c.Planted__c, which is a roll-up summary/,
    {
      at: '<editable>',
      more: {
        [`${EXTRACTION}/fields/Planted__c.field-meta.xml`]: field(
          'Planted__c',
          'Summary',
          '  <summaryForeignKey>Extracted_Term__c.Contract_Extraction__c</summaryForeignKey>\n  <summaryOperation>count</summaryOperation>'
        )
      }
    }
  )
];

export const faults: Fault[] = [...permissionSets, ...grants];
