/** The service's log: one JSON line per event, with the correlation id, never with document text or secrets. */
import { pino, type Logger } from 'pino';
import { currentContext } from './context.ts';

export type Log = Logger;

export function createLog(level: string): Log {
  return pino({
    level,
    base: { service: 'ai-service' },
    timestamp: pino.stdTimeFunctions.isoTime,
    mixin: () => ({ ...currentContext() }),
    redact: { paths: ['authorization', '*.authorization', 'headers', '*.headers'], remove: true },
    serializers: { err: describeError }
  });
}

/** Class, code and stack frames of an error. Its message may quote a document or a row, so it stays out. */
export function describeError(error: unknown): Record<string, unknown> {
  if (typeof error !== 'object' || error === null) return { type: typeof error };
  const { name, code, stack, cause, status } = error as Record<string, unknown>;
  const frames =
    typeof stack === 'string' ? stack.split('\n').filter((line) => /^\s+at /.test(line)) : [];
  return {
    type: typeof name === 'string' ? name : 'Error',
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(typeof status === 'number' ? { status } : {}),
    stack: frames.slice(0, 12).map((frame) => frame.trim()),
    ...(cause ? { cause: describeError(cause) } : {})
  };
}
