import type { Transaction } from '../../db/schema.ts'
import type { ImportKind, ImportProblem, Mapping, Outcome, Said } from '../../templates/view/import.ts'
import { isDomainError } from '../kernel/errors.ts'
import { attempt } from './attempt.ts'
import { applyAgreement } from './kinds/apply-agreement.ts'
import type { Applied, ApplyContext } from './kinds/apply-context.ts'
import { applyInstitution } from './kinds/apply-institution.ts'
import { applyPosition } from './kinds/apply-position.ts'
import { applyRecommendation } from './kinds/apply-recommendation.ts'
import { applySource } from './kinds/apply-source.ts'
import { applyUpdate } from './kinds/apply-update.ts'
import type { ReadRow } from './read-row.ts'
import type { RowValues } from './row-values.ts'
import { saidOfError } from './said-of-error.ts'

export interface AppliedRow {
  readonly row: number
  readonly outcome: Outcome
  readonly subjectKind: string | null
  readonly subjectId: string | null
  readonly label: string | null
  readonly fault: Said | null
}

const APPLY: Readonly<Record<Exclude<ImportKind, 'activities'>, (context: ApplyContext, values: RowValues) => Promise<Applied>>> = {
  recommendations: applyRecommendation,
  sources: applySource,
  institutions: applyInstitution,
  agreements: applyAgreement,
  positions: applyPosition,
  updates: applyUpdate,
}

/**
 * Puts rows on the record inside the caller's transaction, each in its own savepoint: what a rule of the record or of the database
 * refuses stays out, and why is among the problems. What is no refusal (a lost connection, a defect) is thrown, and the step with it.
 */
export async function applyRows(
  kind: Exclude<ImportKind, 'activities'>,
  context: ApplyContext & { readonly author: { readonly db: Transaction } },
  mapping: Mapping,
  rows: readonly ReadRow[],
): Promise<{ readonly applied: readonly AppliedRow[]; readonly problems: readonly ImportProblem[] }> {
  const applied: AppliedRow[] = []
  const problems: ImportProblem[] = []
  const column = (field: string | undefined) => (field === undefined || field === '' ? null : (mapping[field]?.column ?? field))
  for (const { values, problems: read } of rows) {
    const fault = read.find((problem) => problem.severity === 'fault')
    if (fault) {
      applied.push(refused(values.row, fault))
      continue
    }
    const done = await attempt(context.author.db, () => APPLY[kind](context, values))
    if (done.done) {
      const { said, ...result } = done.result
      applied.push({ row: values.row, ...result, fault: null })
      for (const { field, ...rest } of said) problems.push({ row: values.row, column: column(field), ...rest })
      continue
    }
    forget(context)
    const faults = refusalOf(done.error)
    for (const { field, ...said } of faults) problems.push({ row: values.row, column: column(field), severity: 'fault', ...said })
    applied.push(refused(values.row, faults[0] ?? { key: 'imports.problem.refused' }))
  }
  for (const act of context.later.splice(0)) {
    const done = await attempt(context.author.db, act)
    if (done.done) continue
    for (const { field, ...said } of refusalOf(done.error)) problems.push({ row: null, column: column(field), severity: 'note', ...said })
  }
  return { applied, problems }
}

/** What a savepoint took back is not there any more. */
function forget({ memory }: ApplyContext): void {
  memory.evidence.clear()
  memory.institutions = null
  memory.agreements = null
}

function refused(row: number, { key, values }: Said): AppliedRow {
  const fault = { key, ...(values ? { values } : {}) }
  return { row, outcome: 'refused', subjectKind: null, subjectId: null, label: null, fault }
}

/** SQLSTATE class 23 (integrity) and 22 (data): the database itself refuses the row. Everything else is thrown. */
function refusalOf(error: unknown) {
  if (isDomainError(error)) return saidOfError(error)
  const { code, constraint } = error as { readonly code?: unknown; readonly constraint?: unknown }
  if (typeof code !== 'string' || !/^2[23]/.test(code)) throw error
  return [{ field: '', key: 'imports.problem.database', values: { rule: typeof constraint === 'string' ? constraint : code } }]
}
