// The records behind the project's flows: what FlowDefinitionView and FlowVersionView tell of them.
import { ApexDatetime } from '../values/datetime.ts';
import { Decimal } from '../values/decimal.ts';
import { makeId } from '../values/id.ts';
import type { SObject } from '../values/sobject.ts';
import type { MetadataFile, Project } from './project-types.ts';
import type { Schema } from './schema.ts';
import { booleanOf, childOf, childrenOf, integerOf, textOf } from './xml.ts';

type Make = (type: string, name: string, fields: Record<string, unknown>) => SObject;

/** Prefixes of the setup objects that durable ids name. */
const DEFINITION_PREFIX = '300';
const VERSION_PREFIX = '301';
const DEPLOYED = new ApexDatetime(Date.UTC(2026, 0, 1));

/** A project has one version of each flow. */
export function flowRecords(make: Make, project: Project, schema: Schema): SObject[] {
  return project.flows.flatMap((flow, index) => {
    const definitionId = makeId(DEFINITION_PREFIX, 62 ** 7 + index);
    const versionId = makeId(VERSION_PREFIX, 62 ** 7 + index);
    return [
      make(
        'FlowDefinitionView',
        flow.name,
        definitionFields(flow, schema, definitionId, versionId)
      ),
      make('FlowVersionView', flow.name, versionFields(flow, definitionId, versionId)),
      ...variableRecords(make, flow, versionId)
    ];
  });
}

function isActive({ root }: MetadataFile): boolean {
  return textOf(root, 'status')?.toLowerCase() === 'active';
}

function definitionFields(
  flow: MetadataFile,
  schema: Schema,
  definitionId: string,
  versionId: string
): Record<string, unknown> {
  const { name, root } = flow;
  const start = childOf(root, 'start');
  const trigger = start && textOf(start, 'triggerType');
  const object = start && schema.object(textOf(start, 'object') ?? '');
  return {
    DurableId: definitionId,
    ApiName: name,
    Label: textOf(root, 'label') ?? name,
    Description: textOf(root, 'description'),
    ProcessType: processTypeOf(flow),
    TriggerType: trigger === 'None' ? null : trigger,
    ActiveVersionId: isActive(flow) ? versionId : null,
    LatestVersionId: versionId,
    LastModifiedBy: 'Admin User',
    LastModifiedDate: DEPLOYED,
    IsActive: isActive(flow),
    IsTemplate: booleanOf(root, 'isTemplate'),
    Builder: 'Flow Builder',
    ManageableState: 'unmanaged',
    TriggerObjectOrEventLabel: object?.label ?? null,
    TriggerObjectOrEventId: object?.name ?? null,
    RecordTriggerType: start && textOf(start, 'recordTriggerType'),
    VersionNumber: 1,
    TriggerOrder: integerOf(root, 'triggerOrder') ?? null,
    ApiVersion: apiVersionOf(flow)
  };
}

function versionFields(
  flow: MetadataFile,
  definitionId: string,
  versionId: string
): Record<string, unknown> {
  const { name, root } = flow;
  const version = apiVersionOf(flow);
  const runtimeVersion = version === null ? null : Decimal.fromNumber(version);
  return {
    DurableId: versionId,
    FlowDefinitionViewId: definitionId,
    Label: textOf(root, 'label') ?? name,
    Description: textOf(root, 'description'),
    Status: textOf(root, 'status') ?? 'Draft',
    VersionNumber: 1,
    ProcessType: processTypeOf(flow),
    IsTemplate: booleanOf(root, 'isTemplate'),
    RunInMode: textOf(root, 'runInMode') ?? 'DefaultMode',
    LastModifiedDate: DEPLOYED,
    ApiVersion: runtimeVersion,
    ApiVersionRuntime: runtimeVersion
  };
}

function variableRecords(make: Make, { name, root }: MetadataFile, versionId: string): SObject[] {
  return childrenOf(root, 'variables').map((variable) => {
    const apiName = textOf(variable, 'name') ?? '';
    return make('FlowVariableView', `${name}.${apiName}`, {
      DurableId: `${versionId}-${apiName}`,
      FlowVersionViewId: versionId,
      ApiName: apiName,
      DataType: textOf(variable, 'dataType'),
      ObjectType: textOf(variable, 'objectType') ?? textOf(variable, 'apexClass'),
      Description: textOf(variable, 'description'),
      IsCollection: booleanOf(variable, 'isCollection'),
      IsInput: booleanOf(variable, 'isInput'),
      IsOutput: booleanOf(variable, 'isOutput')
    });
  });
}

function processTypeOf({ root }: MetadataFile): string {
  return textOf(root, 'processType') ?? 'AutoLaunchedFlow';
}

function apiVersionOf({ root }: MetadataFile): number | null {
  const version = Number(textOf(root, 'apiVersion') ?? NaN);
  return Number.isNaN(version) ? null : version;
}
