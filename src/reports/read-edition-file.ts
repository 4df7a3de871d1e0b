import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'

export interface EditionFile {
  readonly content: Buffer
  readonly mediaType: string
  readonly sha256: string
  readonly issuedAt: Date
}

/** The stored PDF of an edition in a language. Throws NotFound. */
export async function readEditionFile(ctx: Context, slug: string, language: string): Promise<EditionFile> {
  const row = await ctx.db
    .selectFrom('edition_files as f')
    .innerJoin('editions as e', 'e.id', 'f.edition_id')
    .select(['f.content', 'f.media_type', 'f.sha256', 'e.issued_at'])
    .where('e.slug', '=', slug)
    .where('f.language', '=', language)
    .executeTakeFirst()
  if (!row) throw new NotFound('edition file')
  return { content: row.content, mediaType: row.media_type, sha256: row.sha256, issuedAt: row.issued_at }
}
