/** Whether a caller's request id is safe to log and to send back; any other is replaced. */
export function isRequestId(text: string): boolean {
  return /^[\w.:+/=~-]{1,128}$/.test(text);
}
