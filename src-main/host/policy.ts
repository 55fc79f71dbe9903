import type { ApiMethod } from '../../src-shared/protocol/api.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import type { Role, Session } from './session.ts';

const everyone: readonly Role[] = ['teacher', 'student', 'viewer'];
const workers: readonly Role[] = ['teacher', 'student'];
const teacher: readonly Role[] = ['teacher'];

/** Who may call what. A method without a row does not compile. */
export const methodPolicy: Readonly<Record<ApiMethod, readonly Role[]>> = {
  'app.hello': everyone,
  'settings.save': teacher,
  'project.list': everyone,
  'project.create': workers,
  'project.open': everyone,
  'project.journal': workers,
  'project.save': workers,
  'project.remove': workers,
  'run.start': workers,
  'run.pause': workers,
  'run.continue': workers,
  'run.step': workers,
  'run.stop': workers,
  'run.stop-active': workers,
  'run.change': workers,
  'run.resume': workers,
  'run.describe': workers,
  'run.remove': workers,
  'run.restore': workers,
  'run.summary': everyone,
  'run.list': everyone,
  'queue.list': everyone,
  'queue.add': workers,
  'queue.move': workers,
  'queue.cancel': workers,
  'queue.go-on': workers,
  'sweep.start': workers,
  'sweep.list': everyone,
  'run.record': everyone,
  'run.watch': everyone,
  'run.seen': everyone,
  'model.preview': everyone,
  'run.landscape': everyone,
  'rate.find': workers,
  'rate.stop': workers,
  'model.caption-regions': everyone,
  'model.caption-gallery': everyone,
  'model.caption-neighbours': everyone,
  'model.alignment-ranks': everyone,
  'data.list': everyone,
  'data.remove': workers,
  'data.upload-begin': workers,
  'data.upload': workers,
  'data.upload-discard': workers,
  'data.preview': workers,
  'data.import': workers,
  'data.look': everyone,
  'data.page': everyone,
  'engine.list': everyone,
  'engine.install': teacher,
  'engine.cancel-install': teacher,
};

/** The ways into the web server. */
export type WebRoute = 'window' | 'asset' | 'socket';

/** Who may use which way in; all of them are behind the code. The server refuses to start for one without a row. */
export const routePolicy: Readonly<Record<WebRoute, readonly Role[]>> = {
  window: everyone,
  asset: everyone,
  socket: everyone,
};

/** Throws `not-allowed` where the session's role may not call the method. */
export function demandAllowed(session: Session, method: ApiMethod): void {
  if (!methodPolicy[method].includes(session.role))
    throw new ProblemError('not-allowed', { method, role: session.role });
}
