import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { z } from 'zod'
import { camelCase, Refused, renamed, type Operation } from '../../api/index.ts'
import { Invalid, NotFound, type Fault } from '../../kernel/errors.ts'
import { parse } from '../../kernel/parse.ts'
import { InvalidParameter } from './api-problem.ts'
import { hasTag } from '../caching/conditional.ts'
import type { Request } from '../environment.ts'

const JSON_BYTES = 1024 * 1024
const PROBLEM = 'application/problem+json'

/** The client takes what it is going to get: JSON (RFC 9110 section 12.5.1). Throws Refused. */
export function requireAcceptable(c: Request): void {
  const accepted = c.req.header('accept')
  if (accepted === undefined || accepted.trim() === '') return
  const fits = accepted.split(',').some((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
    const quality = parameters.find((parameter) => parameter.startsWith('q='))
    return (
      ['*/*', 'application/*', 'application/json', PROBLEM].includes(type) && !(quality !== undefined && Number(quality.slice(2)) === 0)
    )
  })
  if (!fits) throw new Refused('not-acceptable')
}

/** The query of a request by the operation's schema. Throws Invalid, by parameter: one that is unknown, twice there, or wrong. */
export function readQuery(c: Request, operation: Operation): Record<string, unknown> {
  const shape: Readonly<Record<string, unknown>> = operation.query?.shape ?? {}
  const sent = new URL(c.req.url).searchParams
  const faults: Record<string, Fault> = {}
  const values: Record<string, string> = {}
  for (const [name, value] of sent) {
    if (!(name in shape) && !(operation.travels && name === 'as_of')) faults[name.slice(0, 100)] = { key: 'errors.parameter_unknown' }
    else if (name in values) faults[name] = { key: 'errors.parameter_twice' }
    values[name] = value
  }
  if (Object.keys(faults).length > 0) throw new InvalidParameter(faults)
  if (!operation.query) return {}
  try {
    return parse(operation.query as unknown as z.ZodType<Record<string, unknown>>, values)
  } catch (error) {
    throw error instanceof Invalid ? new InvalidParameter(error.fields) : error
  }
}

/** The parts of the path by the operation's schema. Throws NotFound: what cannot be a name is the name of nothing. */
export function readParams(c: Request, operation: Operation): unknown {
  const values = c.req.param() as Readonly<Record<string, string>>
  if (Object.values(values).some((value) => value.includes('\0') || !value.isWellFormed())) throw new NotFound('path')
  const parsed = (operation.params as unknown as z.ZodType | undefined)?.safeParse(values)
  if (parsed && !parsed.success) throw new NotFound('path')
  return parsed?.data ?? {}
}

/** The bytes of a body, within the limit: refused by its announced length, else while it arrives. Throws Refused. */
async function readBytes(c: Request, limit: number): Promise<Uint8Array> {
  const refuse = () => {
    throw new HTTPException(413)
  }
  let bytes = new Uint8Array()
  await bodyLimit({ maxSize: limit, onError: refuse })(c, async () => {
    bytes = new Uint8Array(await c.req.arrayBuffer())
  })
  return bytes
}

/** What a body says, by the operation's schema; `effective_on` and `effectiveOn` are the same. Throws Invalid, Refused, HTTPException. */
export async function readBody(c: Request, operation: Operation): Promise<{ readonly bytes: Uint8Array; readonly body: unknown }> {
  if (!operation.body && !operation.file) return { bytes: new Uint8Array(), body: undefined }
  if (!['', 'identity'].includes((c.req.header('content-encoding') ?? '').trim().toLowerCase())) throw new Refused('media-type-unsupported')
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (operation.file) {
    if (type !== 'application/octet-stream' && !operation.file.mediaTypes.includes(type)) throw new Refused('media-type-unsupported')
    return { bytes: await readBytes(c, c.var.ctx.files.limits.bytes), body: undefined }
  }
  const bytes = await readBytes(c, JSON_BYTES)
  const empty = operation.emptyBody === true && bytes.length === 0
  if (!empty && operation.anyType !== true && type !== 'application/json') throw new Refused('media-type-unsupported')
  const sent = empty ? {} : jsonOf(bytes)
  c.set('apiBody', sent)
  const fault = unstorable(sent, '')
  if (fault !== null) throw new Invalid({ [fault]: { key: 'errors.control_characters' } })
  return { bytes, body: parse(operation.body as unknown as z.ZodType, renamed(sent, camelCase)) }
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown
  } catch {
    throw new Refused('malformed')
  }
}

const DEEPEST = 20

/** The path of a text that no record can hold (U+0000, half a surrogate pair), or of what is nested too deep; null: none. */
function unstorable(value: unknown, path: string, depth = 0): string | null {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? path : null
  if (typeof value !== 'object' || value === null) return null
  if (depth > DEEPEST) return path
  for (const [name, item] of Object.entries(value)) {
    const within = path === '' ? name : `${path}.${name}`
    const fault = name.includes('\0') || !name.isWellFormed() ? path : unstorable(item, within, depth + 1)
    if (fault !== null) return fault
  }
  return null
}

/** The entity tag of a version of something that can be edited. */
export function versionTag(version: number): string {
  return `"${version}"`
}

/** The current version, when If-Match names it. Throws Refused: 428 without If-Match, 412 when it names another. */
export function requireVersion(c: Request, current: number): number {
  const tags = c.req.header('if-match')
  if (tags === undefined) throw new Refused('version-missing')
  if (tags.trim() !== '*' && !strongTags(tags).some((tag) => hasTag(tag, versionTag(current)))) throw new Refused('version-outdated')
  return current
}

/** Weak tags never match here (RFC 9110 section 13.1.1). */
function strongTags(tags: string): readonly string[] {
  return tags
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => !tag.startsWith('W/'))
}
