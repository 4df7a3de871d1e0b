import type { z } from 'zod'
import type { Context } from '../kernel/context.ts'
import type { Permission } from '../kernel/permissions.ts'
import type { Language } from '../../templates/view/text.ts'

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

/** Chapters of the documentation, in its order. */
export const TAGS = [
  'start',
  'record',
  'catalogue',
  'history',
  'reports',
  'me',
  'updates',
  'evidence',
  'proposals',
  'webhooks',
  'operation',
] as const
export type Tag = (typeof TAGS)[number]

/** What a handler is given: everything parsed and checked. */
export interface Asked<Query, Params, Body> {
  readonly ctx: Context
  /** Of the messages; bodies are the same in every language. */
  readonly language: Language
  readonly query: Query
  readonly params: Params
  readonly body: Body
  /** Everything strictly before counts; null: now. */
  readonly asOf: Date | null
  /** What a parameter other than `as_of` says of an instant, as `as_of` would. Throws Invalid under its name. */
  readonly boundOf: (parameter: string, value: string | undefined) => Date | null
  /** The version that If-Match named; 0 where the operation asks for none. */
  readonly version: number
  /** The network address that the request came from, as far as it can be trusted. */
  readonly clientAddress: string
  /** What counters of clients are keyed with. */
  readonly secret: string
}

export interface Answer {
  readonly status?: number
  /** Undefined: no body. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** Cursor of the next page; undefined where there are no pages. */
  readonly next?: string | null
  /** Of what can be edited: its entity tag. */
  readonly version?: number
}

/** A file as a request body: bytes of one of these media types. */
export interface FileBody {
  readonly mediaTypes: readonly string[]
}

export interface OperationOf<Query, Params, Body> {
  /** `operationId`; `api.op.<id>` says what it does. */
  readonly id: string
  readonly method: Method
  /** Beneath `/api/v1`, parameters in braces. */
  readonly path: string
  readonly tag: Tag
  /** `public`: for anybody. Else whoever has a key; a permission is what the key needs besides. */
  readonly access: 'public' | 'key' | Permission
  readonly query?: z.ZodType<Query> & { readonly shape: Readonly<Record<string, z.ZodType>> }
  readonly params?: z.ZodType<Params> & { readonly shape: Readonly<Record<string, z.ZodType>> }
  readonly body?: z.ZodType<Body>
  readonly file?: FileBody
  /** The request may come without a body, which then counts as an empty object. */
  readonly emptyBody?: boolean
  /** Any Content-Type is read as JSON, as it was before there was a document. */
  readonly anyType?: boolean
  /** The one answer of success; null: no body. */
  readonly answer: { readonly status: number; readonly shape: z.ZodType | null; readonly headers?: readonly string[] }
  /** It can be asked as of an instant. */
  readonly travels?: boolean
  /** It is a list of these, in pages; `fields` chooses among their properties. */
  readonly list?: z.ZodObject
  /** Needs If-Match: what the version is now. Throws NotFound, Forbidden. */
  readonly current?: (asked: { readonly ctx: Context; readonly params: Params }) => Promise<number>
  /** Statuses of problems besides those that every operation may answer. */
  readonly problems?: readonly number[]
  /** False: it cannot run inside a transaction with the stored answer of its Idempotency-Key. */
  readonly transactional?: boolean
  /** What the documentation asks it with. */
  readonly example?: { readonly params?: Readonly<Record<string, string>>; readonly query?: string; readonly body?: unknown }
  readonly handle: (asked: Asked<Query, Params, Body>) => Promise<Answer>
}

export type Operation = OperationOf<never, never, never>

/** An operation with the types of its parts checked against its handler. */
export function operation<Query = unknown, Params = unknown, Body = unknown>(given: OperationOf<Query, Params, Body>): Operation {
  return given as unknown as Operation
}
