import type { Words } from '../i18n/index.ts'
import { STATUSES, type Status } from '../view/scales.ts'
import { nameIn } from './name-in.ts'
import type { StandingView } from './standing.ts'

/** A line of a panel: a part with its status, or a status with how many have it. */
export interface PanelRow {
  readonly name: string
  readonly mark: Status
  /** The word of the mark. */
  readonly status: string
  /** Null for a part. */
  readonly count: string | null
}

const SHOWN = 5

/** The institutions of a recommendation, a handful; of the others how many stand at each status. `more` says what is left out. */
export function panelRows(view: StandingView, words: Words): { readonly rows: readonly PanelRow[]; readonly more: string | null } {
  if (view.withdrawn) return { rows: [], more: null }
  const word = (status: Status) => words.t(`terms.status.${status}`)
  if (view.kind === 'recommendations') {
    const shown = view.parts.length > SHOWN ? view.parts.slice(0, SHOWN - 1) : view.parts
    const rows = shown.map(({ name, status }) => ({ name: nameIn(words, name, ''), mark: status, status: word(status), count: null }))
    const left = view.parts.length - shown.length
    return { rows, more: left === 0 ? null : words.t('reach.more', { n: left }) }
  }
  const rows = STATUSES.flatMap((status): PanelRow[] => {
    const count = view.counts.find((entry) => entry.status === status)?.count ?? 0
    return count === 0 ? [] : [{ name: word(status), mark: status, status: word(status), count: words.number(count) }]
  })
  return { rows, more: null }
}
