/** Picklists: their value sets, defaults, and the values of the field that controls them. */
import type { FieldDef } from '../../metadata/schema.ts';
import { childOf, childrenOf, type XmlElement } from '../../metadata/xml.ts';
import { namesOf } from './names.ts';
import {
  eachOf,
  eachPart,
  isTrue,
  nameIn,
  named,
  refuseTwins,
  type Refuse,
  type ReferenceCheck
} from './report.ts';

export const checkPicklists: ReferenceCheck = (context) =>
  eachPart(context, 'fields', 'picklists', (source, field, refuse) => {
    const set = childOf(field.root, 'valueSet');
    const object = context.schema.object(source.name);
    if (!set || !object) return;
    const names = namesOf(context);
    const global = nameIn(set, 'valueSetName');
    // Value sets of the platform have no suffix but the same form of name.
    if (
      global &&
      !names.mayExist('valueSet', global.name.replace(/__gvs$/, '')) &&
      !isStandardSet(global.name)
    ) {
      refuse(
        global.at,
        `There is no global value set ${global.name}.`,
        'Correct the name in <valueSetName>.'
      );
    }
    const definition = childOf(set, 'valueSetDefinition');
    if (definition)
      checkValues(childrenOf(definition, 'value'), field.name, isMulti(field.root), refuse);
    const controller = nameIn(set, 'controllingField');
    if (!controller) return;
    const found = names.field(object, controller.name);
    if (found === 'missing') {
      refuse(
        controller.at,
        `${object.name} has no field ${controller.name}.`,
        'Correct the name in <controllingField>.'
      );
    } else if (typeof found !== 'string') {
      checkController(found, controller, refuse);
      checkSettings(set, field.name, object.field(field.name), found, refuse);
    }
  });

export const checkGlobalValueSets: ReferenceCheck = (context) =>
  eachOf(
    context,
    ['globalValueSet', 'standardValueSet'],
    'picklists',
    ({ type, name, root }, refuse) => {
      const element = type === 'globalValueSet' ? 'customValue' : 'standardValue';
      checkValues(childrenOf(root, element), name, false, refuse);
    }
  );

function isStandardSet(name: string): boolean {
  return !name.includes('_');
}

function isMulti(root: XmlElement): boolean {
  return childOf(root, 'type')?.text.trim() === 'MultiselectPicklist';
}

function checkValues(values: XmlElement[], field: string, isMulti: boolean, refuse: Refuse): void {
  refuseTwins(
    values.flatMap((value) => nameIn(value, 'fullName') ?? []),
    refuse,
    `among the values of ${field}`
  );
  const defaults = values.filter((value) => isTrue(value, 'default'));
  const second = defaults[1];
  if (!second || isMulti) return;
  refuse(
    childOf(second, 'default') ?? second,
    `${field} has more than one default value.`,
    'Leave <default> true at one value.'
  );
}

/** A dependent picklist is controlled by a picklist or a checkbox. */
function checkController(
  found: FieldDef,
  { at, name }: { at: XmlElement; name: string },
  refuse: Refuse
): void {
  if (found.type === 'Picklist' || found.type === 'Checkbox') return;
  refuse(
    at,
    `${name} is of type ${found.type}, which controls no picklist.`,
    'Name a picklist or a checkbox.'
  );
}

function checkSettings(
  set: XmlElement,
  field: string,
  dependent: FieldDef | undefined,
  controller: FieldDef,
  refuse: Refuse
): void {
  const own = valuesOf(dependent);
  // Values of standard fields differ from org to org.
  const controlling = controller.custom ? controllingValues(controller) : null;
  for (const settings of childrenOf(set, 'valueSettings')) {
    const value = nameIn(settings, 'valueName');
    if (value && own && !own.has(value.name.toLowerCase())) {
      refuse(
        value.at,
        `${value.name} is no value of ${field}.`,
        'Correct the name in <valueName>.'
      );
    }
    for (const { at, name } of named(settings, 'controllingFieldValue')) {
      if (controlling && !controlling.has(name.toLowerCase())) {
        refuse(
          at,
          `${name} is no value of ${controller.name}, which controls ${field}.`,
          'Correct the name in <controllingFieldValue>.'
        );
      }
    }
  }
}

function controllingValues(field: FieldDef): Set<string> | null {
  return field.type === 'Checkbox' ? new Set(['checked', 'unchecked']) : valuesOf(field);
}

/** Of the field as the project has it; null without values, which may come from elsewhere. */
export function valuesOf(field: FieldDef | undefined): Set<string> | null {
  const values = field?.picklist?.values ?? [];
  return values.length > 0 ? new Set(values.map(({ fullName }) => fullName.toLowerCase())) : null;
}
