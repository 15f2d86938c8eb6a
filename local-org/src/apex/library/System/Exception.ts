/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_exception_methods.htm */

import type { MethodImplementation, PlatformClass } from '../define.ts';
import { ApexException, isApexException, raise } from '../../../values/exception.ts';
import { ApexList } from '../../../values/list.ts';
import { ApexMap } from '../../../values/map.ts';
import { ApexSet } from '../../../values/set.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { keyPrefix } from '../../../values/id.ts';
import { NotSupported } from '../../../values/errors.ts';
import { given } from '../../runtime/arguments.ts';
import { platformClass } from '../define.ts';
import type { DmlError } from '../../../values/exception.ts';
import { statusCodeOf } from './StatusCode.ts';

const NO_MESSAGE = 'Script-thrown exception';

const ExceptionClass = platformClass('System.Exception', {
  abstract: true,
  isInstance: isApexException,
  methods: {
    'String getMessage()': (_rt, self: ApexException) => self.apexMessage ?? NO_MESSAGE,
    'void setMessage(String message)': (_rt, self: ApexException, message: string | null) => {
      self.apexMessage = message;
    },
    'Exception getCause()': (_rt, self: ApexException) => self.cause,
    'Exception initCause(Exception cause)': (
      _rt,
      self: ApexException,
      cause: ApexException | null
    ) => {
      self.cause = cause;
      return self;
    },
    'String getTypeName()': (_rt, self: ApexException) => self.apexType,
    'Integer getLineNumber()': (rt, self: ApexException) => {
      rt.stackText(self);
      return self.lineNumber;
    },
    'String getStackTraceString()': (rt, self: ApexException) => rt.stackText(self),
    'String toString()': (_rt, self: ApexException) =>
      `${self.apexType}: ${self.apexMessage ?? NO_MESSAGE}`
  }
});

/** A platform exception that Apex can also make with `new`. */
export function exceptionClass(
  name: string,
  methods: Record<string, MethodImplementation> = {},
  parent = 'System.Exception'
): PlatformClass {
  const fullName = name.includes('.') ? name : `System.${name}`;
  const shortName = fullName.slice(fullName.lastIndexOf('.') + 1);
  return platformClass(fullName, {
    extends: parent,
    isInstance: (value) => isApexException(value) && value.apexType === fullName,
    constructors: {
      [`${shortName}()`]: () => new ApexException(fullName),
      [`${shortName}(String message)`]: (_rt, message: string | null) =>
        new ApexException(fullName, message),
      [`${shortName}(Exception cause)`]: (_rt, cause: ApexException | null) =>
        new ApexException(fullName, null, cause),
      [`${shortName}(String message, Exception cause)`]: (
        _rt,
        message: string | null,
        cause: ApexException | null
      ) => new ApexException(fullName, message, cause)
    },
    methods
  });
}

function row(self: ApexException, index: number | null): DmlError {
  const found = self.dmlErrors[given(index)];
  return found ?? raise('ListException', `List index out of bounds: ${given(index)}`);
}

/** The error knows the names of its fields; its object it knows itself or by the id of its record. */
function fieldTokens(rt: Runtime, error: DmlError): unknown[] {
  const object = error.object ?? (error.id && rt.schema.objectByPrefix(keyPrefix(error.id))?.name);
  if (!object) throw new NotSupported('getDmlFields of an error that is not about a record');
  return error.fields.map((name) => rt.sObjectField(object, name));
}

const dmlMethods: Record<string, MethodImplementation> = {
  'Integer getNumDml()': (_rt, self: ApexException) => self.dmlErrors.length,
  'String getDmlMessage(Integer index)': (_rt, self: ApexException, index: number | null) =>
    row(self, index).message,
  'String getDmlStatusCode(Integer index)': (_rt, self: ApexException, index: number | null) =>
    row(self, index).statusCode,
  'StatusCode getDmlType(Integer index)': (_rt, self: ApexException, index: number | null) =>
    statusCodeOf(row(self, index).statusCode),
  'List<String> getDmlFieldNames(Integer index)': (
    _rt,
    self: ApexException,
    index: number | null
  ) => new ApexList('String', [...row(self, index).fields]),
  'List<Schema.SObjectField> getDmlFields(Integer index)': (
    rt,
    self: ApexException,
    index: number | null
  ) => new ApexList('Schema.SObjectField', fieldTokens(rt, row(self, index))),
  'String getDmlId(Integer index)': (_rt, self: ApexException, index: number | null) =>
    row(self, index).id,
  'Integer getDmlIndex(Integer index)': (_rt, self: ApexException, index: number | null) =>
    row(self, index).index
};

const queryMethods: Record<string, MethodImplementation> = {
  'Map<String, Set<String>> getInaccessibleFields()': (_rt, self: ApexException) =>
    new ApexMap(
      'String',
      'Set<String>',
      Array.from(self.inaccessibleFields ?? [], ([object, fields]): [unknown, unknown] => [
        object,
        new ApexSet('String', fields)
      ])
    )
};

export const exceptionClasses: PlatformClass[] = [
  ExceptionClass,
  exceptionClass('DmlException', dmlMethods),
  exceptionClass('EmailException', dmlMethods),
  exceptionClass('QueryException', queryMethods),
  ...[
    'AssertException',
    'AsyncException',
    'BigObjectException',
    'CalloutException',
    'DataWeaveScriptException',
    'DuplicateMessageException',
    'EventBus.InvalidReplayIdException',
    'EventBus.RetryableException',
    'EventObjectException',
    'ExternalObjectException',
    'FatalCursorException',
    'FinalException',
    'FlowException',
    'FormulaEvaluationException',
    'FormulaValidationException',
    'HandledException',
    'IllegalArgumentException',
    'InvalidHeaderException',
    'InvalidParameterValueException',
    'InvalidReadTimeoutException',
    'JSONException',
    'LimitException',
    'ListException',
    'MathException',
    'NoAccessException',
    'NoDataFoundException',
    'NoSuchElementException',
    'NullPointerException',
    'PolyglotException',
    'ProcedureException',
    'RequiredFeatureMissingException',
    'SObjectException',
    'SearchException',
    'SecurityException',
    'SerializationException',
    'StringException',
    'TransientCursorException',
    'TypeException',
    'UnexpectedException',
    'UnsupportedOperationException',
    'VisualforceException',
    'XmlException'
  ].map((name) => exceptionClass(name))
];
