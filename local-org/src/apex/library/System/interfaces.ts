/** Interfaces of the System namespace that Apex classes implement. */

import { platformInterface } from '../define.ts';

export const systemInterfaces = [
  platformInterface('System.Comparable', ['Integer compareTo(Object other)']),
  platformInterface('System.Comparator', ['Integer compare(T left, T right)'], {
    typeParameters: ['T']
  }),
  platformInterface('System.Callable', ['Object call(String action, Map<String, Object> args)']),
  platformInterface('System.Queueable', ['void execute(QueueableContext context)']),
  platformInterface('System.Finalizer', ['void execute(FinalizerContext context)']),
  platformInterface('System.Schedulable', ['void execute(SchedulableContext context)']),
  platformInterface('System.HttpCalloutMock', ['HttpResponse respond(HttpRequest request)']),
  platformInterface('System.StubProvider', [
    'Object handleMethodCall(Object stubbedObject, String stubbedMethodName, Type returnType, List<Type> parameterTypes, List<String> parameterNames, List<Object> arguments)'
  ]),
  platformInterface(
    'Database.Batchable',
    [
      'void execute(Database.BatchableContext context, List<T> scope)',
      'void finish(Database.BatchableContext context)'
    ],
    { typeParameters: ['T'] }
  ),
  platformInterface('Database.AllowsCallouts', []),
  platformInterface('Database.Stateful', []),
  platformInterface('Database.RaisesPlatformEvents', [])
];
