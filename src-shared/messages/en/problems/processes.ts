/** What can go wrong between the host and the process that trains. */
export const processesProblems = {
  'trainer-not-started': 'The trainer could not be started ({reason}). Run “npm ci” again.',
  'trainer-silent':
    'The trainer did not answer within a minute of its start and was ended. Try again, or try the engine wasm.',
  'trainer-other-version':
    'The trainer speaks version {found} of the protocol and version {expected} was expected. Install Lienzo again.',
  'trainer-garbled':
    'The trainer sent something that cannot be read and was ended. Start the run again from its checkpoint.',
  'trainer-killed':
    'The trainer was ended from outside ({signal}): by a person, another program, or the system where memory is short. If it happens again, a smaller batch needs less memory.',
  'trainer-out-of-memory':
    'The trainer ended because memory ran out. A smaller batch needs less, and so does closing other programs.',
  'trainer-aborted':
    'The engine gave up and ended the trainer: “{lastLine}”. If it happens again, try another engine or a smaller batch.',
  'trainer-crashed':
    'The engine crashed and took the trainer with it ({signal}). If it happens again, “npx lienzo engine doctor” examines the engines; try another one.',
  'trainer-wrong-processor':
    'The engine uses instructions that this processor does not have. Try the engine wasm.',
  'trainer-device-lost':
    'The graphics card or its driver failed, and what was on it is lost ({reason}). If it happens again, try the engine tensorflow or wasm.',
  'trainer-failed': 'The trainer ended with code {exitCode}: {lastLine}',
  'trainer-left': 'The trainer ended before its work was done.',
  'trainer-ended': 'The trainer did not stop when it was asked to and was ended.',
  'trainer-not-responding':
    'The trainer is not responding. It can be stopped; the last checkpoint is kept.',
  'queue-kept':
    'Trainings that were waiting when Lienzo ended: {count}. They begin when you go on, or are dropped.',
  'trainer-keeps-stopping':
    'The trainer ended {deaths} times within a minute, so it is not started again for now. Try the engine wasm, or wait a minute.',
  unexpected: 'Something went wrong inside Lienzo: {what}. Your files are kept; try again.',
  'run-cancelled': 'The run was cancelled before it began.',
  'request-cancelled': 'The request was cancelled.',
  'engine-install-busy': 'The engine is being installed already.',
  'bench-peer-ended': '{system} ended before it had answered: {reason}',
  'bench-peer-garbled': '{system} answered something that cannot be read.',
  'bench-memory-unknown': 'this system does not say how much memory {system} holds.',
} as const satisfies Readonly<Record<string, string>>;
