/** The Tooling API as far as scripts and test runners of a developer need it. */
import { isApexException } from '../values/exception.ts';
import { json, refusal, UndoneAnswer, type RestAnswer } from './answer.ts';
import type { RestCall } from './call.ts';

// DIFFERS: of the Tooling API there are anonymous Apex and queries of setup objects; tests run by the command line.
/** Runs as the user of the session; what it changes is committed when it succeeds. */
export function executeAnonymous(call: RestCall): RestAnswer {
  requireAdministrator(call);
  const text = call.query.get('anonymousBody');
  if (text === null)
    throw refusal(400, 'MISSING_ARGUMENT', 'The parameter anonymousBody is missing.');
  try {
    call.org.program.runAnonymous(text, 'AnonymousBlock');
    return json(200, outcome({ compiled: true, success: true }));
  } catch (error) {
    if (!isApexException(error)) throw error;
    const message = error.apexMessage ?? '';
    if (error.apexType === 'System.CompileException') {
      const [, problem, line, column] =
        /^([^]*) \(.*line (\d+), column (\d+)\)$/.exec(message) ?? [];
      throw new UndoneAnswer(
        200,
        outcome({
          compiled: false,
          success: false,
          compileProblem: problem ?? message,
          line: Number(line ?? -1),
          column: Number(column ?? -1)
        }),
        message
      );
    }
    throw new UndoneAnswer(
      200,
      outcome({
        compiled: true,
        success: false,
        exceptionMessage: `${error.apexType}: ${message}`,
        exceptionStackTrace: error.apexStack,
        line: error.lineNumber ?? -1,
        column: 1
      }),
      `${error.apexType}: ${message}\n${error.apexStack ?? ''}`
    );
  }
}

function outcome(values: Record<string, unknown>): Record<string, unknown> {
  return {
    line: -1,
    column: -1,
    compiled: true,
    success: true,
    compileProblem: null,
    exceptionStackTrace: null,
    exceptionMessage: null,
    ...values
  };
}

/** On the platform this needs Author Apex. */
function requireAdministrator(call: RestCall): void {
  if (call.access.user.isSystemAdministrator) return;
  throw refusal(403, 'INSUFFICIENT_ACCESS', 'Author Apex is needed for this resource.');
}
