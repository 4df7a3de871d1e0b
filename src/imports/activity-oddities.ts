import type { ImportProblem } from '../../templates/view/import.ts'
import type { ReadActivity } from '../activities/index.ts'

export interface ActivityOddities {
  /** Rows of this step that say the same as an earlier row of the file, as they will be counted once they are stored. */
  repeats(step: readonly ReadActivity[]): readonly ImportProblem[]
  /** What is to be said of whole columns, when every row was seen: blanks around cells, which are read without them. */
  ofColumns(): readonly ImportProblem[]
}

/** What only a look at the whole file tells of its activities. None of it keeps a row out or changes it. */
export function activityOddities(headers: readonly string[]): ActivityOddities {
  const seen = new Map<string, number>()
  const padded = new Map<number, { count: number; row: number }>()
  return {
    repeats(step) {
      return step.flatMap(({ row, kind, raw, fingerprint }): ImportProblem[] => {
        for (const [place, text] of raw.entries()) {
          if (text.trim().length === text.length) continue
          const found = padded.get(place)
          if (found) found.count += 1
          else padded.set(place, { count: 1, row })
        }
        const said = `${kind[0]}${fingerprint.toString('latin1')}`
        const earlier = seen.get(said)
        if (earlier === undefined) {
          seen.set(said, row)
          return []
        }
        return [{ row, column: null, severity: 'note', key: 'imports.problem.repeats_row', values: { row: earlier } }]
      })
    },
    ofColumns() {
      return [...padded].map(([place, values]) => ({
        row: null,
        column: headers[place] ?? null,
        severity: 'note',
        key: 'imports.problem.padded',
        values,
      }))
    },
  }
}
