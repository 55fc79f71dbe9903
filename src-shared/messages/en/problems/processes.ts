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
    'The trainer was ended from outside ({signal}); often the machine had no memory left. A smaller batch needs less.',
  'trainer-failed': 'The trainer ended with code {exitCode}: {lastLine}',
  'trainer-left': 'The trainer ended before its work was done.',
  'trainer-ended': 'The trainer did not stop when it was asked to and was ended.',
  'trainer-not-responding':
    'The trainer is not responding. It can be stopped; the last checkpoint is kept.',
  'trainer-keeps-stopping':
    'The trainer ended {deaths} times within a minute, so it is not started again for now. Try the engine wasm, or wait a minute.',
  unexpected: 'Something went wrong inside Lienzo: {what}. Your files are kept; try again.',
  'run-cancelled': 'The run was cancelled before it began.',
  'request-cancelled': 'The request was cancelled.',
  'engine-install-busy': 'The engine is being installed already.',
} as const satisfies Readonly<Record<string, string>>;
