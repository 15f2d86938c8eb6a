/** What may be written inside an element of a plain type. */
import type { MetadataTypes } from './metadata-types.ts';

const BOOLEAN = /^(?:true|false|1|0)$/;
const NUMBER = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/;
const WHOLE = /^[-+]?\d+$/;
/** Which versions an org has, only the org knows; each is a whole number of at most three digits. */
const API_VERSION = /^[1-9]\d{0,2}(?:\.0)?$/;
const DATE = /^-?\d{4,}-(\d\d)-(\d\d)(?:Z|[-+]\d\d:\d\d)?$/;
const DATE_TIME = /^(-?\d{4,}-\d\d-\d\d)T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[-+]\d\d:\d\d)?$/;
const TIME = /^\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[-+]\d\d:\d\d)?$/;

/** Numbers that the WSDL has as xsd:int; the declarations do not tell them from xsd:double. */
const WHOLE_NUMBERS = new Set(
  `CustomField.length CustomField.precision CustomField.relationshipOrder CustomField.scale
  CustomField.startingNumber CustomField.visibleLines FlowScreenField.scale FlowVariable.scale FlowFormula.scale
  FlowNode.locationX FlowNode.locationY Layout.emailDefault SummaryLayout.sizeX SummaryLayout.sizeY
  ReportTypeSection.sortOrder`.split(/\s+/)
);
/** Texts of the declarations that the WSDL has as xsd:date, xsd:dateTime and xsd:time. */
const DATES = new Set('FlowElementReferenceOrValue.dateValue FlowSchedule.startDate'.split(' '));
const DATE_TIMES = new Set(['FlowElementReferenceOrValue.dateTimeValue']);
const TIMES = new Set(['FlowSchedule.startTime']);

/** What the text is not, as the end of "'x' is …"; null when it is fine. */
export function valueFault(
  types: MetadataTypes,
  { owner, name, type }: { owner: string; name: string; type: string },
  text: string
): string | null {
  const values = types.values(type);
  if (values) return values.has(text) ? null : `is no value of ${type}`;
  const place = `${owner}.${name}`;
  if (type === 'boolean') return BOOLEAN.test(text) ? null : 'is not true or false';
  if (type === 'number' && name === 'apiVersion' && NUMBER.test(text)) {
    return API_VERSION.test(text) ? null : 'is no API version (65.0)';
  }
  if (type === 'number') return numberFault(text, WHOLE_NUMBERS.has(place));
  if (DATES.has(place)) return isDate(text) ? null : 'is no date (2026-12-31)';
  if (TIMES.has(place)) return TIME.test(text) ? null : 'is no time (09:30:00.000Z)';
  if (!DATE_TIMES.has(place)) return null;
  return isDateTime(text) ? null : 'is no date and time (2026-12-31T09:30:00.000Z)';
}

/** Values that say their own type: `<value xsi:type="xsd:boolean">`. */
export function typedValueFault(xsdType: string, text: string): string | null {
  switch (xsdType.replace(/^.*:/, '')) {
    case 'boolean':
      return BOOLEAN.test(text) ? null : 'is not true or false';
    case 'int':
    case 'long':
      return numberFault(text, true);
    case 'double':
    case 'decimal':
    case 'float':
      return numberFault(text, false);
    case 'date':
      return isDate(text) ? null : 'is no date (2026-12-31)';
    case 'dateTime':
      return isDateTime(text) ? null : 'is no date and time (2026-12-31T09:30:00.000Z)';
    default:
      return null;
  }
}

function numberFault(text: string, whole: boolean): string | null {
  if (!NUMBER.test(text)) return 'is no number';
  return whole && !WHOLE.test(text) ? 'is no whole number' : null;
}

function isDate(text: string): boolean {
  const [, month, day] = DATE.exec(text) ?? [];
  if (month === undefined || day === undefined) return false;
  const date = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  return !Number.isNaN(date.valueOf()) && date.getUTCDate() === Number(day);
}

function isDateTime(text: string): boolean {
  const [, date] = DATE_TIME.exec(text) ?? [];
  return date !== undefined && isDate(date);
}
