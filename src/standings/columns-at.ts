import { POSITIONS, STATUSES } from '../../templates/view/scales.ts'
import type { Frame } from './frame.ts'
import type { Standing, StandingColumns } from './standing.ts'
import type { Moment } from './standings-at.ts'
import { dayNumber, dayOf, NONE, type Stretches } from './stretches.ts'

const DONE = STATUSES.indexOf('implemented')
/** The number of the one value that such a column has. */
const YES = 0

/** How everything stood at a moment in columns, and until when (milliseconds) no further addressee becomes stale. */
export function columnsAt(
  frame: Frame,
  stretches: Stretches,
  { before, endOfView, day }: Moment,
): { readonly columns: StandingColumns; readonly freshUntil: number } {
  const { addressees, numbers, recommendations } = frame
  const { columns: kept } = stretches
  const bound = before ?? Number.POSITIVE_INFINITY
  const today = dayNumber(day)
  const found = new Int32Array(addressees.length)
  const [onRecord, stands] = [new Uint8Array(found.length), new Uint8Array(found.length)]
  const status = new Int8Array(found.length).fill(NONE)
  const [overdue, stale, awaitingReply] = [status.slice(), status.slice(), status.slice()]
  const dueOn = new Int32Array(found.length)
  const lastPublishedAt = new Float64Array(found.length)
  let freshUntil = Number.POSITIVE_INFINITY
  for (let row = 0; row < found.length; row++) {
    const at = stretches.at(numbers[row] ?? NONE, bound)
    found[row] = at
    const facts = addressees[row]
    if (at === NONE || facts === undefined) continue
    onRecord[row] = 1
    stands[row] = kept.withdrawn[at] === 1 ? 0 : 1
    status[row] = kept.status[at] ?? 0
    const due = (dueOn[row] = kept.dueOn[at] ?? NONE)
    const published = (lastPublishedAt[row] = kept.lastPublishedAt[at] ?? NONE)
    if (due !== NONE && due < today && status[row] !== DONE) overdue[row] = YES
    if ((kept.awaitingUntil[at] ?? NONE) >= today) awaitingReply[row] = YES
    const fresh = (published === NONE ? facts.addedAt : published) + facts.reviewInterval
    if (fresh < endOfView) stale[row] = YES
    else if (fresh < freshUntil) freshUntil = fresh
  }
  const listed = new Uint8Array(recommendations.length)
  let total = 0
  for (const [place, { addedAt, withdrawnAt }] of recommendations.entries()) {
    if (addedAt >= bound || (withdrawnAt !== null && withdrawnAt < bound)) continue
    listed[place] = 1
    total += 1
  }
  const timed = { onRecord, stands, status, overdue, stale, awaitingReply, dueOn, lastPublishedAt }
  const objects: Standing[] = []
  const standing = (row: number) => (objects[row] ??= standingOf(frame, stretches, timed, row, found[row] ?? NONE))
  return { columns: { ...frame, ...timed, listed, total, standing }, freshUntil }
}

type Timed = Pick<StandingColumns, 'onRecord' | 'stands' | 'status' | 'overdue' | 'stale' | 'awaitingReply' | 'dueOn' | 'lastPublishedAt'>

/** One addressee. What stretches hold is only ever added to, so it is the same whenever it is asked for. */
function standingOf({ addressees }: Frame, { columns }: Stretches, timed: Timed, row: number, at: number): Standing {
  const facts = addressees[row]
  if (facts === undefined || at === NONE) throw new Error(`no addressee in row ${row}`)
  const position = columns.position[at] ?? NONE
  const published = timed.lastPublishedAt[row] ?? NONE
  return {
    addresseeId: facts.id,
    code: facts.code,
    recommendationPosition: facts.recommendationPosition,
    kind: facts.kind,
    theme: facts.theme,
    institution: facts.institution,
    country: facts.country,
    basis: facts.basis,
    status: STATUSES[timed.status[row] ?? 0] ?? 'not_assessed',
    since: dayOf(columns.since[at] ?? NONE),
    dueOn: dayOf(timed.dueOn[row] ?? NONE),
    overdue: timed.overdue[row] === YES,
    stale: timed.stale[row] === YES,
    awaitingReply: timed.awaitingReply[row] === YES,
    position: position === NONE ? null : (POSITIONS[position] ?? null),
    lastPublishedAt: published === NONE ? null : new Date(published),
    withdrawn: timed.stands[row] === 0,
  }
}
