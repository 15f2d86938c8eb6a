/** The types of the namespaces beside Schema and Database, and the System classes that belong to them. */

import type { PlatformType } from './define.ts';
import { ApplicationReadWriteMode } from './System/enums.ts';
import { AsyncInfoClass } from './System/AsyncInfo.ts';
import { ResetPasswordResultClass } from './System/system/environment.ts';
import { actionClasses } from './Invocable/Action.ts';
import { ApprovalClass } from './System/Approval.ts';
import { approvalRequestClasses } from './Approval/requests.ts';
import { approvalResultClasses } from './Approval/results.ts';
import { dataWeaveTypes } from './DataWeave/Script.ts';
import { FormulaClass, formulaResultClasses } from './System/Formula.ts';
import { formulaEvalTypes } from './FormulaEval/FormulaEval.ts';
import { messagingTypes } from './Messaging/Messaging.ts';
import { metadataTypes } from './Metadata/Metadata.ts';
import { NetworkClass } from './System/Network.ts';
import { siteTypes } from './System/Site.ts';

export const namespaceTypes: PlatformType[] = [
  ApplicationReadWriteMode,
  ApprovalClass,
  AsyncInfoClass,
  FormulaClass,
  NetworkClass,
  ResetPasswordResultClass,
  ...actionClasses,
  ...approvalRequestClasses,
  ...approvalResultClasses,
  ...dataWeaveTypes,
  ...formulaEvalTypes,
  ...formulaResultClasses,
  ...messagingTypes,
  ...metadataTypes,
  ...siteTypes
];
