import type { Located } from './permanent.ts'

/** What is never withdrawn and has no texts that could be redacted. */
export function stillStanding(path: string, name: Located['name']): Located {
  return { path, name, texts: null, withdrawn: null, history: null }
}
