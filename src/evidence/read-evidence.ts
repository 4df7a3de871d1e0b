import { sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { EvidenceView } from '../../templates/view/evidence.ts'
import { gatherTexts, textRows } from '../log/index.ts'
import { publicFileName } from './file-name.ts'
import { captureFacts, captureRows } from './read-captures.ts'

export interface EvidenceScope {
  /** True in the workspace: embargoed and protected items too. */
  readonly everySensitivity?: boolean
  /** Only what happened before this instant counts (null: now). What was embargoed then is absent. */
  readonly asOf?: Date | null
}

/**
 * Evidence by id as a reader sees it, for rows whose sensitivity is public; the others are absent unless the workspace asks for
 * every sensitivity. `announcementOnly` is false.
 */
export async function readEvidence(
  db: Database,
  ids: readonly string[],
  scope: 'public' | 'every sensitivity' | EvidenceScope = 'public',
): Promise<ReadonlyMap<string, EvidenceView>> {
  const found = new Map<string, EvidenceView>()
  if (ids.length === 0) return found
  const every = scope === 'every sensitivity' || (typeof scope === 'object' && scope.everySensitivity === true)
  const asOf = typeof scope === 'object' ? (scope.asOf ?? null) : null
  const rows = await evidenceRows(db, ids, every, asOf).execute()
  const texts = await gatherTexts(
    db,
    rows.map((row) => [row.id, row.texts]),
  )
  for (const row of rows) {
    const own = texts.get(row.id) ?? {}
    const title = first(own['title']) ?? ''
    const address = first(own['address']) ?? null
    const capture = row.captures === null ? null : captureFacts(row.captures)
    found.set(row.id, {
      id: row.id,
      kind: row.kind,
      title,
      publisher: first(own['publisher']) ?? '',
      date: row.dated_on,
      language: row.language,
      address,
      note: own['note'] ?? {},
      file:
        row.file_sha256 === null || row.media_type === null
          ? null
          : {
              sha256: row.file_sha256,
              name: publicFileName(title, row.media_type),
              bytes: row.public_bytes ?? 0,
              published: row.public_at !== null,
              destroyed: row.destroyed,
            },
      capturedOn: row.captured_on ?? capture?.capturedOn ?? null,
      provenance: first(own['provenance']) ?? null,
      announcementOnly: false,
      deadSince: address === null ? null : (capture?.deadSince ?? null),
    })
  }
  return found
}

function evidenceRows(db: Database, ids: readonly string[], every: boolean, asOf: Date | null) {
  return db
    .selectFrom('evidence as e')
    .leftJoin('evidence_files as f', 'f.id', 'e.file_id')
    .leftJoin('stored_files as s', 's.sha256', 'f.public_sha256')
    .select([
      'e.id',
      'e.kind',
      'e.dated_on',
      'e.language',
      'e.captured_on',
      'e.public_at',
      'e.file_sha256',
      'f.media_type',
      'f.public_bytes',
    ])
    .select([
      sql<boolean>`s.destroyed_at is not null`.as('destroyed'),
      textRows('e.id').as('texts'),
      captureRows('e.id', asOf).as('captures'),
    ])
    .where(sql<boolean>`e.id = any(${ids}::uuid[])`)
    .$if(!every, (query) => query.where('e.sensitivity', '=', 'public'))
    .$if(!every && asOf !== null, (query) => query.where('e.public_at', '<', asOf))
}

function first(languages: Readonly<Record<string, string>> | undefined): string | undefined {
  return languages && Object.values(languages)[0]
}
