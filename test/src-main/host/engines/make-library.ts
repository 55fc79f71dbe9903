import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { findCompiler } from '../../../../src-main/host/engines/binding-build.ts';
import { findNodeHeaders } from '../../../../src-main/host/engines/node-headers.ts';
import { runChild } from '../../../../src-main/host/engines/run-child.ts';
import { tensorflowVersion } from '../../../../src-shared/protocol/engine-pack.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** The compiler that libraries are built with here, if there is one. */
export const compiler = await findCompiler().then(
  ({ command }) => command,
  () => undefined,
);

/**
 * Builds a small library that Node loads and that says of itself what the load check of a pack asks for:
 * TensorFlow's version, and a `create` as Dawn has.
 */
export async function makeLibrary(path: string): Promise<void> {
  if (compiler === undefined) throw new Error('there is no compiler here');
  const source = join(temporaryFolder(), 'library.cc');
  writeFileSync(
    source,
    `#include <node_api.h>
NAPI_MODULE_INIT() {
  napi_value version;
  napi_create_string_utf8(env, "${tensorflowVersion}", NAPI_AUTO_LENGTH, &version);
  napi_set_named_property(env, exports, "TF_Version", version);
  napi_set_named_property(env, exports, "create", version);
  return exports;
}
`,
  );
  mkdirSync(dirname(path), { recursive: true });
  const headers = findNodeHeaders(process.execPath);
  const built = await runChild(compiler, ['-shared', '-fPIC', `-I${headers}`, source, '-o', path]);
  if (built.exitCode !== 0) throw new Error(built.stderr);
}
