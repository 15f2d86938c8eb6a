/** A Lightning page as the checks of its pieces need it. */
import type { ObjectDef } from '../../metadata/schema.ts';
import type { XmlElement } from '../../metadata/xml.ts';
import type { DeployContext } from '../context.ts';
import type { Refuse } from './report.ts';

export interface Page {
  context: DeployContext;
  root: XmlElement;
  type: string;
  /** The object of a record page. */
  object: ObjectDef | undefined;
  refuse: Refuse;
}
