import type { Html } from '../pages/page-context.ts'

/** The text of a page or part. Throws when something in it has to be waited for, which no template of ours has. */
export function markup(part: Html): string {
  if (part instanceof Promise) throw new Error('a template does not wait')
  return part.toString()
}
