import { partsOf } from './event-parts.ts'
import { evidenceOf } from './leaf-values.ts'

/** The record as the log's leaves imply it, one event after another. */
export interface RecordState {
  readonly recommendations: Map<string, { readonly institutions: readonly string[]; withdrawn: boolean }>
  /** Published updates that nothing withdrew or corrected, by id. */
  readonly standing: Map<string, StandingUpdate>
  /** Due date (or that it was lifted) and position by `recommendation/institution`. */
  readonly due: Map<string, string | null>
  readonly positions: Map<string, { readonly position: string; readonly statedOn: string }>
  readonly editions: EditionLeaf[]
  /** How many rows of each part the events put on the record. Kinds that are not known count as an event only. */
  readonly rows: Map<string, number>
  /** Public evidence by id: the event that named it first, and the digest of its file. */
  readonly evidence: Map<string, { readonly seq: number; readonly fileSha256: string | null }>
  /** Digests of texts and files that an event says were destroyed, and that event. */
  readonly redacted: Map<string, number>
  /** Digests of texts that the site says were destroyed, and whose they were. */
  readonly gone: Map<string, string>
  /** Texts that were compared with their digests. */
  texts: number
}

interface StandingUpdate {
  readonly id: string
  readonly recommendation: string
  readonly institution: string
  readonly status: string
  readonly effectiveOn: string
  readonly publishedAt: string
}

export interface EditionLeaf {
  readonly seq: number
  readonly slug: string
  readonly snapshotSha256: string
  readonly files: readonly { readonly language: string; readonly sha256: string; readonly bytes: number }[]
}

/** What a leaf may hold, as far as the record's state depends on it. */
export interface Leaf {
  readonly format?: unknown
  readonly seq?: unknown
  readonly kind?: unknown
  readonly at?: unknown
  readonly [field: string]: unknown
}

/** Where one institution stands on one recommendation. */
export interface ListedAddressee {
  readonly status: string
  /** Date in the world of the update that the status comes from. */
  readonly since: string | null
  readonly due: string | null
  readonly position: string | null
}

/** One recommendation on the public list. */
export interface ListedRecommendation {
  readonly code: string
  readonly overall: string
  /** By institution. */
  readonly addressees: Readonly<Record<string, ListedAddressee>>
}

const ADVANCING = ['no_evidence', 'not_started', 'committed', 'partial', 'substantial', 'implemented']

export function newRecordState(): RecordState {
  const record = { recommendations: new Map(), standing: new Map(), due: new Map(), positions: new Map(), editions: [] }
  return { ...record, rows: new Map(), evidence: new Map(), redacted: new Map(), gone: new Map(), texts: 0 }
}

/** Adds one event. A text that a leaf should have and has not counts as empty, which the comparison then shows. */
export function applyLeaf(state: RecordState, seq: number, leaf: Leaf): void {
  const text = (field: string) => (typeof leaf[field] === 'string' ? leaf[field] : '')
  for (const part of partsOf(leaf) ?? ['event']) state.rows.set(part, (state.rows.get(part) ?? 0) + 1)
  for (const { id, file_sha256 } of evidenceOf(leaf))
    if (!state.evidence.has(id)) state.evidence.set(id, { seq, fileSha256: typeof file_sha256 === 'string' ? file_sha256 : null })
  if (leaf.kind === 'text_redacted') noteRedactions(state, seq, leaf)
  if (leaf.kind === 'recommendation_added') {
    const institutions = Array.isArray(leaf['addressees']) ? leaf['addressees'].map(String) : []
    state.recommendations.set(text('recommendation'), { institutions, withdrawn: false })
  } else if (leaf.kind === 'recommendation_withdrawn') {
    const found = state.recommendations.get(text('recommendation'))
    if (found) found.withdrawn = true
  } else if (leaf.kind === 'update_published' || leaf.kind === 'update_corrected') {
    state.standing.delete(text('corrects'))
    state.standing.set(text('update'), {
      id: text('update'),
      recommendation: text('recommendation'),
      institution: text('institution'),
      status: text('status'),
      effectiveOn: text('effective_on'),
      publishedAt: text('at'),
    })
  } else if (leaf.kind === 'due_date_set') {
    state.due.set(addresseeKey(leaf), typeof leaf['due_on'] === 'string' ? leaf['due_on'] : null)
  } else if (leaf.kind === 'position_stated') {
    const known = state.positions.get(addresseeKey(leaf))
    const stated = { position: text('position'), statedOn: text('stated_on') }
    if (known === undefined || known.statedOn <= stated.statedOn) state.positions.set(addresseeKey(leaf), stated)
  } else if (leaf.kind === 'update_withdrawn') state.standing.delete(text('update'))
  else if (leaf.kind === 'edition_issued') state.editions.push(editionOf(seq, leaf))
}

/** Whatever digest the event names besides those of its own texts. */
function noteRedactions(state: RecordState, seq: number, leaf: Leaf): void {
  const walk = (value: unknown): void => {
    if (typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)) state.redacted.set(value, seq)
    else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) walk(inner)
  }
  walk({ ...leaf, texts: null })
}

function addresseeKey(leaf: Leaf): string {
  return `${String(leaf['recommendation'])}/${String(leaf['institution'])}`
}

function editionOf(seq: number, leaf: Leaf): EditionLeaf {
  const files = Array.isArray(leaf['files']) ? (leaf['files'] as EditionLeaf['files']) : []
  return { seq, slug: String(leaf['slug']), snapshotSha256: String(leaf['snapshot_sha256']), files }
}

/**
 * The public list that this state implies: by addressee the standing update that is latest by date in the world, then
 * publication, then id; the last due date; the position stated last. Overall the least advanced among the assessed, `reversed`
 * before all. Withdrawn recommendations are off the list.
 */
export function listedRecommendations(state: RecordState): ListedRecommendation[] {
  const winners = new Map<string, StandingUpdate>()
  for (const update of state.standing.values()) {
    const key = `${update.recommendation}/${update.institution}`
    const known = winners.get(key)
    if (known === undefined || winningKey(known) < winningKey(update)) winners.set(key, update)
  }
  return [...state.recommendations]
    .filter(([, { withdrawn }]) => !withdrawn)
    .map(([code, { institutions }]) => {
      const addressees = Object.fromEntries(
        institutions.map((institution) => {
          const key = `${code}/${institution}`
          const update = winners.get(key)
          const listed: ListedAddressee = {
            status: update?.status ?? 'not_assessed',
            since: update?.effectiveOn ?? null,
            due: state.due.get(key) ?? null,
            position: state.positions.get(key)?.position ?? null,
          }
          return [institution, listed]
        }),
      )
      return { code, overall: overallOf(Object.values(addressees).map(({ status }) => status)), addressees }
    })
}

function winningKey(update: StandingUpdate): string {
  return `${update.effectiveOn} ${update.publishedAt} ${update.id}`
}

function overallOf(statuses: readonly string[]): string {
  if (statuses.includes('reversed')) return 'reversed'
  return ADVANCING.find((status) => statuses.includes(status)) ?? 'not_assessed'
}
