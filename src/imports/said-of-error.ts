import { Conflict, Forbidden, Invalid, NotFound, RuleBroken, type DomainError } from '../kernel/errors.ts'

/** The faults of a refused row by the record's fields (`effective_on`); the first stands for the row. */
export function saidOfError(
  error: DomainError,
): readonly { readonly field: string; readonly key: string; readonly values?: Readonly<Record<string, string | number>> }[] {
  if (error instanceof Invalid) return Object.entries(error.fields).map(([name, fault]) => ({ field: fieldName(name), ...fault }))
  if (error instanceof RuleBroken) return [{ field: fieldName(error.field ?? ''), ...error.fault }]
  if (error instanceof Forbidden) return [{ field: '', ...error.fault }]
  if (error instanceof Conflict) return [{ field: '', key: 'errors.import_moved_on' }]
  if (error instanceof NotFound) return [{ field: '', key: 'errors.not_found' }]
  return []
}

/** What the verbs call a field, as the fields of an import are called. */
function fieldName(name: string): string {
  const [first = '', second = '', third = ''] = name.split('.')
  const snake = (text: string) => text.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  if (first === 'newEvidence') return third === '' ? 'evidence_title' : `evidence_${snake(third)}`
  if (first === 'evidence') return 'evidence_title'
  if (first === 'quotes') return third === 'source' ? 'sources' : 'quotes'
  if (first === 'type') return 'agreement_type'
  const own = snake(first)
  if (['title', 'statement', 'summary', 'reason', 'name'].includes(own)) return `${own}_${second === 'en' ? 'en' : 'es'}`
  return own
}
