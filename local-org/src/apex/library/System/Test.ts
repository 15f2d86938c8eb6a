/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_test.htm */

import type { ContinuationValue } from './Continuation.ts';
import type { HttpResponseValue } from './HttpResponse.ts';
import type { PageReferenceValue } from './PageReference.ts';
import type { SObjectTypeToken } from '../../runtime/tokens.ts';
import type { VersionValue } from './Version.ts';
import { ApexType } from '../../../values/type.ts';
import { ApexList } from '../../../values/list.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { TestState } from '../../runtime/test-state.ts';
import type { ApexDatetime } from '../../../values/datetime.ts';
import { given } from '../../runtime/arguments.ts';
import { LimitCounters } from '../../runtime/limits.ts';
import { NotSupported } from '../../../values/errors.ts';
import { lacking, platformClass } from '../define.ts';
import { hasObject, recordOfId } from '../../runtime/system-data.ts';
import { loadData } from './test/load-data.ts';
import { raise } from '../../../values/exception.ts';
import { resumeContinuation } from './Continuation.ts';
import { SObject } from '../../../values/sobject.ts';
import { testInstall, testUninstall } from './install.ts';

function testState(rt: Runtime): TestState {
  if (!rt.test) raise('TypeException', 'Test methods cannot be called outside of a test');
  return rt.test;
}

function startTest(rt: Runtime): void {
  const test = testState(rt);
  if (test.started) raise('FinalException', 'Testing already started');
  test.started = true;
  test.outerLimits = rt.limits;
  rt.limits = new LimitCounters('synchronous');
  // What the test prepared counts as committed, so the code under test may call out.
  rt.uncommittedWork = false;
}

/** Runs the asynchronous work that the test started, then goes back to the limits of the outer code. */
function stopTest(rt: Runtime): void {
  const test = testState(rt);
  if (!test.started || test.stopped) raise('FinalException', 'Testing was not started');
  test.stopped = true;
  rt.asTransaction('synchronous', () => rt.host.drainJobs());
  if (test.outerLimits) rt.limits = test.outerLimits;
}

const MOCKABLE = new Set(['httpcalloutmock', 'webservicemock']);

function setMock(rt: Runtime, type: ApexType, mock: unknown): void {
  const name = type.name.toLowerCase().replace(/^system\./, '');
  if (!MOCKABLE.has(name)) {
    raise('TypeException', `Type ${type.name} is not a mock interface that Test.setMock takes`);
  }
  if (!rt.classes.isInstance(mock, `System.${name}`)) {
    raise('TypeException', `The instance does not implement ${type.name}`);
  }
  testState(rt).mocks.set(name, mock);
}

function requireRecord(rt: Runtime, id: string): SObject {
  const record = recordOfId(rt, id);
  return record ?? raise('IllegalArgumentException', `There is no record with the id ${id}`);
}

function setCreatedDate(rt: Runtime, id: string, created: ApexDatetime): void {
  testState(rt);
  const changed = requireRecord(rt, id).copy();
  changed.set('CreatedDate', created);
  rt.host.database.put(changed);
}

/** Groups are always calculated here; the row says so. */
function calculateGroups(rt: Runtime, ids: string[]): void {
  testState(rt);
  for (const id of ids) {
    const group = requireRecord(rt, id);
    if (group.type !== 'PermissionSetGroup') {
      raise('IllegalArgumentException', `${id} is no permission set group`);
    }
    rt.host.database.put(new SObject(group.type, { Id: id, Status: 'Updated' }));
  }
}

/** The org's standard price book exists in every test, whether or not the test sees data. */
function standardPricebookId(rt: Runtime): string {
  testState(rt);
  if (!hasObject(rt, 'Pricebook2')) throw new NotSupported('the object Pricebook2');
  const { database } = rt.host;
  const known = database.all('Pricebook2').find((book) => book.get('IsStandard') === true);
  if (known?.id) return known.id;
  const book = { Name: 'Standard Price Book', IsStandard: true, IsActive: true };
  return database.put(new SObject('Pricebook2', book), rt.host.user().userId);
}

/** An object of the type whose methods all ask the provider. */
function createStub(rt: Runtime, type: ApexType, provider: unknown): unknown {
  testState(rt);
  if (!rt.classes.stub) throw new NotSupported('Test.createStub');
  const stub: unknown = rt.classes.stub(type.name, (call) =>
    rt.invoke(provider, 'handleMethodCall', [
      stub,
      call.methodName,
      new ApexType(call.returnType),
      new ApexList(
        'Type',
        call.parameterTypes.map((name) => new ApexType(name))
      ),
      new ApexList('String', call.parameterNames),
      new ApexList('Object', call.args)
    ])
  );
  return stub;
}

/** Test.getEventBus(): delivers the platform events that the test has published. */
class TestBroker {
  readonly $type = 'EventBus.TestBroker';
}

export const TestBrokerClass = platformClass('EventBus.TestBroker', {
  isInstance: (value) => value instanceof TestBroker,
  methods: {
    'void deliver()': (rt) => rt.host.deliverEvents(),
    'void fail()': (rt) => rt.host.failEvents()
  }
});

export const TestClass = platformClass('System.Test', {
  statics: {
    'void startTest()': (rt) => startTest(rt),
    'void stopTest()': (rt) => stopTest(rt),
    'Boolean isRunningTest()': (rt) => rt.test !== null,
    'void setMock(Type mockType, Object mock)': (rt, type: ApexType | null, mock: unknown) =>
      setMock(rt, given(type), given(mock)),
    'void setCreatedDate(Id recordId, Datetime created)': (
      rt,
      id: string | null,
      created: ApexDatetime | null
    ) => setCreatedDate(rt, given(id), given(created)),
    'EventBus.TestBroker getEventBus()': (rt) => {
      testState(rt);
      return new TestBroker();
    },
    'Object createStub(Type type, StubProvider provider)': (
      rt,
      type: ApexType | null,
      provider: unknown
    ) => createStub(rt, given(type), given(provider)),
    'List<SObject> loadData(Schema.SObjectType type, String resource)': (
      rt,
      type: SObjectTypeToken | null,
      resource: string | null
    ) => {
      testState(rt);
      return loadData(rt, given(type), given(resource));
    },
    'void setFixedSearchResults(List<Id> ids)': (rt, ids: ApexList | null) => {
      testState(rt).fixedSearchResults = given(ids).items.map(String);
    },
    'Id getStandardPricebookId()': (rt) => standardPricebookId(rt),
    'void calculatePermissionSetGroup(String id)': (rt, id: string | null) =>
      calculateGroups(rt, [given(id)]),
    'void calculatePermissionSetGroup(List<String> ids)': (rt, ids: ApexList | null) =>
      calculateGroups(rt, given(ids).items.map(String)),
    'void enableChangeDataCapture()': (rt) => {
      testState(rt);
      rt.host.captureChanges();
    },
    'void setCurrentPage(PageReference page)': (rt, page: PageReferenceValue | null) => {
      testState(rt).currentPage = page;
    },
    'void setCurrentPageReference(PageReference page)': (rt, page: PageReferenceValue | null) => {
      testState(rt).currentPage = page;
    },
    'void clearApexPageMessages()': (rt) => {
      rt.pageMessages.length = 0;
    },
    'void setReadOnlyApplicationMode(Boolean mode)': lacking('Test.setReadOnlyApplicationMode'),
    'void testInstall(InstallHandler handler, Version version)': (
      rt,
      handler: unknown,
      version: VersionValue | null
    ) => testInstall(rt, given(handler), version, false),
    'void testInstall(InstallHandler handler, Version version, Boolean isPush)': (
      rt,
      handler: unknown,
      version: VersionValue | null,
      isPush: boolean | null
    ) => testInstall(rt, given(handler), version, isPush ?? false),
    'void testUninstall(UninstallHandler handler)': (rt, handler: unknown) =>
      testUninstall(rt, given(handler)),
    'Object invokeContinuationMethod(Object controller, Continuation request)': (
      rt,
      controller: unknown,
      request: ContinuationValue | null
    ) => {
      testState(rt);
      return resumeContinuation(rt, controller, given(request));
    },
    'void setContinuationResponse(String label, HttpResponse response)': (
      rt,
      label: string | null,
      response: HttpResponseValue | null
    ) => {
      testState(rt).continuationResponses.set(given(label), given(response));
    }
  }
});
