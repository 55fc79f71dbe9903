/**
 * What the window may load and run, whether it comes over `app://` or over HTTP: its own files and
 * pictures made in memory. No inline script, no text turned into code, no other host, no frame.
 */
export const contentSecurityDirectives: Readonly<Record<string, readonly string[]>> = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  // The canvas places nodes and wires by style attributes.
  'style-src-attr': ["'unsafe-inline'"],
  'img-src': ["'self'", 'blob:'],
  'connect-src': ["'self'"],
  'font-src': ["'self'"],
  'worker-src': ["'self'"],
  'frame-src': ["'none'"],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
  'require-trusted-types-for': ["'script'"],
  // Svelte makes its templates, which the compiler wrote, through this policy.
  'trusted-types': ['svelte-trusted-html'],
};

/** The value of the header `Content-Security-Policy`. */
export const contentSecurityPolicy = Object.entries(contentSecurityDirectives)
  .map(([directive, sources]) => [directive, ...sources].join(' '))
  .join('; ');
