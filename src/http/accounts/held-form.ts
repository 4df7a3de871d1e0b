import { LANGUAGES } from '../../../templates/i18n/index.ts'
import { HELD_PREFIX, type HeldForm } from '../../../templates/pages/parts/held-form.ts'
import type { Request } from '../environment.ts'
import type { Form } from '../form.ts'

/** The form that a refused request was to deliver, without passwords and codes. Null when it brought none, or none that can be read. */
export async function formOfRequest(c: Request): Promise<HeldForm | null> {
  const url = new URL(c.req.url)
  const to = ownPathOf(c, url.pathname + url.search)
  if (c.req.method !== 'POST' || to === null) return null
  const body = await c.req.parseBody({ all: true }).catch(() => null)
  if (body === null) return null
  const entries = Object.entries(body).flatMap(([name, value]) => [value].flat().map((item) => [name, item] as const))
  const fields = entries.flatMap(([name, item]) => (typeof item === 'string' && !isSecret(name) ? [[name, item] as const] : []))
  const files = entries.flatMap(([, item]) => (typeof item === 'string' || item.size === 0 ? [] : [item.name]))
  return fields.length + files.length === 0 ? null : { to, fields, files }
}

/** The form that a sign-in form carries. Null when it carries none, or one for anywhere but the workspace. */
export function carriedForm(c: Request, form: Form): HeldForm | null {
  const to = workspacePath(c, form.values['held_to'])
  if (to === null) return null
  const names = Object.keys(form.values).filter((name) => name.startsWith(HELD_PREFIX))
  const fields = names.flatMap((name) => form.all(name).map((value) => [name.slice(HELD_PREFIX.length), value] as const))
  return { to, fields, files: form.all('held_file') }
}

/** Whether a form was sent to the workspace: such a one goes on after a sign-in. */
export function isWorkspaceForm({ to }: HeldForm): boolean {
  const [, , section] = to.split(/[/?]/)
  return section === 'workspace'
}

/** A path of this site with its query, and nothing else. Null for anything that leads elsewhere. */
export function ownPathOf(c: Request, path: string | undefined): string | null {
  if (path === undefined || !/^\/(?![/\\])/.test(path)) return null
  const { publicUrl } = c.var.ctx.settings
  if (!URL.canParse(path, publicUrl)) return null
  const url = new URL(path, publicUrl)
  return url.origin === new URL(publicUrl).origin ? url.pathname + url.search : null
}

function workspacePath(c: Request, path: string | undefined): string | null {
  const own = ownPathOf(c, path)
  const [, language, section] = (own ?? '').split(/[/?]/)
  return LANGUAGES.some((known) => known === language) && section === 'workspace' ? own : null
}

function isSecret(name: string): boolean {
  return name.includes('password') || name === 'code'
}
