/** What the service counts and measures, for GET /metrics. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export const registry = new Registry();

export const requestDuration = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'Time from request to answer.',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  registers: [registry]
});

export const extractionsFinished = new Counter({
  name: 'extractions_finished_total',
  help: 'Extractions by how they ended.',
  labelNames: ['outcome', 'engine'],
  registers: [registry]
});

export const extractionDuration = new Histogram({
  name: 'extraction_duration_seconds',
  help: 'Time from the request of an extraction to its end.',
  labelNames: ['outcome', 'engine'],
  buckets: [0.25, 0.5, 1, 2, 3, 5, 10, 30, 60, 300],
  registers: [registry]
});

const jobs = new Gauge({
  name: 'extraction_jobs',
  help: 'Extraction jobs in the queue.',
  labelNames: ['state'],
  registers: [registry]
});

export function collectProcessMetrics(): void {
  collectDefaultMetrics({ register: registry });
}

export function setJobCounts(counts: Record<string, number>): void {
  for (const [state, count] of Object.entries(counts)) jobs.set({ state }, count);
}
