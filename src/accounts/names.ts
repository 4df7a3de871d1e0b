import { sql } from 'kysely'
import type { Transaction } from '../../db/schema.ts'
import type { ErrorKey } from '../kernel/errors.ts'
import { Invalid } from '../kernel/errors.ts'

const NAMES_LOCK = 7_318_004_218

/** Letters of other scripts that look like Latin ones. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  ...pairs('авеһіјкмнорѕтухсԁԛԝӏ', 'abehijkmhopstyxcdqwl'),
  ...pairs('αβεηικμνορτυχω', 'abenikmvoptuxw'),
  ...pairs('ıłøđħ013', 'ilodhole'),
}

function pairs(from: string, to: string): Record<string, string> {
  return Object.fromEntries(Array.from(from, (letter, index) => [letter, to[index] ?? '']))
}

/** What is left of a name when everything that a reader may overlook is taken away: width, case, accents, signs, lookalikes. */
export function nameKey(name: string): string {
  const bare = name.normalize('NFKC').toLowerCase().normalize('NFKD').replaceAll(/\p{M}/gu, '')
  const letters = bare.match(/[\p{L}\p{N}]/gu) ?? []
  return letters.map((letter) => LOOKALIKES[letter] ?? letter).join('')
}

export type Holder = 'account' | 'pseudonym' | 'organisation' | 'institution'

/**
 * Makes sure that no holder of the given kinds has a name that readers could take for this one, and that nobody takes it
 * before the transaction ends. `except` is the id of the holder who may have it. Throws Invalid (`field`, with `fault`).
 */
export async function requireFreeName(
  trx: Transaction,
  name: string,
  rule: {
    readonly unlike: readonly Holder[]
    readonly except: readonly (string | null)[]
    readonly field: string
    readonly fault: ErrorKey
  },
): Promise<void> {
  await sql`select pg_advisory_xact_lock(${NAMES_LOCK}::bigint)`.execute(trx)
  const key = nameKey(name)
  const { rows } = await sql<{ kind: Holder; id: string; name: string | null }>`
    select 'account' as kind, id, public_name as name from accounts
    union all select 'pseudonym', id, pseudonym from accounts where pseudonym is not null
    union all select 'organisation', id, unnest(former_names || array[name->>'es', name->>'en']) from organisations
    union all select 'institution', id, unnest(array[name->>'es', name->>'en']) from institutions`.execute(trx)
  const taken = rows.some((row) => rule.unlike.includes(row.kind) && !rule.except.includes(row.id) && nameKey(row.name ?? '') === key)
  if (key === '' || taken) throw new Invalid({ [rule.field]: { key: rule.fault } })
}
