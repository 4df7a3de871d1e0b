import type { Context } from '../kernel/context.ts'
import { Invalid, type Fault } from '../kernel/errors.ts'
import { parse } from '../kernel/parse.ts'
import { publishableFaults } from './publishable-faults.ts'
import { NewUpdate, NewUpdates, UpdateContent, type ParsedUpdateContent, type UpdateContentInput } from './schemas.ts'
import { refuseFuture } from './update-draft.ts'

/**
 * Parses the content of an update (of a new one with its subject too); with `submit`, whatever else submission would miss is named in the same answer.
 * Throws Invalid with every fault at once.
 */
export function parseUpdateContent(ctx: Context, input: UpdateContentInput, submit: boolean): ParsedUpdateContent {
  const missing = submit ? publishableFaults(typedFacts(input)) : {}
  let content: ParsedUpdateContent
  try {
    content = parse('addresseeIds' in input ? NewUpdates : 'addresseeId' in input ? NewUpdate : UpdateContent, input)
    refuseFuture(ctx, 'effectiveOn', content.effectiveOn)
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    throw new Invalid(merged(error.fields, missing))
  }
  if (Object.keys(missing).length > 0) throw new Invalid(missing)
  return content
}

/** What was typed, before any look at the database: evidence that exists counts as public here, and is checked again when stored. */
function typedFacts(input: UpdateContentInput) {
  const filled = (text: { readonly es: string; readonly en: string }) => text.es.trim() !== '' || text.en.trim() !== ''
  const shown = input.newEvidence.filter((item) => (item.sensitivity ?? 'public') === 'public')
  return {
    status: undefined,
    hasSummary: filled(input.summary),
    hasReason: filled(input.reason),
    announcementOnly: [...input.evidence, ...shown].map((item) => item.announcementOnly),
  }
}

function merged(found: Readonly<Record<string, Fault>>, missing: Readonly<Record<string, Fault>>): Readonly<Record<string, Fault>> {
  const parts = new Set(Object.keys(found).map((field) => field.split('.')[0]))
  return { ...found, ...Object.fromEntries(Object.entries(missing).filter(([field]) => !parts.has(field))) }
}
