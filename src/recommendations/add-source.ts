import { randomUUIDv7 } from 'node:crypto'
import { z } from 'zod'
import { inTransaction } from '../../db/transaction.ts'
import { languageTag, localizedText, optionalAddress, optionalText, partialDate, someText } from '../kernel/fields.ts'
import type { Context } from '../kernel/context.ts'
import { RuleBroken } from '../kernel/errors.ts'
import { parse } from '../kernel/parse.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import { spoken } from './spoken.ts'

const SourceContent = z.object({
  code: z.string('required').trim().min(1, 'required').max(60, 'too_long'),
  kind: z.string('required').trim().min(1, 'required').max(60, 'too_long'),
  title: someText(500),
  publisher: optionalText(300),
  date: z.union([z.literal('').transform(() => null), partialDate]),
  language: languageTag,
  address: optionalAddress,
  note: localizedText(2_000).default({ es: '', en: '' }),
})

/**
 * Adds a document that recommendations are taken from. It shows in public with the first one that quotes it, whose event tells.
 * Returns its id. Throws Invalid, RuleBroken (the code is taken), Forbidden.
 */
export async function addSource(ctx: Context, input: z.input<typeof SourceContent>): Promise<string> {
  const actor = requireActor(ctx, 'importRecords')
  const { code, kind, title, publisher, date, language, address, note } = parse(SourceContent, input)
  return inTransaction(ctx.db, async (trx) => {
    const taken = await trx.selectFrom('sources').select('id').where('code', '=', code).executeTakeFirst()
    if (taken) throw new RuleBroken({ key: 'errors.code_taken' }, 'source')
    const id = randomUUIDv7()
    await trx
      .insertInto('sources')
      .values({
        id,
        code,
        kind,
        title: spoken(title),
        publisher: publisher === '' ? null : publisher,
        dated_on: date,
        language,
        address: address === '' ? null : address,
        archived_sha256: null,
        note: spoken(note),
      })
      .execute()
    await addJournalEntry({ ...ctx, db: trx }, actor, { act: 'source_added', subjectId: id, details: { source: code } })
    return id
  })
}
