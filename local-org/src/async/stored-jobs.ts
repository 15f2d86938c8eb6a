/** Waiting jobs as JSON and back. */
import { NotSupported } from '../values/errors.ts';
import type { Job, JobServices } from './job.ts';
import type { StoredJob } from './job-store.ts';
import { failureText } from './run-job.ts';

/** Empty, with a line in the log, when the job's instance or arguments cannot be kept. */
export function toStored(services: JobServices, job: Job): StoredJob[] {
  const { id, request, userId, runAt, depth } = job;
  try {
    if (request.args?.some((arg) => typeof arg === 'object' && arg !== null)) {
      throw new NotSupported('keeping the arguments of this future method');
    }
    const instance =
      request.instance === null || request.instance === undefined
        ? null
        : services.program.serializeInstance(request.instance);
    return [{ id, userId, runAt, depth, request: { ...request, instance } }];
  } catch (error) {
    services.log(
      `${request.className} (${job.id}) would not survive a restart: ${failureText(error)}`
    );
    return [];
  }
}

export function fromStored(services: JobServices, { request, ...job }: StoredJob): Job {
  const instance =
    request.instance === null
      ? null
      : services.program.deserializeInstance(request.className, request.instance);
  return { ...job, request: { ...request, instance } };
}
