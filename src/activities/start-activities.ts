import { z } from 'zod'
import type { Transaction } from '../../db/schema.ts'
import { optionalText, requiredText, someText } from '../kernel/fields.ts'
import type { Context } from '../kernel/context.ts'
import { parse } from '../kernel/parse.ts'
import { requireActor } from '../kernel/permissions.ts'

const ActivityBatch = z.object({
  /** The id that the import gives it. */
  id: z.uuid('unknown_value'),
  title: someText(300),
  publisher: requiredText(300),
  address: optionalText(2_000)
    .refine((value) => value === '' || /^https?:\/\//i.test(value), 'invalid_address')
    .default(''),
  licence: requiredText(300),
  language: requiredText(35),
  fileName: requiredText(300),
  fileSha256: z.string().regex(/^[0-9a-f]{64}$/, 'unknown_value'),
  fileBytes: z.int().min(0),
  columns: z.array(z.string().max(300)).min(1, 'required').max(1_000, 'too_long'),
})

/** Opens a batch of activities, which nobody sees until publishActivities. Throws Invalid (fields of the batch), Forbidden. */
export async function startActivities(ctx: Context & { readonly db: Transaction }, input: z.input<typeof ActivityBatch>): Promise<void> {
  const actor = requireActor(ctx, 'importRecords')
  const batch = parse(ActivityBatch, input)
  await ctx.db
    .insertInto('activity_batches')
    .values({
      id: batch.id,
      title: Object.fromEntries(Object.entries(batch.title).filter(([, text]) => text !== '')),
      publisher: batch.publisher,
      address: batch.address === '' ? null : batch.address,
      licence: batch.licence,
      language: batch.language,
      file_name: batch.fileName,
      file_sha256: batch.fileSha256,
      file_bytes: batch.fileBytes,
      columns: JSON.stringify(batch.columns),
      created_by: actor.accountId,
      created_at: ctx.clock.now(),
      published_at: null,
      event_seq: null,
      withdrawn_at: null,
      withdrawn_seq: null,
      withdrawn_reason: null,
    })
    .execute()
}
