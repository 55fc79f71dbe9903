import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { findNodeHeaders } from '../../../../src-main/host/engines/node-headers.ts';
import { tensorflowVersion } from '../../../../src-shared/protocol/engine-pack.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Whether libraries can be built here. */
export const hasCompiler = spawnSync('c++', ['--version']).status === 0;

/**
 * Builds a small library that Node loads and that says of itself what the load check of a pack asks for:
 * TensorFlow's version, and a `create` as Dawn has.
 */
export function makeLibrary(path: string): void {
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
  execFileSync('c++', ['-shared', '-fPIC', `-I${headers}`, source, '-o', path]);
}
