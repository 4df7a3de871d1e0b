/** The path as a log may hold it: the token of an invitation, or of a link in a mail, is as good as a password. */
export function pathForLog(path: string): string {
  return path.replace(/(?<=\/(?:invitation|subscribe\/confirm|subscribe\/preferences|unsubscribe)\/)[^/]+/, '…')
}
