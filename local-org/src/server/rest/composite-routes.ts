/** Composite requests whose parts are transactions of their own: one after the other, others in between. */
import { json, malformed, refusal, type RestAnswer, type RestRequest } from '../../rest/answer.ts';
import { objectOf } from '../../rest/body.ts';
import {
  batchItems,
  batchSteps,
  compositeItems,
  compositeSteps,
  MAXIMUM_NODES,
  partAnswer,
  partRequest,
  type Part,
  type PartAnswer
} from '../../rest/composite.ts';

/** Runs one request; `isComposite` saves all of its parts or none. */
export type Run = (request: RestRequest, isComposite?: boolean) => Promise<RestAnswer>;

const MAXIMUM_GRAPHS = 75;

export async function answerComposite(request: RestRequest, run: Run): Promise<RestAnswer> {
  const body = objectOf(request);
  const items = compositeItems(body);
  const { allOrNone } = body;
  if (allOrNone === true) return run(request, true);
  const { results } = await drive(compositeSteps(items, false), request, run);
  return json(200, { compositeResponse: results });
}

export async function answerBatch(request: RestRequest, run: Run): Promise<RestAnswer> {
  const { items, haltOnError } = batchItems(objectOf(request));
  return json(200, await drive(batchSteps(items, haltOnError), request, run));
}

/** Each graph is saved as a whole or not at all, whatever becomes of the others. */
export async function answerGraphs(request: RestRequest, run: Run): Promise<RestAnswer> {
  const { graphs } = objectOf(request);
  if (!Array.isArray(graphs) || graphs.length === 0) {
    throw malformed('The request needs a list `graphs`.');
  }
  if (graphs.length > MAXIMUM_GRAPHS) {
    throw refusal(400, 'LIMIT_EXCEEDED', `At most ${MAXIMUM_GRAPHS} graphs are allowed.`);
  }
  const answers: unknown[] = [];
  for (const graph of graphs as { graphId?: unknown; compositeRequest?: unknown }[]) {
    compositeItems(graph, MAXIMUM_NODES);
    const bytes = Buffer.from(JSON.stringify({ compositeRequest: graph.compositeRequest }));
    const headers = { ...request.headers, 'content-type': 'application/json' };
    const answer = await run({ ...request, headers, body: { kind: 'bytes', bytes } }, true);
    const results = (answer.body as { compositeResponse?: { httpStatusCode: number }[] })
      .compositeResponse;
    answers.push({
      graphId: graph.graphId ?? null,
      graphResponse: { compositeResponse: results ?? [] },
      isSuccessful: results?.every(({ httpStatusCode }) => httpStatusCode < 400) ?? false
    });
  }
  return json(200, { graphs: answers });
}

async function drive<T>(
  steps: Generator<Part, T, PartAnswer>,
  request: RestRequest,
  run: Run
): Promise<T> {
  let step = steps.next();
  while (!step.done) {
    const answer = await run(partRequest(step.value, request.origin));
    step = steps.next(partAnswer(answer));
  }
  return step.value;
}
