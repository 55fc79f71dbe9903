export const projectsProblems = {
  'file-missing': 'There is no file {path}. Check the name and the folder.',
  'file-denied':
    'You may not read or write {path}. Change its permissions or choose another place.',
  'file-too-large': '{path} holds {bytes} bytes, more than the {limitBytes} that are read at once.',
  'file-cut':
    '{path} could not be written whole, so the old file was kept. Free some space on the disk and save again.',
  'file-failed': '{path} could not be read or written ({reason}). Check the disk and try again.',
  'disk-full':
    'The disk is full: {path} was not written and the old file was kept. Free some space and try again.',
  'disk-read-only': '{path} stands on a disk that cannot be written to. Choose another place.',
  'path-refused': '“{name}” is not a name that can be used here.',
  'json-invalid': 'This is not valid JSON. The file may be damaged or of another kind.',
  'json-too-long': 'This JSON is longer than the {limit} characters that are allowed.',
  'json-too-deep': 'This JSON is nested deeper than the {limit} levels that are allowed.',
  'json-forbidden-key': 'This JSON holds a key that is not allowed, so it was refused.',
  'lienzo-file-wanted':
    '{path} is not a .lienzo file, and no template has that name. Run “lienzo templates” to see them.',
  'project-missing': 'There is no project {id}. It may have been removed.',
  'project-damaged':
    'The files of project {id} are damaged and could not be read. They were left as they are.',
  'project-open-elsewhere':
    'Another window has opened this project and saves it now. What you change here is not kept: load this page again to go on.',
  'project-changed-elsewhere':
    'Another program has changed this project since it was opened here, and its work stays. What you change here is not kept: load this page again to go on.',
  'project-locked':
    'Another Lienzo (process {pid}) has this project open, so it can only be read here. Close it there first.',
  'run-missing': 'There is no run {runId}. It may have been removed.',
  'run-folder-wanted':
    '{path} is not the folder of a run. Give the folder that “lienzo train” wrote.',
  'run-folder-not-empty':
    '{path} holds other files. Give an empty or a new folder with --out, so that nothing of yours is touched.',
  'run-folder-taken':
    '{path} already holds a run. Add --resume to go on with it, or give another folder with --out.',
  'run-busy': 'A run is going on already. Stop it first.',
  'run-given-up': 'The training was stopped before it began.',
  'run-not-active': 'This run is not going on now.',
  'too-large-to-train':
    'Training this network needs about {neededMegabytes} MB, and this machine has {limitMegabytes} MB for it. Make the largest layer or the batch smaller.',
  'spec-inconsistent':
    'The run does not fit its own network at the layer {node}. Open the project again and start it anew.',
  'project-not-saved':
    'The last changes could not be saved. They are kept in this window, and it is tried again.',
} as const satisfies Readonly<Record<string, string>>;
