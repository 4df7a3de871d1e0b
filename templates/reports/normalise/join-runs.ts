import type { Run } from '../text/run.ts'

/** Several groups of runs as one, a separator between those that say something. */
export function joinRuns(groups: readonly (readonly Run[])[], separator = '; '): Run[] {
  return groups.filter((runs) => runs.length > 0).flatMap((runs, index) => (index === 0 ? runs : [{ text: separator }, ...runs]))
}
