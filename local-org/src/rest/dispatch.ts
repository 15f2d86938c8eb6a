/** Answers REST requests in the org: transaction, errors, and composite requests that are all or none. */
import type { LocalOrg } from '../org.ts';
import { json, refusal, type RestAnswer, type RestRequest } from './answer.ts';
import { jsonOf } from './body.ts';
import type { RestState } from './call.ts';
import {
  compositeItems,
  compositeSteps,
  MAXIMUM_NODES,
  partRequest,
  type CompositeResult,
  type PartAnswer
} from './composite.ts';
import { refusalOf } from './errors.ts';
import { route } from './router.ts';

/** One request in a transaction of its own; what it refuses leaves no trace. */
export function answerRest(
  org: LocalOrg,
  state: RestState,
  userId: string,
  request: RestRequest
): RestAnswer {
  return refusing(() => {
    requireActive(org, userId);
    return org.transaction(userId, 'synchronous', () => route(org, state, request).answer);
  });
}

/** A session ends with its user: deactivated, or of an org that was thrown away. */
function requireActive(org: LocalOrg, userId: string): void {
  if (org.database.store.get('User', userId)?.get('IsActive') === true) return;
  throw refusal(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
}

function refusing(body: () => RestAnswer): RestAnswer {
  try {
    return body();
  } catch (error) {
    const refused = refusalOf(error);
    if (!refused) throw error;
    return json(refused.status, refused.body);
  }
}

/** Carries the answer out of a transaction that must not be committed. */
class Undone extends Error {
  override readonly name = 'Undone';
  readonly results: CompositeResult[];

  constructor(results: CompositeResult[]) {
    super('A part of the composite request failed');
    this.results = results;
  }
}

/** A composite request whose parts are saved together or not at all. */
export function answerComposite(
  org: LocalOrg,
  state: RestState,
  userId: string,
  request: RestRequest
): RestAnswer {
  return refusing(() => {
    requireActive(org, userId);
    const items = compositeItems(jsonOf(request), MAXIMUM_NODES);
    try {
      return org.transaction(userId, 'synchronous', () => {
        const steps = compositeSteps(items, true);
        let step = steps.next();
        while (!step.done) {
          const part = partRequest(step.value, request.origin);
          step = steps.next(answerPart(org, state, part));
        }
        const { results, hasFailed } = step.value;
        if (hasFailed) throw new Undone(results);
        return json(200, { compositeResponse: results });
      });
    } catch (error) {
      if (!(error instanceof Undone)) throw error;
      return json(200, { compositeResponse: error.results });
    }
  });
}

function answerPart(org: LocalOrg, state: RestState, request: RestRequest): PartAnswer {
  try {
    const { answer, hasFailed } = route(org, state, request, true);
    return { status: answer.status, headers: answer.headers, body: answer.body ?? null, hasFailed };
  } catch (error) {
    const refused = refusalOf(error);
    if (!refused) throw error;
    return { status: refused.status, headers: {}, body: refused.body };
  }
}
