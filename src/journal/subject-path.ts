import type { JournalSubject } from '../../templates/view/journal.ts'

/** What decides whether something has a page. */
export interface SubjectState {
  readonly subject_id: string
  readonly schedule: string | null
  readonly update_state: 'draft' | 'submitted' | 'returned' | 'published' | null
  readonly evidence_public: boolean
  readonly webhook: string | null
  readonly import: string | null
}

/**
 * The page of what an act was done to, for an administrator: below the language, or a permanent address (`/id/…`). Null: it has
 * none, is gone, or is somebody's draft.
 */
export function subjectPath(subject: JournalSubject, state: SubjectState): string | null {
  const id = state.subject_id
  switch (subject) {
    case 'account':
      return `/workspace/people/${id}`
    case 'organisation':
      return `/workspace/people/organisations/${id}`
    case 'proposal':
      return `/workspace/proposals/${id}`
    case 'institution':
    case 'source':
    case 'addressee':
      return `/id/${subject}/${id}`
    case 'schedule':
      return state.schedule === null ? null : `/workspace/schedules/${state.schedule}`
    case 'update':
      return updatePath(state)
    case 'evidence':
      return state.evidence_public ? `/id/evidence/${id}` : null
    case 'webhook':
      return state.webhook === null ? null : `/workspace/webhooks/${id}`
    case 'import':
      return state.import === null ? null : `/workspace/imports/${id}`
    case 'baseline':
    case 'invitation':
    case 'api_key':
    case 'file':
      return null
  }
}

function updatePath({ subject_id: id, update_state: state }: SubjectState): string | null {
  if (state === 'published') return `/id/update/${id}`
  return state === 'submitted' ? `/workspace/updates/${id}` : null
}
