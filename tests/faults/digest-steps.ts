import { MOMENTS, type KillPoint } from './kill-switch.ts'

/** The steps of a digest on the side of the database, each by a statement that only it sends. */
export const DIGEST_STATEMENTS = {
  'run opened': /^insert into "digest_runs"/,
  'mails written': /insert into mails /,
  'job taken': /state = 'active'.*SKIP LOCKED|SKIP LOCKED.*state = 'active'/is,
  'leases checked': /^update "mails" set "state" = \$1, "claimed_by" = \$2, "lease_until" = \$3 where "state" = \$4 and "lease_until"/,
  'mails claimed': /^with "due" as/,
  'addresses read': /from "subscribers" where "id" in/,
  'mails marked': /^update "mails" set "state" = \$1, "finished_at" = \$2/,
  committed: /^commit/i,
} as const
export type DigestStep = keyof typeof DIGEST_STATEMENTS

/** What happens at the mail server: the first bytes of a message are there, its last are, its yes went out. */
export const SERVER_MOMENTS = ['in DATA', 'taken, before the yes', 'after the yes'] as const
export type ServerMoment = (typeof SERVER_MOMENTS)[number]

/** Where one process ends: at a statement of its own, or when the server has got so far for the n-th time. */
export type DigestKill =
  | { readonly kind: 'statement'; readonly point: KillPoint<DigestStep> }
  | { readonly kind: 'server'; readonly moment: ServerMoment; readonly nth: number }

const STEPS = Object.keys(DIGEST_STATEMENTS) as readonly DigestStep[]

/** So many ends, always the same: by turns at a step, at the server, where mails are marked. */
export function digestKills(count: number): readonly DigestKill[] {
  return Array.from({ length: count }, (_, place) => {
    const turn = Math.floor(place / 3)
    const moment = MOMENTS[turn % MOMENTS.length] ?? 'before'
    if (place % 3 === 0)
      return {
        kind: 'statement',
        point: { nth: 1 + (Math.floor(turn / STEPS.length) % 3), step: STEPS[turn % STEPS.length] ?? 'committed', moment },
      }
    if (place % 3 === 1)
      return { kind: 'server', moment: SERVER_MOMENTS[turn % SERVER_MOMENTS.length] ?? 'in DATA', nth: 1 + ((turn * 5) % 14) }
    return { kind: 'statement', point: { nth: 1 + ((turn * 3) % 7), step: 'mails marked', moment } }
  })
}
