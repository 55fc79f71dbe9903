import { ProblemError } from '../../src-shared/problem.ts';
import { getApi } from '../api/context.ts';
import { language, sayProblem } from '../words/language.svelte.ts';
import { getNotices, getRoute } from './context.ts';
import { buildBeginning, createFromFile, createProject, type Beginning } from './projects.ts';

/** Begins projects and leads to them. */
export type ProjectStarter = {
  readonly begin: (beginning: Beginning) => Promise<void>;
  readonly openFile: (file: File | undefined) => Promise<void>;
};

/** What begins projects, for a component while it is being set up. What cannot be is said as a notice. */
export function getProjectStarter(): ProjectStarter {
  const api = getApi();
  const route = getRoute();
  const notices = getNotices();
  let isBusy = false;

  async function lead(create: () => Promise<string>): Promise<void> {
    // A second click on a card is no second project.
    if (isBusy) return;
    isBusy = true;
    try {
      route.go({ kind: 'project', id: await create() });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const { problem } = error;
      notices.show('error', () => sayProblem(problem));
    } finally {
      isBusy = false;
    }
  }

  return {
    begin: (beginning) => lead(() => createProject(api, buildBeginning(beginning, language()))),
    openFile: async (file) => {
      if (file !== undefined) await lead(() => createFromFile(api, file));
    },
  };
}
