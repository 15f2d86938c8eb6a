/** A local server that speaks the Messages API and answers as a test says, also badly. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Reply =
  | { kind: 'answer'; answer: unknown; stopReason?: string }
  | { kind: 'text'; text: string; stopReason?: string }
  | { kind: 'status'; status: number; type?: string; message?: string; retryAfter?: number }
  | { kind: 'hang' }
  | { kind: 'cut' }
  | { kind: 'garbage' };

export interface MessagesApi {
  url: string;
  /** What was asked, oldest first. */
  requests: { headers: IncomingMessage['headers']; body: Record<string, unknown> }[];
  /** The next replies; the last one stays. */
  reply(...replies: Reply[]): void;
  close(): Promise<void>;
}

export async function startMessagesApi(): Promise<MessagesApi> {
  const requests: MessagesApi['requests'] = [];
  let replies: Reply[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>;
    requests.push({ headers: request.headers, body });
    const reply = replies.length > 1 ? replies.shift()! : replies[0];
    if (reply) send(reply, response, String(body.model));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    reply: (...given) => {
      replies = given;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    }
  };
}

function send(reply: Reply, response: ServerResponse, model: string): void {
  response.setHeader('content-type', 'application/json');
  response.setHeader('request-id', 'req_test');
  switch (reply.kind) {
    case 'answer':
    case 'text': {
      const text = reply.kind === 'text' ? reply.text : JSON.stringify(reply.answer);
      response.end(JSON.stringify(message(model, text, reply.stopReason ?? 'end_turn')));
      return;
    }
    case 'status': {
      const { status, type = 'api_error', message: words = 'no', retryAfter } = reply;
      if (retryAfter) response.setHeader('retry-after', String(retryAfter));
      response.writeHead(status);
      response.end(JSON.stringify({ type: 'error', error: { type, message: words } }));
      return;
    }
    case 'hang':
      return;
    case 'cut':
      response.writeHead(200, { 'content-length': '5000' });
      response.write('{"id":"msg_1","type":"mess');
      response.destroy();
      return;
    case 'garbage':
      response.end('<html>502 Bad Gateway</html>');
  }
}

function message(model: string, text: string, stopReason: string) {
  return {
    id: 'msg_test',
    type: 'message',
    role: 'assistant',
    model,
    content: stopReason === 'refusal' ? [] : [{ type: 'text', text }],
    stop_reason: stopReason,
    stop_sequence: null,
    usage: { input_tokens: 10, output_tokens: 10 }
  };
}

const evidence = (quote: string, confidence = 0.9) => ({ quote, blockIds: [1], confidence });

/** What a good model says about the contract of contracts.ts, with one quote that is not there. */
export const goodAnswer = {
  language: 'en',
  documentType: { value: 'MSA', confidence: 0.97 },
  executionStatus: 'unknown',
  terms: [
    {
      name: 'governingLaw',
      value: 'New York',
      reason: 'Section 3 names it.',
      ...evidence('governed by the laws of the State of New York')
    },
    {
      name: 'initialTerm',
      value: '12 months',
      reason: 'Section 1.',
      ...evidence('continue for a period of twelve (12) months')
    },
    {
      name: 'effectiveDate',
      value: '2026-01-01',
      reason: 'The preamble.',
      ...evidence('entered into as of January 1, 2026 (the "Effective Date")')
    },
    {
      name: 'totalValue',
      value: 'USD 5000000.00',
      reason: 'Invented.',
      ...evidence('the total fees are five million dollars')
    },
    {
      name: 'agreementDate',
      value: 'January first',
      reason: 'Wrong form.',
      ...evidence('January 1, 2026')
    }
  ],
  missingTerms: [{ name: 'expirationDate', reason: 'No date is written.' }],
  parties: [],
  notice: null,
  payment: null,
  obligations: [
    {
      type: 'Payment',
      description: 'Pay invoices within 30 days.',
      responsibleParty: 'Customer',
      beneficiary: 'Provider',
      trigger: 'receipt of the invoice',
      dueDate: null,
      recurrence: null,
      amount: null,
      currency: null,
      ...evidence('Customer shall pay all undisputed invoices within thirty (30) days')
    }
  ]
};
