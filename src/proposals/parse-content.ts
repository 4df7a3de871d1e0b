import type { ProposalKind } from '../../templates/view/proposal.ts'
import { dateIn } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { Invalid, type Fault } from '../kernel/errors.ts'
import { parse } from '../kernel/parse.ts'
import { restsOnSources } from './rests-on-sources.ts'
import { TYPED_CONTENT, type SourcesTyped } from './schemas.ts'

/** A form's fields by the schema's names; what is wrong in them is said here. */
export type TypedContent = Readonly<Record<string, unknown>> & {
  readonly evidence?: readonly string[]
  readonly newEvidence?: readonly unknown[]
}

/** Dates in the world that cannot lie ahead. */
const PAST = { position: 'statedOn', reading: 'readOn', indicator: null, milestone: null, agreement: 'signedOn', citation: null } as const

/** Parses what was typed for a kind of proposal. Throws Invalid with every fault at once: fields, a date in the future, no source. */
export function parseContent(
  ctx: Context,
  kind: ProposalKind,
  typed: TypedContent,
): { readonly fields: Readonly<Record<string, unknown>>; readonly sources: SourcesTyped } {
  const faults: Record<string, Fault> = {}
  let content: Readonly<Record<string, unknown>> = {}
  try {
    content = parse(TYPED_CONTENT[kind], typed)
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    Object.assign(faults, error.fields)
  }
  const dated = PAST[kind]
  const date = dated === null ? undefined : typed[dated]
  const today = dateIn(ctx.settings.timeZone, ctx.clock.now())
  if (dated !== null && typeof date === 'string' && date.trim() > today) faults[dated] ??= { key: 'errors.future_date' }
  const named = Object.keys(faults).some((field) => /^(newE|e)vidence/.test(field))
  const missing = named ? null : sourceFault(kind, typed)
  if (missing) faults['evidence'] = missing
  if (Object.keys(faults).length > 0) throw new Invalid(faults)
  const { evidence = [], newEvidence = [], ...fields } = content
  return { fields, sources: { evidence, newEvidence } as SourcesTyped }
}

function sourceFault(kind: ProposalKind, typed: TypedContent): Fault | null {
  if (!restsOnSources(kind)) return null
  const cited = (typed.evidence?.length ?? 0) + (typed.newEvidence?.length ?? 0)
  if (cited === 0) return { key: 'errors.evidence_missing' }
  return cited > 1 && kind !== 'agreement' ? { key: 'errors.evidence_one' } : null
}
