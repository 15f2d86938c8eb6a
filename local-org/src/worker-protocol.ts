/** The messages between the main thread and the worker in which the org runs. */
import type { MessagePort } from 'node:worker_threads';
import type { CommittedChange } from './database/automation.ts';
import type { CalloutOutcome } from './callout/http-client.ts';
import type { ApexTestResult, FileCoverage, HttpCallout, MutantResult } from './host.ts';
import type { ApexRequest, FileUpload } from './org/requests.ts';
import type { RestRequest } from './rest/answer.ts';

export interface WorkerSettings {
  projectRoot: string;
  packages: readonly string[];
  sources: readonly string[];
  /** Run what can run and send the rest as problems. */
  isTolerant: boolean;
  dataDirectory: string | null;
  cacheDirectory: string | null;
  seedFile: string | null;
  jobLatencyMs: number;
  /** Whether due jobs run by themselves. */
  runsJobs: boolean;
  /** Time after which a request is stopped from outside; Apex's own CPU limit comes first. */
  backstopMs: number;
  environment: Record<string, string | undefined>;
  calloutPort: MessagePort;
  calloutBell: SharedArrayBuffer;
}

/** What `run-tests` answers. */
export interface TestRun {
  results: ApexTestResult[];
  coverage: FileCoverage[];
}

/** Every request names the user by the cookie's username; null is the default persona. */
export type OrgRequest =
  | ({ kind: 'apex'; username: string | null } & ApexRequest)
  | {
      kind: 'ui-api';
      username: string | null;
      appName: string | null;
      wire: string;
      config: Record<string, unknown>;
    }
  | ({ kind: 'upload'; username: string | null } & FileUpload)
  | { kind: 'download'; username: string | null; versionId: string }
  | { kind: 'session'; username: string | null }
  | { kind: 'advance-clock'; milliseconds: number }
  /** Answers an Inspection for the developer's pages. */
  | { kind: 'inspect' }
  /** Answers a RestAnswer; a composite request is saved as a whole or not at all. */
  | { kind: 'rest'; userId: string; request: RestRequest; isComposite?: boolean }
  /** Answers who a user is for OAuth (`Identity`), or null; with neither, whom client credentials stand for. */
  | { kind: 'identity'; username?: string; userId?: string }
  | { kind: 'run-tests'; filter: string | null; permissionSets: string[] }
  | { kind: 'mutate'; className: string }
  | { kind: 'gaps' }
  | { kind: 'run-script'; text: string; file: string }
  | { kind: 'close' };

export type MainMessage =
  | { kind: 'request'; id: number; request: OrgRequest }
  | { kind: 'callout-outcome'; calloutId: number; outcome: CalloutOutcome };

export type WorkerMessage =
  | { kind: 'ready' }
  | { kind: 'failed'; lines: string[] }
  /** Something that local-org cannot run, with file and line; it is left out. */
  | { kind: 'problem'; line: string }
  | { kind: 'log'; line: string }
  | { kind: 'test-result'; result: ApexTestResult }
  | { kind: 'mutant'; result: MutantResult }
  | { kind: 'record-changes'; changes: CommittedChange[] }
  | { kind: 'platform-event'; channel: string; payload: Record<string, unknown>; replayId: number }
  | { kind: 'callout'; calloutId: number; request: HttpCallout }
  | { kind: 'answer'; id: number; value: unknown }
  | { kind: 'refusal'; id: number; status: number; body: Record<string, unknown> };
