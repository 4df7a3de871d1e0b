import { words } from '../../templates/i18n/index.ts'
import { attachmentNote, type AttachmentFate } from '../../templates/mail/edition.mail.ts'
import type { Context } from '../kernel/context.ts'
import type { Attachment } from '../kernel/mailer.ts'
import type { Recipient } from '../subscriptions/index.ts'
import type { Batch } from './batch.ts'
import type { MailRow } from './mail-row.ts'
import type { Personal } from './personal-message.ts'

const MEGABYTE = 1_000_000
const DEFAULT_LIMIT = 5 * MEGABYTE

/**
 * What each mail about an edition gets for whoever asked for its PDF: the file in their language, once in memory for all of them,
 * or a sentence that it is too large (over `settings.attachmentBytes`) or was not made in that language.
 */
export async function attachReports(
  ctx: Context,
  batch: Batch,
  rows: readonly MailRow[],
): Promise<(row: MailRow, recipient: Recipient) => Pick<Personal, 'note' | 'attachments'>> {
  const limit = ctx.settings.attachmentBytes ?? DEFAULT_LIMIT
  const wanted = new Set(rows.filter((row) => row.kind === 'edition' && batch.recipients.get(row.subscriber_id)?.attachReports))
  const seqs = [...new Set([...wanted].flatMap((row) => row.event_seq ?? []))]
  const languages = new Set([...wanted].map((row) => batch.recipients.get(row.subscriber_id)?.language))
  const files = seqs.length === 0 ? [] : await readFiles(ctx, seqs)
  const contents = new Map<string, Attachment>()
  for (const { slug, language, bytes } of files) {
    const name = `${slug}.${language}.pdf`
    if (bytes <= limit && languages.has(language))
      contents.set(name, { name, mediaType: 'application/pdf', content: await readContent(ctx, slug, language) })
  }
  return (row, recipient) => {
    if (!wanted.has(row)) return {}
    const file = files.find(({ seq, language }) => seq === row.event_seq && language === recipient.language)
    const attachment = file && contents.get(`${file.slug}.${file.language}.pdf`)
    const fate: AttachmentFate = attachment ? 'attached' : file ? 'too_large' : 'not_in_language'
    const note = attachmentNote(fate, limit / MEGABYTE, words(recipient.language))
    return { note, ...(attachment ? { attachments: [attachment] } : {}) }
  }
}

async function readFiles(ctx: Context, seqs: readonly number[]) {
  return ctx.db
    .selectFrom('edition_files as f')
    .innerJoin('editions as e', 'e.id', 'f.edition_id')
    .select(['e.event_seq as seq', 'e.slug', 'f.language', 'f.bytes'])
    .where('e.event_seq', 'in', seqs)
    .execute()
}

async function readContent(ctx: Context, slug: string, language: string): Promise<Buffer> {
  const { content } = await ctx.db
    .selectFrom('edition_files as f')
    .innerJoin('editions as e', 'e.id', 'f.edition_id')
    .select('f.content')
    .where('e.slug', '=', slug)
    .where('f.language', '=', language)
    .executeTakeFirstOrThrow()
  return content
}
