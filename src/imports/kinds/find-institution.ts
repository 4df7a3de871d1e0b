import { fold } from '../fold.ts'
import type { ApplyContext } from './apply-context.ts'

/** The slug of an institution by its slug or by its name in any language; null when none has it. */
export async function findInstitution({ author, memory }: ApplyContext, text: string): Promise<string | null> {
  memory.institutions ??= named(await author.db.selectFrom('institutions').select(['slug', 'name']).orderBy('slug', 'desc').execute())
  return memory.institutions.get(fold(text)) ?? null
}

/** The same of a theme. */
export async function findTheme({ author, memory }: ApplyContext, text: string): Promise<string | null> {
  memory.themes ??= named(await author.db.selectFrom('themes').select(['slug', 'name']).orderBy('slug', 'desc').execute())
  return memory.themes.get(fold(text)) ?? null
}

function named(rows: readonly { readonly slug: string; readonly name: Readonly<Record<string, string>> }[]): ReadonlyMap<string, string> {
  const names = rows.flatMap(({ slug, name }) => Object.values(name).map((body) => [fold(body), slug] as const))
  return new Map([...names, ...rows.map(({ slug }) => [fold(slug), slug] as const)])
}
