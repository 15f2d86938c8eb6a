/** What the service and its reading threads say to each other. */
import type { InspectedDocument, ReadPages } from '../../ports/document-opener.ts';
import type {
  ContractReader,
  OpenHint,
  PageText,
  ReadingProgress,
  ReadingResult,
  TermName
} from '../../ports/reader.ts';

export type ReaderDescription = Pick<ContractReader, 'engine' | 'model' | 'promptVersion'>;

export interface Tasks {
  describeReader: { input: null; output: ReaderDescription; progress: never };
  inspect: {
    input: { bytes: Uint8Array; hint: OpenHint };
    output: InspectedDocument;
    progress: never;
  };
  readPages: {
    input: { bytes: Uint8Array; hint: OpenHint };
    output: ReadPages;
    progress: { page: number; pageCount: number };
  };
  readContract: {
    input: { pages: PageText[]; terms?: TermName[]; asOf?: string };
    output: ReadingResult;
    progress: ReadingProgress;
  };
  verifyQuotes: {
    input: { result: ReadingResult; pages: PageText[] };
    output: ReadingResult;
    progress: never;
  };
}

export type TaskName = keyof Tasks;

export interface TaskRequest<Name extends TaskName = TaskName> {
  task: Name;
  input: Tasks[Name]['input'];
}

export type ThreadAnswer =
  | { kind: 'progress'; progress: unknown }
  | { kind: 'done'; output: unknown }
  /** Errors lose their class on the way: the code tells what happened. */
  | { kind: 'failed'; name: string; code: string | null; message: string; stack: string };
