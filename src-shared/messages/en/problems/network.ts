/** What can go wrong between a window and the host. */
export const networkProblems = {
  'not-allowed': 'A {role} may not do this ({method}).',
  'method-unknown':
    'The program does not know the request “{method}”. Load the page again: it may be of an older version.',
  'params-invalid':
    'The request {method} was not understood ({reason}). Load the page again: it may be of an older version.',
  'connection-lost': 'The connection to Lienzo is lost. Check that it is still running.',
  'host-failed':
    'Something went wrong inside Lienzo while it answered {method}. Your work is kept; try again.',
  'web-code-spent':
    'The code in this address has been used already or is not right: it opens Lienzo once, in one browser. Go back to the tab where Lienzo is open, or start it again and follow the new address that it prints.',
  'web-not-let-in':
    'This browser has not been let in. Follow the whole address, with its code, that Lienzo printed where it was started; if that was used already, start it again and follow the new one.',
  'port-taken': 'Port {port} is in use. Choose another with --port, or leave it out.',
  'window-not-built':
    'The window could not be built: {reason}. Run “npm ci” and try again; LIENZO_DEBUG=1 shows all of it.',
} as const satisfies Readonly<Record<string, string>>;
