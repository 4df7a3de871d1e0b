import type { ReplyFigures } from '../../templates/view/institution-record.ts'

export interface AnsweredInvitation {
  readonly invitedAt: Date
  /** Last day on which an answer is in time. */
  readonly deadline: string
  readonly answeredAt: Date | null
  readonly late: boolean | null
}

const DAY = 86_400_000

/** Invitations by what became of them until a day (`YYYY-MM-DD`, included), and the median of days that an answer took. */
export function replyFigures(invitations: readonly AnsweredInvitation[], today: string): ReplyFigures {
  const answered = invitations.filter(({ answeredAt }) => answeredAt !== null)
  const late = answered.filter((invitation) => invitation.late === true).length
  const missed = invitations.filter(({ answeredAt, deadline }) => answeredAt === null && deadline < today).length
  return {
    invited: invitations.length,
    inTime: answered.length - late,
    late,
    missed,
    open: invitations.length - answered.length - missed,
    medianDays: median(answered.map(({ invitedAt, answeredAt }) => ((answeredAt?.getTime() ?? 0) - invitedAt.getTime()) / DAY)),
  }
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2
}
