import { Environment, SECRETS } from './environment.ts'

type Present = Readonly<Record<string, string>>

/** Variables that are set together or not at all. */
const TOGETHER: readonly (readonly string[])[] = [
  ['MAIL_DKIM_DOMAIN', 'MAIL_DKIM_SELECTOR', 'MAIL_DKIM_KEY_FILE'],
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
]

/** What is wrong between variables, in words without any value of theirs: what belongs together, names that look misspelt. */
export function findConfigFaults(present: Present): readonly string[] {
  const has = (name: string) => present[name] !== undefined
  return [
    ...TOGETHER.filter((names) => names.some(has) && !names.every(has)).map(
      (names) => `${names.filter((name) => !has(name)).join(', ')}: missing; ${names.join(', ')} belong together, all of them or none`,
    ),
    ...['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY']
      .filter((name) => has('S3_BUCKET') && !has(name))
      .map((name) => `${name}: S3_BUCKET needs it`),
    ...['PURGE_METHOD', 'PURGE_TOKEN'].filter((name) => has(name) && !has('PURGE_URLS')).map((name) => `PURGE_URLS: ${name} needs it`),
    ...(has('MIGRATION_DATABASE_URL') && !has('DATABASE_URL')
      ? ['DATABASE_URL: MIGRATION_DATABASE_URL needs it beside it, the role that the service runs as']
      : []),
    ...(['web', 'worker'].includes(present['MODE'] ?? '') && !has('DATABASE_URL')
      ? [`MODE: ${present['MODE']} needs DATABASE_URL; the embedded database belongs to one process, which does everything`]
      : []),
    ...misspelt(present),
  ]
}

function misspelt(present: Present): readonly string[] {
  const known = [...Object.keys(Environment.shape), ...SECRETS.map((name) => `${name}_FILE`)]
  return Object.keys(present).flatMap((name) => {
    if (known.includes(name)) return []
    const meant = known.find((other) => looksLike(name, other))
    return meant === undefined ? [] : [`${name}: is not read; is ${meant} meant?`]
  })
}

/** One slip in a short name, two in a long one. Short names of other programs are too near to ours (HOST and HOME) to be told apart. */
function looksLike(name: string, other: string): boolean {
  const slips = other.length < 7 ? 0 : other.length < 11 ? 1 : 2
  if (Math.abs(name.length - other.length) > slips) return false
  return slips > 0 && distance(name.toUpperCase().replaceAll('-', '_'), other) <= slips
}

/** Letters added, left out, replaced, or swapped with their neighbour (optimal string alignment). */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (__, j) => (i === 0 ? j : j === 0 ? i : 0)),
  )
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, at(i - 2, j - 2) + 1)
      const row = rows[i]
      if (row) row[j] = least
    }
  }
  return at(a.length, b.length)
}
