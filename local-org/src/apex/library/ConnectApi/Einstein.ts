/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_ConnectAPI_EinsteinLLM_static_methods.htm */

import type { PlatformClass } from '../define.ts';
import { platformClass } from '../define.ts';
import { recordClass } from '../record-class.ts';
import { unsupportedCalls } from './connect-api.ts';

const comparable = true;

export const einsteinClasses: PlatformClass[] = [
  recordClass('ConnectApi.WrappedValue', ['Object value'], { comparable }),
  recordClass(
    'ConnectApi.EinsteinLlmAdditionalConfigInput',
    [
      'String applicationName',
      'Boolean enablePiiMasking',
      'Double frequencyPenalty',
      'Integer maxTokens',
      'String model',
      'Integer numGenerations',
      'Double presencePenalty',
      'List<String> stopSequences',
      'Double temperature'
    ],
    { comparable }
  ),
  recordClass(
    'ConnectApi.EinsteinPromptTemplateGenerationsInput',
    [
      'ConnectApi.EinsteinLlmAdditionalConfigInput additionalConfig',
      'String citationMode',
      'Map<String, ConnectApi.WrappedValue> inputParams',
      'Boolean isPreview',
      'String outputLanguage'
    ],
    { comparable }
  ),
  recordClass(
    'ConnectApi.EinsteinLLMGenerationItemOutput',
    ['String parameters', 'String responseId', 'String text'],
    { comparable }
  ),
  recordClass(
    'ConnectApi.EinsteinPromptTemplateGenerationsRepresentation',
    [
      'List<ConnectApi.EinsteinLLMGenerationItemOutput> generations',
      'Boolean isSummarized',
      'String prompt',
      'String promptTemplateDevName',
      'String requestId'
    ],
    { comparable }
  )
];

const EINSTEIN = 'ConnectApi.EinsteinLLM';

// DIFFERS: there is no language model; the call ends with NotSupported.
export const EinsteinLlmClass = platformClass(EINSTEIN, {
  statics: unsupportedCalls(EINSTEIN, [
    'ConnectApi.EinsteinPromptTemplateGenerationsRepresentation generateMessagesForPromptTemplate(String name, ConnectApi.EinsteinPromptTemplateGenerationsInput input)'
  ])
});
