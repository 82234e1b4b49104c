/** The caller's request id when it is safe to log and to send back, else a new UUID. */
export function requestIdOf(header: string | undefined, random: () => string = randomId): string {
  return header !== undefined && /^[\w.:+/=~-]{1,128}$/.test(header) ? header : random();
}

function randomId(): string {
  return crypto.randomUUID();
}
