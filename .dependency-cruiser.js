// The folder's name is the permission: who may import whom, and who may use which package.
const tfjs = '(^|node_modules/)@tensorflow/';
const electron = '^electron(/|$)|node_modules/electron/';
const svelte = 'node_modules/(svelte|@xyflow)/|\\.svelte(\\.ts)?$';

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const mayImportOnly = (folder, ...others) =>
  forbid(
    `${folder}-imports`,
    `Of this project ${folder} imports only ${[folder, ...others].join(', ')}.`,
    { path: `^${folder}/` },
    {
      path: '^(src-[a-z]+|test|e2e|bench|resources)/',
      pathNot: `^(${[folder, ...others].join('|')})/`,
    },
  );

export default {
  forbidden: [
    mayImportOnly('src-shared'),
    mayImportOnly('src-trainer', 'src-shared'),
    mayImportOnly('src-main', 'src-shared'),
    mayImportOnly('src-renderer', 'src-shared', 'resources'),
    forbid(
      'no-cycles',
      'Files that import one another cannot be read one after the other.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    forbid(
      'resolvable',
      'Every import leads to a file, a package of package.json or a part of Node.',
      {},
      { couldNotResolve: true, pathNot: ['^\\$', electron] },
    ),
    forbid(
      'declared-package',
      'A package that is imported stands in package.json.',
      { path: '^(src-|test|e2e|bench)' },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], pathNot: electron },
    ),
    forbid(
      'shipped-package',
      'What is shipped imports no development package, but for what the renderer bundles.',
      { path: '^src-(shared|trainer|main)/' },
      {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: ['node_modules/@types/', electron, 'node_modules/vite/'],
      },
    ),
    forbid(
      'shared-without-node',
      'src-shared runs everywhere, so it uses nothing of Node.',
      { path: '^src-shared/' },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'renderer-without-node',
      'The window has no Node.',
      { path: '^src-renderer/' },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'shared-tfjs-as-type',
      'src-shared knows TensorFlow.js by its types alone.',
      { path: '^src-shared/' },
      { path: tfjs, dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'tfjs-in-trainer-only',
      'TensorFlow.js runs in the trainer.',
      { path: '^src-(main|renderer)/' },
      { path: tfjs },
    ),
    forbid(
      'electron-in-desktop-only',
      'Everything but the desktop shell runs without Electron.',
      { path: '^(src-|test/|bench/)', pathNot: '^src-main/desktop/' },
      { path: electron, dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'electron-types-in-desktop-only',
      'Everything but the desktop shell is written without Electron in mind.',
      { path: '^src-', pathNot: '^src-main/desktop/' },
      { path: electron },
    ),
    forbid(
      'svelte-in-renderer-only',
      'Svelte draws the window and nothing else.',
      { path: '^src-', pathNot: '^src-renderer/' },
      { path: svelte },
    ),
    forbid(
      'source-without-tests',
      'Sources do not lean on tests.',
      { path: '^src-' },
      { path: '^(test|e2e|bench)/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist|\\.cache|test-results)/' },
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
    skipAnalysisNotInRules: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.svelte', '.d.ts', '.json'],
    },
  },
};
