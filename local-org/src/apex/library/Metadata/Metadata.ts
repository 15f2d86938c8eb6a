/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_namespace_Metadata.htm */

import type { PlatformType } from '../define.ts';
import { platformEnum, platformInterface } from '../define.ts';
import { recordClass } from '../record-class.ts';
import { ApexList } from '../../../values/list.ts';
import { callbackContextClass, DeployContainerClass, OperationsClass } from './Operations.ts';

export const metadataTypes: PlatformType[] = [
  OperationsClass,
  DeployContainerClass,
  callbackContextClass,
  platformInterface('Metadata.DeployCallback', [
    'void handleResult(Metadata.DeployResult result, Metadata.DeployCallbackContext context)'
  ]),
  recordClass('Metadata.Metadata', ['String fullName']),
  recordClass('Metadata.MetadataValue', []),
  recordClass(
    'Metadata.CustomMetadata',
    [
      'String description',
      'String label',
      'Boolean protected_x',
      'List<Metadata.CustomMetadataValue> values'
    ],
    {
      extends: 'Metadata.Metadata',
      initial: () => ({ values: new ApexList('Metadata.CustomMetadataValue') })
    }
  ),
  recordClass('Metadata.CustomMetadataValue', ['String field', 'Object value']),
  recordClass(
    'Metadata.DeployDetails',
    [
      'List<Metadata.DeployMessage> componentFailures',
      'List<Metadata.DeployMessage> componentSuccesses'
    ],
    {
      initial: () => ({
        componentFailures: new ApexList('Metadata.DeployMessage'),
        componentSuccesses: new ApexList('Metadata.DeployMessage')
      })
    }
  ),
  recordClass('Metadata.DeployMessage', [
    'Boolean changed',
    'Integer columnNumber',
    'String componentType',
    'Boolean created',
    'Datetime createdDate',
    'Boolean deleted',
    'String fileName',
    'String fullName',
    'Id id',
    'Integer lineNumber',
    'String problem',
    'Metadata.DeployProblemType problemType',
    'Boolean success'
  ]),
  recordClass('Metadata.DeployResult', [
    'String canceledBy',
    'String canceledByName',
    'Boolean checkOnly',
    'Datetime completedDate',
    'String createdBy',
    'String createdByName',
    'Datetime createdDate',
    'Metadata.DeployDetails details',
    'Boolean done',
    'String errorMessage',
    'String errorStatusCode',
    'Id id',
    'Boolean ignoreWarnings',
    'Datetime lastModifiedDate',
    'Integer numberComponentErrors',
    'Integer numberComponentsDeployed',
    'Integer numberComponentsTotal',
    'Boolean rollbackOnError',
    'Datetime startDate',
    'String stateDetail',
    'Metadata.DeployStatus status',
    'Boolean success'
  ]),
  platformEnum('Metadata.DeployProblemType', ['Error', 'Info', 'Warning']),
  platformEnum('Metadata.DeployStatus', [
    'Canceled',
    'Canceling',
    'Failed',
    'FinalizingDeploy',
    'FinalizingDeployFailed',
    'InProgress',
    'Pending',
    'Succeeded',
    'SucceededPartial'
  ]),
  platformEnum('Metadata.MetadataType', ['CustomMetadata', 'Layout'])
];
