import type { DigestCount, DigestSection } from '../../templates/mail/digest.mail.ts'
import { DIGEST_SECTIONS } from '../../templates/mail/digest.mail.ts'
import type { EventKind } from '../../templates/view/scales.ts'

/** What is known of an act before it is read. */
export interface ListedAct {
  readonly seq: number
  readonly kind: EventKind
  readonly significant: boolean
  readonly recommendationId: string | null
  readonly addresseeId: string | null
  /** Place in the catalogue: theme, recommendation, addressee; last for what has none. */
  readonly place: readonly [number, number, number]
}

/** One piece of a digest: an act, or what moved at one recommendation. */
export interface DigestPiece {
  readonly section: DigestSection
  /** By addressee, oldest first; one list of one act for any other section. */
  readonly acts: readonly (readonly ListedAct[])[]
}

export interface ArrangedDigest {
  readonly counts: Partial<Record<DigestCount, number>>
  /** In the order of the sections, then of the catalogue. */
  readonly pieces: readonly DigestPiece[]
  readonly minor: readonly ListedAct[]
  /** Acts that are in none of these. */
  readonly left: number
}

/** Acts told in full, and in one line; a digest beyond that is read on the site. */
const FULL = 60
const BRIEF = 30
/** Of one addressee: the first, where it set out, and the latest. */
const STEPS = 20

const SECTIONS: Partial<Record<EventKind, DigestSection>> = {
  update_published: 'status',
  update_corrected: 'status',
  update_withdrawn: 'status',
  reply_published: 'reply',
  reply_missed: 'reply',
  position_stated: 'position',
  recommendation_added: 'recommendation',
  recommendation_reworded: 'recommendation',
  recommendation_withdrawn: 'recommendation',
  agreement_recorded: 'agreement',
  agreement_changed: 'agreement',
  due_date_set: 'due',
  milestone_set: 'measure',
  reading_recorded: 'measure',
  edition_issued: 'edition',
}

const COUNTS: Partial<Record<EventKind, DigestCount>> = { reply_missed: 'unanswered', recommendation_withdrawn: 'taken_off' }

/** Groups the acts of a digest (oldest first) and says what it holds. Null: none of them is significant, so nothing is sent. */
export function arrangeDigest(acts: readonly ListedAct[]): ArrangedDigest | null {
  const significant = acts.filter((act) => act.significant)
  if (significant.length === 0) return null
  const minor = acts.filter((act) => !act.significant)
  const all = DIGEST_SECTIONS.flatMap((section) => piecesOf(section, significant))
  const pieces: DigestPiece[] = []
  let shown = 0
  for (const piece of all) {
    if (shown > 0 && shown + size(piece) > FULL) break
    shown += size(piece)
    pieces.push(piece)
  }
  const brief = pieces.length === all.length ? minor.slice(0, BRIEF) : []
  return { counts: countsOf(all), pieces, minor: brief, left: acts.length - shown - brief.length }
}

function size({ acts }: DigestPiece): number {
  return acts.reduce((sum, own) => sum + own.length, 0)
}

function piecesOf(section: DigestSection, acts: readonly ListedAct[]): DigestPiece[] {
  const own = acts.filter(({ kind }) => sectionOf(kind) === section).toSorted(inCatalogue)
  if (section !== 'status') return own.map((act) => ({ section, acts: [[act]] }))
  return [...Map.groupBy(own, ({ recommendationId }) => recommendationId).values()].map((group) => ({
    section,
    acts: [...Map.groupBy(group, ({ addresseeId }) => addresseeId).values()].map(ends),
  }))
}

function ends(acts: readonly ListedAct[]): readonly ListedAct[] {
  return acts.length <= STEPS ? acts : [...acts.slice(0, 1), ...acts.slice(1 - STEPS)]
}

function sectionOf(kind: EventKind): DigestSection {
  return SECTIONS[kind] ?? 'status'
}

function inCatalogue(a: ListedAct, b: ListedAct): number {
  for (const level of [0, 1, 2] as const) if (a.place[level] !== b.place[level]) return a.place[level] - b.place[level]
  return a.seq - b.seq
}

/** Of assessments, each addressee counts once, however often it moved. */
function countsOf(pieces: readonly DigestPiece[]): Partial<Record<DigestCount, number>> {
  const counts: Partial<Record<DigestCount, number>> = {}
  for (const { section, acts } of pieces) {
    for (const [first] of acts) {
      if (!first) continue
      const name = COUNTS[first.kind] ?? section
      counts[name] = (counts[name] ?? 0) + 1
    }
  }
  return counts
}
