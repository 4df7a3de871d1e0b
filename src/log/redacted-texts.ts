import { sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { LANGUAGES, words, type Words } from '../../templates/i18n/index.ts'

export interface Placeholder {
  readonly owner_id: string
  readonly field: string
  readonly language: string
  readonly body: string
}

interface RedactedRow {
  readonly owner_id: string
  readonly owner_kind: string
  readonly field: string
  readonly language: string
  readonly ground: 'personal_data' | 'safety' | 'court_order' | 'unlawful_content'
  readonly redacted_on: string
  readonly reason: Readonly<Record<string, string>> | null
}

/** Texts of evidence that stand in the language of the source and are shown to readers of every language. */
const OF_THE_SOURCE = ['title', 'publisher', 'address', 'provenance']

/**
 * What is shown in place of these owners' redacted texts: the day, the ground and the reason, in every language that has no
 * text of that field left. A text for readers of all languages gets one sentence a language, one after the other.
 */
export async function redactedTexts(
  db: Database,
  ownerIds: readonly string[],
  isLeft: (ownerId: string, field: string, language: string) => boolean,
): Promise<readonly Placeholder[]> {
  const { rows } = await sql<RedactedRow>`
    select t.owner_id, t.field, t.language, r.owner_kind, r.ground, r.redacted_on,
      (select jsonb_object_agg(w.language, w.body) from texts w where w.owner_id = r.id and w.field = 'reason' and w.body is not null) as reason
    from redacted_texts t join redactions r on r.id = t.redaction_id
    where t.owner_id in (${sql.join(ownerIds.map((id) => sql`${id}::uuid`))})
    order by t.owner_id, t.field, t.language`.execute(db)
  return rows.flatMap((row): Placeholder[] => {
    const { owner_id, field } = row
    if (!LANGUAGES.includes(row.language) || (row.owner_kind === 'evidence' && OF_THE_SOURCE.includes(field))) {
      return [{ owner_id, field, language: row.language, body: LANGUAGES.map((language) => sentence(row, words(language))).join(' · ') }]
    }
    return LANGUAGES.filter((language) => language === row.language || !isLeft(owner_id, field, language)).map((language) => ({
      owner_id,
      field,
      language,
      body: sentence(row, words(language)),
    }))
  })
}

function sentence(row: RedactedRow, own: Words): string {
  const reason = own.pick(row.reason ?? {})
  const values = { date: own.date(row.redacted_on), ground: own.t(`terms.ground.${row.ground}`) }
  if (!reason) return own.t('terms.redacted.bare', values)
  const text = reason.text.replace(/\.$/, '')
  return reason.missing
    ? own.t('terms.redacted.other_language', { ...values, reason: text, language: own.languageName(reason.language) })
    : own.t('terms.redacted.text', { ...values, reason: text })
}
