import type { KeptForm } from '../../../templates/pages/parts/assessment-fields.ts'
import type { HiddenField } from '../../../templates/pages/parts/hidden-fields.ts'
import { keepUnfinished, type TypedFields, type Unfinished } from '../../desk/index.ts'
import type { Request } from '../environment.ts'
import type { Form } from '../form.ts'

/** What steers a form and is no part of what was typed. */
const STEERING = new Set(['action', 'kept_as'])

/** Everything that was typed, by field name. */
function typedFields(form: Form): TypedFields {
  const names = Object.keys(form.values).filter((name) => !STEERING.has(name))
  return Object.fromEntries(
    names.map((name) => {
      const all = form.all(name)
      return [name, all.length > 1 ? all : [form.values[name] ?? '']]
    }),
  )
}

/** A form as it would arrive with these fields. */
export function formOf(fields: TypedFields): Form {
  return {
    values: Object.fromEntries(Object.entries(fields).map(([name, list]) => [name, list.at(-1) ?? ''])),
    all: (name) => fields[name] ?? [],
    files: () => [],
  }
}

/** The same fields as hidden ones, each name once: where it repeats, the values stand apart by blanks. */
export function carriedFields(form: Form, changed: Readonly<Record<string, string>> = {}): readonly HiddenField[] {
  const fields = { ...Object.fromEntries(Object.entries(typedFields(form)).map(([name, list]) => [name, list.join(' ')])), ...changed }
  return Object.entries(fields).map(([name, value]) => ({ name, value }))
}

/** Keeps what was typed under the form's key, whatever becomes of it; null when it was too long. */
export async function keepForm(c: Request, key: string, form: Form): Promise<KeptForm | null> {
  const at = await keepUnfinished(c.var.ctx, { key, before: form.values['kept_as'], fields: typedFields(form) })
  return at === null ? null : { key, savedAt: at.toISOString(), takenUp: false }
}

/** What was kept earlier, as the page says it. */
export function takenUp(unfinished: Unfinished | null): KeptForm | null {
  return unfinished === null ? null : { key: unfinished.key, savedAt: unfinished.savedAt.toISOString(), takenUp: true }
}

/** The answer to the script that saves: the instant, in words; 413 when it is too long to be kept. */
export function keptAnswer(c: Request, kept: KeptForm | null): Response {
  const { words, ctx } = c.var
  if (kept === null) return c.text('', 413)
  c.header('X-Kept-As', kept.key)
  return c.text(`${words.t('workspace.kept.now')} ${words.instant(kept.savedAt, ctx.settings.timeZone, 'short')}.`)
}
