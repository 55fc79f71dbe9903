import type { ImportOptions } from '../../src-shared/datasets/import-options.ts';
import type { ImportPreview } from '../../src-shared/datasets/import-preview.ts';
import type { DatasetFile } from '../../src-shared/datasets/imported-dataset.ts';
import { ProblemError, type Problem } from '../../src-shared/problem.ts';
import type { Api } from '../../src-shared/protocol/api.ts';
import type { ImportProgress } from '../../src-shared/protocol/import-messages.ts';
import { titleOf, type GivenFile } from './collect-files.ts';

/** Bytes in one message to the host. */
const pieceBytes = 4 * 1024 * 1024;

/** One import, from the files to the data set. */
export class DataImport {
  stage = $state.raw<'choosing' | 'sending' | 'looking' | 'settling' | 'importing'>('choosing');
  /** How much of the files has been sent, 0 to 1. */
  sent = $state.raw(0);
  progress = $state.raw<ImportProgress>();
  preview = $state.raw<ImportPreview>();
  options = $state.raw<ImportOptions>({});
  title = $state.raw('');
  problem = $state.raw<Problem>();

  readonly #api: Api;
  #uploadId: string | undefined;
  /** Rises with all that is asked, so that an answer that comes too late is known. */
  #turn = 0;

  constructor(api: Api) {
    this.#api = api;
    api.listen((event) => {
      if (event.type !== 'data/progress' || event.uploadId !== this.#uploadId) return;
      this.progress = event.progress;
    });
  }

  /** Sends the files to the host and looks at them. */
  async choose(files: readonly GivenFile[]): Promise<void> {
    if (files.length === 0) return;
    await this.cancel();
    this.title = titleOf(files);
    this.stage = 'sending';
    const turn = this.#turn;
    await this.#guard(turn, async () => {
      const names = files.map(({ name }) => name.slice(0, 1000));
      const { uploadId } = await this.#api.call('data.upload-begin', { title: this.title, names });
      this.#uploadId = uploadId;
      await this.#send(uploadId, files, turn);
      await this.#look();
    });
  }

  /** Settles something else and looks again. */
  async settle(options: ImportOptions): Promise<void> {
    this.options = options;
    this.#turn += 1;
    await this.#guard(this.#turn, () => this.#look());
  }

  /** Imports as it is settled. Undefined where it could not be done, which `problem` tells. */
  async run(): Promise<DatasetFile | undefined> {
    const uploadId = this.#uploadId;
    if (uploadId === undefined) return undefined;
    this.stage = 'importing';
    this.progress = undefined;
    let dataset: DatasetFile | undefined;
    const turn = this.#turn;
    await this.#guard(turn, async () => {
      dataset = await this.#api.call('data.import', { uploadId, options: this.options });
      this.#uploadId = undefined;
    });
    if (dataset === undefined && turn === this.#turn) this.stage = 'settling';
    return dataset;
  }

  /** Gives up what is going on and takes the files away. */
  async cancel(): Promise<void> {
    const uploadId = this.#uploadId;
    this.#turn += 1;
    this.#uploadId = undefined;
    this.stage = 'choosing';
    this.sent = 0;
    this.progress = undefined;
    this.preview = undefined;
    this.options = {};
    this.problem = undefined;
    if (uploadId !== undefined) await this.#api.call('data.upload-discard', { uploadId });
  }

  async #send(uploadId: string, files: readonly GivenFile[], turn: number): Promise<void> {
    const total = files.reduce((sum, { file }) => sum + file.size, 0);
    let sent = 0;
    for (const [index, { file }] of files.entries()) {
      for (let at = 0; at < file.size; at += pieceBytes) {
        if (turn !== this.#turn) return;
        const bytes = new Uint8Array(await file.slice(at, at + pieceBytes).arrayBuffer());
        await this.#api.call('data.upload', { uploadId, file: index }, bytes);
        sent += bytes.length;
        this.sent = sent / total;
      }
    }
  }

  async #look(): Promise<void> {
    const uploadId = this.#uploadId;
    const turn = this.#turn;
    if (uploadId === undefined) return;
    if (this.preview === undefined) this.stage = 'looking';
    this.progress = undefined;
    const options = this.options;
    const preview = await this.#api.call('data.preview', { uploadId, options });
    if (turn !== this.#turn) return;
    this.preview = preview;
    this.stage = 'settling';
    this.problem = preview.kind === 'table' ? preview.problem : undefined;
  }

  /** What goes wrong is told, unless something else has been asked meanwhile. */
  async #guard(turn: number, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (turn !== this.#turn) return;
      this.problem = error.problem;
      if (this.preview === undefined) this.stage = 'choosing';
    }
  }
}
