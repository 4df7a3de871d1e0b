import type { Database } from '../../db/schema.ts'
import type { EvidenceView } from '../../templates/view/evidence.ts'
import { readTexts } from '../log/index.ts'

/**
 * Evidence by id as a reader sees it, for rows whose sensitivity is public; the others are absent unless the workspace asks for
 * every sensitivity. `announcementOnly` is false.
 */
export async function readEvidence(
  db: Database,
  ids: readonly string[],
  scope: 'public' | 'every sensitivity' = 'public',
): Promise<ReadonlyMap<string, EvidenceView>> {
  const found = new Map<string, EvidenceView>()
  if (ids.length === 0) return found
  const rows = await db
    .selectFrom('evidence as e')
    .leftJoin('evidence_files as f', 'f.sha256', 'e.file_sha256')
    .select([
      'e.id',
      'e.kind',
      'e.dated_on',
      'e.language',
      'e.captured_on',
      'e.file_sha256',
      'f.name as file_name',
      'f.bytes as file_bytes',
    ])
    .where('e.id', 'in', ids)
    .$if(scope === 'public', (query) => query.where('e.sensitivity', '=', 'public'))
    .execute()
  const texts = await readTexts(
    db,
    rows.map((row) => row.id),
  )
  for (const row of rows) {
    const own = texts.get(row.id) ?? {}
    found.set(row.id, {
      id: row.id,
      kind: row.kind,
      title: first(own['title']) ?? '',
      publisher: first(own['publisher']) ?? '',
      date: row.dated_on,
      language: row.language,
      address: first(own['address']) ?? null,
      note: own['note'] ?? {},
      file: row.file_sha256 === null ? null : { sha256: row.file_sha256, name: row.file_name ?? '', bytes: row.file_bytes ?? 0 },
      capturedOn: row.captured_on,
      provenance: first(own['provenance']) ?? null,
      announcementOnly: false,
    })
  }
  return found
}

function first(languages: Readonly<Record<string, string>> | undefined): string | undefined {
  return languages && Object.values(languages)[0]
}
