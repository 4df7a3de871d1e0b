import type { Request } from './environment.ts'

/** Path of a page of the workspace in the language of the request. */
export function ownPath(c: Request, path: string): string {
  return `/${c.var.words.language}/workspace${path}`
}
