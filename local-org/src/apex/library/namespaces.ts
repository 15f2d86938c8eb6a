/** The types of the namespaces beside Schema and Database, and the System classes that belong to them. */

import type { PlatformType } from './define.ts';
import { ApplicationReadWriteMode } from './System/enums.ts';
import { AsyncInfoClass } from './System/AsyncInfo.ts';
import { ResetPasswordResultClass } from './System/system/environment.ts';
import { actionClasses } from './Invocable/Action.ts';
import { AppMenuClass } from './AppLauncher/AppMenu.ts';
import { authTypes } from './Auth/Auth.ts';
import { DocumentClass } from './Dom/Document.ts';
import { PackagingClass } from './System/Packaging.ts';
import { XmlNodeClass, XmlNodeType } from './Dom/XmlNode.ts';
import { XmlStreamReaderClass, XmlTag } from './System/XmlStreamReader.ts';
import { XmlStreamWriterClass } from './System/XmlStreamWriter.ts';
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
  AppMenuClass,
  ApplicationReadWriteMode,
  ApprovalClass,
  AsyncInfoClass,
  DocumentClass,
  FormulaClass,
  NetworkClass,
  PackagingClass,
  ResetPasswordResultClass,
  XmlNodeClass,
  XmlNodeType,
  XmlStreamReaderClass,
  XmlStreamWriterClass,
  XmlTag,
  ...actionClasses,
  ...approvalRequestClasses,
  ...approvalResultClasses,
  ...authTypes,
  ...dataWeaveTypes,
  ...formulaEvalTypes,
  ...formulaResultClasses,
  ...messagingTypes,
  ...metadataTypes,
  ...siteTypes
];
