import { publishProposal, propose } from '../../src/proposals/index.ts'
import type { TestRecord } from '../support/record.ts'

export const WHY = { es: 'Son de la unidad que el acuerdo nombra.', en: 'They are of the unit that the agreement names.' }

/** The contributor proposes a citation, the editor publishes it. Returns its id. */
export async function publishCitation(
  record: TestRecord,
  subjectId: string,
  what: { readonly activities?: readonly string[]; readonly query?: string },
): Promise<string> {
  const id = await propose(record.contributor, { kind: 'citation', subjectId, content: { ...what, reason: WHY } })
  const seq = await publishProposal(record.editor, { id, version: 1 })
  const row = await record.db.selectFrom('activity_citations').select('id').where('event_seq', '=', seq).executeTakeFirstOrThrow()
  return row.id
}

/** The id of a recommendation by its code. */
export async function recommendationId(record: TestRecord, code: string): Promise<string> {
  return (await record.db.selectFrom('recommendations').select('id').where('code', '=', code).executeTakeFirstOrThrow()).id
}
