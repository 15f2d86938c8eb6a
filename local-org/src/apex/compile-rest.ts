/** Calls the methods of @RestResource classes for HTTP requests, and @InvocableMethod classes with JSON inputs. */
import type { ApexRestAnswer, ApexRestRequest, InvocableAction } from '../host.ts';
import { isApexException, raise } from '../values/exception.ts';
import { Blob } from '../values/blob.ts';
import type { ApexList } from '../values/list.ts';
import { actionVariable, hasAnnotation, requireInputs, runAction } from './compile-actions.ts';
import { compiledClassOf, type CompiledClass, type CompiledMethod } from './compiled-class.ts';
import type { Program } from './compile-program.ts';
import { parseTypeName } from './library/define.ts';
import { RestRequestValue, RestResponseValue } from './library/System/RestContext.ts';
import { parseJson, type JsonNode } from './runtime/json-parse.ts';
import { JsonTypedReader } from './runtime/json-read.ts';
import { compactText, JsonWriter } from './runtime/json-write.ts';

/** A request that no method of the project answers; `code` says why. */
class ApexRestRefusal extends Error {
  override readonly name = 'ApexRestRefusal';
  readonly code: 'not-found' | 'wrong-method' | 'bad-body' | 'no-access';
  /** For a wrong method: those that there are. */
  readonly allowed: string[];

  constructor(code: ApexRestRefusal['code'], message: string, allowed: string[] = []) {
    super(message);
    this.code = code;
    this.allowed = allowed;
  }
}

const VERBS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

interface Resource {
  compiled: CompiledClass;
  mapping: string;
}

export function callRestResource(
  program: Program,
  request: ApexRestRequest,
  mayUse: (className: string) => boolean
): ApexRestAnswer {
  const { compiled, mapping } = resourceOf(program, request.path);
  const method = methodOf(compiled, request.method);
  if (!mayUse(compiled.name)) {
    const message = `You do not have access to the Apex class named: ${compiled.name}`;
    throw new ApexRestRefusal('no-access', message);
  }
  const { rt } = program;
  const incoming = restRequest(request, mapping);
  const args = argumentsOf(program, method, request);
  if (method.parameters.length === 0) incoming.requestBody = new Blob(Buffer.from(request.body));
  const outgoing = new RestResponseValue();
  Object.assign(rt.rest, { request: incoming, response: outgoing });
  // A class that inherits its sharing runs with sharing when a request comes in; one that does not say, without.
  rt.sharing = compiled.sharing === 'inherited' ? 'with' : 'without';
  const result = method.invoke(null, args);
  // The code may have put a response of its own in the place of ours.
  const response = rt.rest.response instanceof RestResponseValue ? rt.rest.response : outgoing;
  const headers = response.headers.entries().map(([name, value]) => [String(name), String(value)]);
  return {
    status: response.statusCode ?? 200,
    headers: Object.fromEntries(headers) as Record<string, string>,
    // A method with a result writes that result, whatever the body was set to.
    body:
      method.type === 'void'
        ? bodyBytes(response.responseBody)
        : Buffer.from(
            compactText(new JsonWriter(rt, { suppressNulls: false }).tree(result ?? null))
          )
  };
}

function bodyBytes(body: Blob | null): Uint8Array {
  return body?.bytes ?? new Uint8Array();
}

/** An exact match wins; among wildcards the longest. Mappings are case-sensitive. */
function resourceOf(program: Program, path: string): Resource {
  const resources = program.classes.all().flatMap((compiled): Resource[] => {
    const annotation = compiled.annotations.find(
      ({ name }) => name.toLowerCase() === 'restresource'
    );
    const entry = Object.entries(annotation?.parameters ?? {}).find(
      ([name]) => name.toLowerCase() === 'urlmapping'
    );
    return entry ? [{ compiled, mapping: String(entry[1]) }] : [];
  });
  const trimmed = path.length > 1 ? path.replace(/\/$/, '') : path;
  const exact = resources.find(({ mapping }) => mapping === path || mapping === trimmed);
  if (exact) return exact;
  const [longest] = resources
    .filter(({ mapping }) => mapping.includes('*') && wildcard(mapping).test(path))
    .sort((left, right) => right.mapping.length - left.mapping.length);
  if (longest) return longest;
  throw new ApexRestRefusal('not-found', 'Could not find a match for URL');
}

/** `/accounts/*` takes `/accounts/` and everything below, and `/accounts` itself. */
function wildcard(mapping: string): RegExp {
  const parts = mapping.split('/').map((part) => {
    return part === '*' ? '[^]*' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('/').replace(/\/\[\^\]\*$/, '(/[^]*)?')}$`);
}

function methodOf(compiled: CompiledClass, verb: string): CompiledMethod {
  const method = compiled.methods.find(
    (candidate) => candidate.isStatic && hasAnnotation(candidate, `http${verb.toLowerCase()}`)
  );
  if (method) return method;
  const allowed = VERBS.filter((name) =>
    compiled.methods.some((candidate) => hasAnnotation(candidate, `http${name.toLowerCase()}`))
  );
  throw new ApexRestRefusal('wrong-method', `There is no method for ${verb}`, allowed);
}

function restRequest(request: ApexRestRequest, mapping: string): RestRequestValue {
  const value = new RestRequestValue();
  value.httpMethod = request.method;
  value.requestURI = request.path;
  value.resourcePath = `/services/apexrest${mapping}`;
  value.remoteAddress = request.remoteAddress;
  for (const [name, text] of request.query) value.params.put(name, text);
  for (const [name, text] of Object.entries(request.headers)) value.headers.put(name, text);
  return value;
}

// UNVERIFIED: members that a parameter's class does not have are refused, not ignored.
/** The members of the JSON body by the names of the parameters. */
function argumentsOf(
  program: Program,
  method: CompiledMethod,
  request: ApexRestRequest
): unknown[] {
  if (method.parameters.length === 0) return [];
  const members = membersOf(request);
  const known = new Set(method.parameters.map(({ name }) => name.toLowerCase()));
  const unknown = members.find(([name]) => !known.has(name.toLowerCase()));
  if (unknown) {
    throw badBody(`Unexpected parameter encountered during deserialization: ${unknown[0]}`);
  }
  const reader = new JsonTypedReader(program.rt, { strict: true, anyObject: true });
  return method.parameters.map(({ name, type }) => {
    const member = members.find(([other]) => other.toLowerCase() === name.toLowerCase());
    return member ? reading(() => reader.read(member[1], type)) : null;
  });
}

function membersOf({ method, body }: ApexRestRequest): [string, JsonNode][] {
  if (method === 'GET' || method === 'DELETE') return [];
  if (body.length === 0) throw badBody('No content to map to Object due to end of input');
  const node = reading(() => parseJson(Buffer.from(body).toString('utf8')));
  if (node.kind !== 'object') throw badBody('The HTTP entity body must be a JSON object.');
  return node.entries;
}

function reading<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!isApexException(error)) throw error;
    throw badBody(error.apexMessage ?? '');
  }
}

const badBody = (message: string): ApexRestRefusal => new ApexRestRefusal('bad-body', message);

/** Classes with an @InvocableMethod. */
export function invocableActions(program: Program): InvocableAction[] {
  return program.classes.all().flatMap((compiled): InvocableAction[] => {
    const method = compiled.methods.find((candidate) =>
      hasAnnotation(candidate, 'invocablemethod')
    );
    const annotation = method?.annotations.find(({ name }) => name === 'invocablemethod');
    if (!method || !annotation) return [];
    const label = annotation.parameters['label'];
    return [{ name: compiled.name, label: typeof label === 'string' ? label : method.name }];
  });
}

/** One JSON object for each request; one object of outputs for each result. */
export function callInvocableWithJson(
  program: Program,
  className: string,
  inputs: Record<string, unknown>[]
): Record<string, unknown>[] {
  const toRequests = (listType: string): ApexList => requests(program, listType, inputs);
  return runAction(program, className, inputs.length, toRequests, (result) =>
    outputs(program, result)
  );
}

function requests(program: Program, listType: string, inputs: Record<string, unknown>[]): ApexList {
  const element = parseTypeName(listType).args[0];
  const compiled = program.classes.find(element?.name ?? '');
  const items = inputs.map((input) => {
    if (compiled) refuseUnknown(compiled, input);
    return compiled ? input : (Object.values(input)[0] ?? null);
  });
  const reader = new JsonTypedReader(program.rt, { strict: false, anyObject: true });
  const read = reader.read(parseJson(JSON.stringify(items)), listType) as ApexList;
  if (compiled) for (const item of read.items) requireInputs(compiled, item);
  return read;
}

function refuseUnknown(compiled: CompiledClass, input: Record<string, unknown>): void {
  for (const name of Object.keys(input)) {
    if (actionVariable(compiled, name)) continue;
    raise('JSONException', `${compiled.name} has no @InvocableVariable ${name}`);
  }
}

function outputs(program: Program, result: unknown): Record<string, unknown> {
  const plain = (value: unknown): unknown =>
    JSON.parse(
      compactText(new JsonWriter(program.rt, { suppressNulls: false }).tree(value ?? null))
    );
  const compiled = compiledClassOf(result);
  if (!compiled) return { output: plain(result) };
  const fields = compiled.fields.filter((field) => hasAnnotation(field, 'invocablevariable'));
  return Object.fromEntries(fields.map((field) => [field.name, plain(field.get(result))]));
}
