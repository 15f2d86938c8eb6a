/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_test.htm */

import { ApexType } from '../../../values/type.ts';
import { ApexList } from '../../../values/list.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { TestState } from '../../runtime/test-state.ts';
import type { ApexDatetime } from '../../../values/datetime.ts';
import { given } from '../../runtime/arguments.ts';
import { LimitCounters } from '../../runtime/limits.ts';
import { NotSupported } from '../../../values/errors.ts';
import { platformClass } from '../define.ts';
import { raise } from '../../../values/exception.ts';

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

function setMock(rt: Runtime, type: ApexType, mock: unknown): void {
  const name = type.name.toLowerCase().replace(/^system\./, '');
  if (name !== 'httpcalloutmock') throw new NotSupported(`Test.setMock(${type.name}.class, …)`);
  testState(rt).mocks.set(name, mock);
}

function setCreatedDate(rt: Runtime, id: string, created: ApexDatetime): void {
  testState(rt);
  const type = rt.schema.objectByPrefix(id.slice(0, 3))?.name;
  const record = type ? rt.host.database.get(type, id) : null;
  if (!record) raise('IllegalArgumentException', `There is no record with the id ${id}`);
  const changed = record.copy();
  changed.set('CreatedDate', created);
  rt.host.database.put(changed);
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
    'void deliver()': (rt) => rt.host.deliverEvents()
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
    'List<SObject> loadData(Schema.SObjectType type, String resource)': () => {
      throw new NotSupported('Test.loadData');
    },
    'void setFixedSearchResults(List<Id> ids)': () => {
      throw new NotSupported('Test.setFixedSearchResults (there is no SOSL)');
    }
  }
});
