/** Whose names and addresses are looked at in the URLs of commands. */

/** A URL without user, port and path. */
const HOST = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/@\s]*@)?(\[[0-9a-f:.]+\]|[^/:?#\s]*)/i;

/** The host of a URL, lower case; undefined where the text is none. */
export function hostOf(url: string): string | undefined {
  return HOST.exec(url)?.[1]?.toLowerCase();
}

/** Whether a host is the machine itself. */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\]|0\.0\.0\.0)$/.test(host);
}

/**
 * Whether a host lies within the cluster, the machine or a private network: names without a dot, the domains for such use (RFC 6762,
 * RFC 8375, `.internal` as reserved by ICANN, `.svc` of Kubernetes) and the addresses of RFC 1918, RFC 3927 and RFC 4193.
 */
export function isPrivateHost(host: string): boolean {
  if (isLoopback(host)) return true;
  if (!host.includes('.') && !host.startsWith('[')) return true;
  return (
    /(?:^|\.)(?:svc|local|localhost|internal|lan|localdomain|home\.arpa|intranet|corp|consul|test)$/.test(host) ||
    /^(?:10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.)/.test(host) ||
    /^\[(?:f[cd]|fe80)/.test(host)
  );
}

/** Whether a host is written out, rather than a variable or a placeholder. */
export function isWritten(host: string): boolean {
  return host !== '' && !/[$<>{}`*]/.test(host);
}
