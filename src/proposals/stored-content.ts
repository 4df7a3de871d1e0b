import type { ProposalKindColumn } from '../../db/schema/proposals.ts'
import { parse } from '../kernel/parse.ts'
import { STORED_CONTENT, type StoredContent } from './schemas.ts'

/** The content of a proposal that waits, as the database holds it, checked against its kind. Throws Invalid. */
export function storedContent(row: { readonly kind: ProposalKindColumn; readonly content: unknown }): StoredContent {
  switch (row.kind) {
    case 'position':
      return { kind: row.kind, content: parse(STORED_CONTENT.position, row.content) }
    case 'reading':
      return { kind: row.kind, content: parse(STORED_CONTENT.reading, row.content) }
    case 'indicator':
      return { kind: row.kind, content: parse(STORED_CONTENT.indicator, row.content) }
    case 'milestone':
      return { kind: row.kind, content: parse(STORED_CONTENT.milestone, row.content) }
    case 'agreement':
      return { kind: row.kind, content: parse(STORED_CONTENT.agreement, row.content) }
    case 'citation':
      return { kind: row.kind, content: parse(STORED_CONTENT.citation, row.content) }
  }
}
