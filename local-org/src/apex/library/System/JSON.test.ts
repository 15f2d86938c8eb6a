import { ApexDate } from '../../../values/date.ts';
import { ApexDatetime } from '../../../values/datetime.ts';
import { ApexList } from '../../../values/list.ts';
import { ApexMap } from '../../../values/map.ts';
import { ApexType } from '../../../values/type.ts';
import { Decimal } from '../../../values/decimal.ts';
import { call, runtimeWith, staticCall } from '../call-library.ts';
import type { CompiledClass, CompiledField } from '../../compiled-class.ts';

const termClass = userClass('Gateway.Term', {
  name: 'String',
  confidence: 'Decimal',
  dueDate: 'Date',
  tags: 'List<String>'
});
const resultClass = userClass('Gateway.Result', {
  terms: 'List<Gateway.Term>',
  byName: 'Map<String, Gateway.Term>'
});

/** A compiled class with plain fields. */
function userClass(name: string, types: Record<string, string>): CompiledClass {
  const fields = Object.entries(types).map(([field, type]): CompiledField => ({
    name: field,
    type,
    isStatic: false,
    access: 'public',
    annotations: [],
    isTransient: false,
    isProperty: false,
    get: (instance) => (instance as Record<string, unknown>)[field],
    set: (instance, value) => {
      (instance as Record<string, unknown>)[field] = value;
    }
  }));
  const compiled = { name, kind: 'class', isAbstract: false, fields } as unknown as CompiledClass;
  compiled.allocate = () => ({
    $class: compiled,
    ...Object.fromEntries(Object.keys(types).map((field) => [field, null]))
  });
  return compiled;
}

const rt = runtimeWith({ schema: { object: () => undefined } });
rt.classes = {
  find: (name) => [termClass, resultClass].find((compiled) => compiled.name === name),
  all: () => [],
  isInstance: () => false
};

const read = (text: string, type: string): unknown =>
  staticCall(rt, 'JSON', 'deserialize', text, new ApexType(type));
const write = (value: unknown, ...rest: unknown[]): unknown =>
  staticCall(
    rt,
    'JSON',
    rest.length > 0 ? 'serialize(Object, Boolean)' : 'serialize',
    value,
    ...rest
  );

describe('JSON.serialize', () => {
  it('writes dates, decimals and maps as the platform does', () => {
    const map = new ApexMap('String', 'Object', [
      ['date', ApexDate.of(2026, 11, 21)],
      ['time', new ApexDatetime(0)],
      ['amount', Decimal.parse('120000.00')],
      ['text', 'a "quote" — ü'],
      ['nothing', null]
    ]);
    expect(write(map)).toBe(
      '{"date":"2026-11-21","time":"1970-01-01T00:00:00.000Z","amount":120000.00,' +
        '"text":"a \\"quote\\" — ü","nothing":null}'
    );
    expect(write(map, true)).toContain('"nothing":null');
  });

  it('writes the fields of a class and refuses what JSON cannot hold', () => {
    const term = { ...(termClass.allocate() as object), name: 'governingLaw' };
    expect(write(new ApexList('Gateway.Term', [term]))).toBe(
      '[{"name":"governingLaw","confidence":null,"dueDate":null,"tags":null}]'
    );
    const request = { $type: 'System.HttpRequest' };
    expect(() => write(request)).toThrow('Apex Type unsupported in JSON: System.HttpRequest');
  });

  it('prints pretty with the spacing of the platform', () => {
    const map = new ApexMap('String', 'Object', [['a', new ApexList('Integer', [1, 2])]]);
    expect(staticCall(rt, 'JSON', 'serializePretty', map)).toBe('{\n  "a" : [ 1, 2 ]\n}');
  });
});

describe('JSON.deserialize', () => {
  it('fills classes inside lists and maps, in any case of the names', () => {
    const result = read(
      '{"terms":[{"NAME":"x","confidence":0.90,"dueDate":"2026-11-21","tags":["a"],"other":1}],' +
        '"byName":{"x":{"name":"x"}}}',
      'Gateway.Result'
    ) as { terms: ApexList; byName: ApexMap };
    const [term] = result.terms.items as Record<string, unknown>[];
    expect(term?.['name']).toBe('x');
    expect(String(term?.['confidence'])).toBe('0.90');
    expect(String(term?.['dueDate'])).toBe('2026-11-21');
    expect(result.terms.elementType).toBe('Gateway.Term');
    expect((result.byName.get('x') as Record<string, unknown>)['name']).toBe('x');
  });

  it('refuses unknown members when it is strict', () => {
    expect(() =>
      staticCall(rt, 'JSON', 'deserializeStrict', '{"x":1}', new ApexType('Gateway.Term'))
    ).toThrow('Unknown field: Gateway.Term.x');
  });

  it('says where the text is no JSON', () => {
    expect(() => read('{"a":1,}', 'Map<String, Integer>')).toThrow(
      "Unexpected character ('}' (code 125)): was expecting double-quote to start field name at input location [1,8]"
    );
    expect(() => read('<html>', 'Gateway.Term')).toThrow("Unexpected character ('<' (code 60))");
    expect(() => read('', 'Gateway.Term')).toThrow('No content to map to Object');
    expect(() => read('[1', 'List<Integer>')).toThrow('Unexpected end-of-input');
  });

  it('meets a wrong type before a mistake in the text behind it', () => {
    expect(() => read('0}]', 'List<Integer>')).toThrow("Malformed JSON: Expected '['");
    expect(() => read('"}]', 'List<Integer>')).toThrow("Malformed JSON: Expected '['");
    expect(() => read('}]', 'List<Integer>')).toThrow("Unexpected character ('}' (code 125))");
    expect(() => read('[1] x', 'List<Integer>')).toThrow('Unrecognized token');
    expect(() => read('{"name": NULL}', 'Gateway.Term')).toThrow(
      "Unrecognized token 'NULL': was expecting 'null', 'true', 'false' or NaN"
    );
    expect(() => read('{"name": "a", "NAME": "b"}', 'Gateway.Term')).toThrow(
      'Duplicate field: Gateway.Term.name'
    );
  });

  it('refuses values of the wrong type', () => {
    expect(() => read('["x"]', 'List<Integer>')).toThrow('Illegal value for primitive: x');
    expect(() => read('{}', 'List<Integer>')).toThrow("Expected '[' at the beginning of List/Set");
  });

  it('gives untyped numbers the narrowest type', () => {
    const list = staticCall(rt, 'JSON', 'deserializeUntyped', '[1, 3000000000, 1.50, null, {}]');
    const [integer, long, decimal, nothing, map] = (list as ApexList).items;
    expect(integer).toBe(1);
    expect(long).toBe(3000000000n);
    expect(String(decimal)).toBe('1.50');
    expect(nothing).toBeNull();
    expect(map).toBeInstanceOf(ApexMap);
  });
});

describe('JSONParser and JSONGenerator', () => {
  it('walk through the tokens of a text', () => {
    const parser = staticCall(rt, 'JSON', 'createParser', '{"a":[1,2],"b":"x"}');
    const names: string[] = [];
    for (;;) {
      const token = call(rt, 'JSONParser', 'nextToken', parser) as { name: string } | null;
      if (!token) break;
      names.push(token.name);
    }
    expect(names.join(' ')).toBe(
      'START_OBJECT FIELD_NAME START_ARRAY VALUE_NUMBER_INT VALUE_NUMBER_INT END_ARRAY FIELD_NAME VALUE_STRING END_OBJECT'
    );
  });

  it('meet a mistake when they reach it', () => {
    const parser = staticCall(rt, 'JSON', 'createParser', '{"a":1,}');
    const step = (): unknown => call(rt, 'JSONParser', 'nextToken', parser);
    for (const name of ['START_OBJECT', 'FIELD_NAME', 'VALUE_NUMBER_INT']) {
      expect(String(step())).toBe(name);
    }
    expect(step).toThrow('was expecting double-quote to start field name');
  });

  it('build a text step by step', () => {
    const generator = staticCall(rt, 'JSON', 'createGenerator', false);
    const step = (member: string, ...args: unknown[]): unknown =>
      call(rt, 'JSONGenerator', member, generator, ...args);
    step('writeStartObject');
    step('writeStringField', 'a', 'x');
    step('writeFieldName', 'b');
    step('writeStartArray');
    step('writeNumber(Integer)', 1);
    step('writeEndArray');
    step('writeEndObject');
    expect(step('getAsString')).toBe('{"a":"x","b":[1]}');
  });
});
