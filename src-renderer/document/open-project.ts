import { parseLienzoFile } from '../../src-shared/document/lienzo-file.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import type { Api } from '../../src-shared/protocol/api.ts';
import { GraphDocument } from './graph-document.svelte.ts';
import { History } from './history.svelte.ts';
import { ProjectJournal } from './project-journal.svelte.ts';
import { replayJournal } from './replay-journal.ts';

/** A project as the window holds it. */
export type OpenProject = {
  readonly id: string;
  readonly document: GraphDocument;
  readonly journal: ProjectJournal;
  /** False where the journal on disk was damaged, so that the newest steps are missing. */
  readonly isWhole: boolean;
};

/** Opens a project with everything that can be undone in it. Rejects with a `ProblemError`. */
export async function openProject(api: Api, id: string): Promise<OpenProject> {
  const { text, journal, writer } = await api.call('project.open', { id });
  const file = parseLienzoFile(text);
  if (!file.ok) throw ProblemError.of(file.problem);
  const { document: current, past, future, isWhole } = replayJournal(file.document, journal);
  const document = new GraphDocument(current, new History(past, future));
  return {
    id,
    document,
    journal: new ProjectJournal({
      api,
      projectId: id,
      writer,
      document,
      base: file.document,
      length: journal.length,
      mustRebase: !isWhole,
    }),
    isWhole,
  };
}
