/** The path as a log may hold it: an invitation's token is as good as a password. */
export function pathForLog(path: string): string {
  return path.replace(/(?<=\/invitation\/)[^/]+/, '…')
}
