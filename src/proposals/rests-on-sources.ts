import type { ProposalKind } from '../../templates/view/proposal.ts'

/** Whether what is proposed needs a source: a measure that is aimed at has none, and a citation is of the record's own data. */
export function restsOnSources(kind: ProposalKind): boolean {
  return kind !== 'indicator' && kind !== 'milestone' && kind !== 'citation'
}
