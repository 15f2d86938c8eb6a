/** Formula functions: values of other records, and what a local org does not have. */
import { Decimal } from '../../values/decimal.ts';
import { NotSupported } from '../../values/errors.ts';
import { CoercionError, textOrNull } from '../coerce.ts';
import { eager, lazy } from './define.ts';
import type { Argument, FormulaFunction } from './define.ts';

/** Functions of buttons, pages and reports. */
const ELSEWHERE = [
  'GETRECORDIDS',
  'INCLUDE',
  'LINKTO',
  'PARENTGROUPVAL',
  'PREVGROUPVAL',
  'REQUIRESCRIPT',
  'URLFOR'
];

export const advancedFunctions: Record<string, FormulaFunction> = {
  VLOOKUP: lazy('*, *, Text -> Any', ([result, key, value]) => {
    const [object, field] = tokenOf(result);
    const [keyObject, keyField] = tokenOf(key);
    if (object.toLowerCase() !== keyObject.toLowerCase()) {
      throw new CoercionError("Incorrect parameter for function 'VLOOKUP()'.");
    }
    return (scope) => {
      const sought = textOrNull(value.run(scope));
      if (sought === null) return null;
      if (!scope.lookUp) throw new CoercionError('VLOOKUP() is not available here');
      return scope.lookUp(object, field, keyField, sought);
    };
  }),
  // A local org has one currency: its rate to itself.
  CURRENCYRATE: eager('Text -> Number', () => Decimal.fromInteger(1)),
  // The platform puts a proxy of its own before the address; a local org shows the image itself.
  IMAGEPROXYURL: eager('Text -> Text', ([address]) => textOrNull(address)),
  GETSESSIONID: refused('-> Text', 'GETSESSIONID(): a local org has no sessions'),
  PREDICT: refused('* ... -> Any', 'PREDICT()'),
  ...Object.fromEntries(ELSEWHERE.map((name) => [name, notHere(name)]))
};

function refused(signature: string, feature: string): FormulaFunction {
  return eager(signature.replace(' ...', '...'), () => {
    throw new NotSupported(feature);
  });
}

function notHere(name: string): FormulaFunction {
  const refuse = (): never => {
    throw new CoercionError(`Function ${name} may not be used in this type of formula`);
  };
  return lazy('*... -> Text', refuse, refuse);
}

/** $ObjectType.Zip_Code__c.Fields.City__c names a field, not a value. */
function tokenOf({ node }: Argument): [object: string, field: string] {
  if (node.kind === 'reference') {
    const [scope, object, fields, field] = node.path;
    if (scope.toLowerCase() === '$objecttype' && fields?.toLowerCase() === 'fields' && field) {
      return [object, field];
    }
  }
  throw new CoercionError(
    "Incorrect parameter for function 'VLOOKUP()'. Expected Field reference."
  );
}
