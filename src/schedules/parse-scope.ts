import type { ReportScope } from '../../templates/view/edition.ts'
import type { Context } from '../kernel/context.ts'
import { Invalid, RuleBroken } from '../kernel/errors.ts'
import { parse } from '../kernel/parse.ts'
import { canonicalQuery, ListFilter, readScope, type ParsedListFilter } from '../recommendations/index.ts'

const FILTERS: readonly string[] = Object.keys(ListFilter.shape)

/**
 * The filters that a query string of the list, or a pasted address of it, stands for, with the names of what they name.
 * Throws RuleBroken (field `scope`): another page's address, a parameter that is no filter or comes twice, a value that none takes,
 * a theme or institution that is not on record.
 */
export async function parseScope(ctx: Context, typed: string): Promise<{ readonly filter: ParsedListFilter; readonly scope: ReportScope }> {
  const given = new URLSearchParams(queryOf(ctx, typed.trim()))
  for (const name of new Set(given.keys())) {
    if (!FILTERS.includes(name)) throw broken('scope_no_filter', { name })
    if (given.getAll(name).length > 1) throw broken('scope_twice', { name })
  }
  const filter = parsed(Object.fromEntries(given))
  const read = await readScope(ctx, canonicalQuery(filter))
  const unknown = read.scope.filters.find(({ name, label }) => ['theme', 'institution', 'recommendation'].includes(name) && label === null)
  if (unknown) throw broken('scope_unknown', { value: unknown.value })
  return read
}

function queryOf(ctx: Context, typed: string): string {
  if (!/^(https?:|\/)/i.test(typed)) return typed.replace(/^\?/, '')
  const own = new URL(ctx.settings.publicUrl)
  const url = URL.canParse(typed, own) ? new URL(typed, own) : null
  if (url?.host !== own.host || !/^\/[a-z]+\/recommendations\/?$/.test(url.pathname)) throw broken('scope_not_list')
  return url.search.slice(1)
}

function parsed(given: Readonly<Record<string, string>>): ParsedListFilter {
  try {
    return parse(ListFilter, given)
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    const [[name, fault]] = Object.entries(error.fields) as [[string, Invalid['fields'][string]]]
    throw fault.key === 'errors.control_characters' ? new RuleBroken(fault, 'scope') : broken('scope_value', { name })
  }
}

function broken(reason: 'scope_no_filter' | 'scope_twice' | 'scope_unknown' | 'scope_not_list' | 'scope_value', values = {}): RuleBroken {
  return new RuleBroken({ key: `errors.${reason}`, values }, 'scope')
}
