import { timingSafeEqual } from 'node:crypto';

/** What of a request decides whether it is let in; strings exactly as they came. */
export type RequestFacts = {
  readonly method: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** `Sec-Fetch-Site` */
  readonly fetchSite: string | undefined;
  readonly cookie: string | undefined;
  readonly isUpgrade: boolean;
};

/** What the server expects of those it lets in. */
export type Door = {
  readonly port: number;
  /** The cookie's value, 256 bits in hexadecimal. */
  readonly token: string;
};

export type Verdict =
  { readonly allowed: true } | { readonly allowed: false; readonly status: 401 | 403 | 405 | 421 };

/** The cookie's name carries the port, since cookies are shared by all ports of a host. */
export function cookieName(port: number): string {
  return `lienzo-${port}`;
}

/** The hosts we answer for: the loopback names, with exactly our port. */
export function isOwnHost(host: string | undefined, port: number): boolean {
  return host === `127.0.0.1:${port}` || host === `localhost:${port}`;
}

/**
 * Whether the address itself may be spoken to in this way, before anything is read: our Host (DNS rebinding),
 * a method we have, and no request that another site made our reader's browser send.
 */
export function judgeCaller(facts: RequestFacts, door: Door): Verdict {
  if (!isOwnHost(facts.host, door.port)) return refuse(421);
  const isSafe = facts.method === 'GET' || facts.method === 'HEAD';
  // A missing Origin is what plain navigation sends; an upgrade and anything that changes state must have ours.
  if (facts.origin !== undefined || facts.isUpgrade || !isSafe) {
    if (facts.origin !== `http://${facts.host}`) return refuse(403);
  }
  const { fetchSite } = facts;
  if (fetchSite !== undefined && fetchSite !== 'same-origin' && fetchSite !== 'none') {
    return refuse(403);
  }
  return isSafe ? { allowed: true } : refuse(405);
}

/** Whether the caller has been let in before: its cookie holds the token. */
export function judgeCookie(facts: RequestFacts, door: Door): Verdict {
  const name = cookieName(door.port);
  const values = (facts.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  return values.some((value) => isEqual(value, door.token)) ? { allowed: true } : refuse(401);
}

/** Compares two secrets in a time that tells nothing about where they differ. */
export function isEqual(given: string, secret: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(secret);
  return a.length === b.length && timingSafeEqual(a, b);
}

function refuse(status: 401 | 403 | 405 | 421): Verdict {
  return { allowed: false, status };
}
