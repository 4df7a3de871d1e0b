const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const GONE = '…'

/** Without mail addresses, and without who signs in where a URL says so. */
export function scrubAddresses(text: string): string {
  return text
    .replace(/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@"'<>]*@/gi, `$1${GONE}@`)
    .replace(/[^\s@/<>"'`(),;:=[\]]+@[\p{L}\p{N}][\p{L}\p{N}.-]*/gu, `${GONE}@${GONE}`)
}

/**
 * A text as a log may hold it: without mail addresses, the values of queries, what follows words such as "password" or "Bearer", and
 * anything that looks like a key (twenty letters and digits or more, mixed). UUIDs stay: they name what the record shows.
 */
export function scrub(text: string): string {
  return scrubAddresses(text)
    .replace(/\?[^\s"'<>)]*=[^\s"'<>)]*/g, `?${GONE}`)
    .replace(/\b(bearer|basic) +[^\s"',;]+/gi, `$1 ${GONE}`)
    .replace(
      /\b(password|passwd|secret|token|cookie|authorization|api[-_]?key)(["']?\s*[:=]\s*)(?:"[^"]*"?|'[^']*'?|[^\s"',;]+)/gi,
      `$1$2${GONE}`,
    )
    .replace(/[A-Za-z0-9_-]{20,}/g, (word) => (UUID.test(word) || !/\d/.test(word) || !/[A-Za-z]/.test(word) ? word : GONE))
}

/** How deep causes are followed. */
const DEPTH = 3

/**
 * An error as a log may hold it: its kind, code, message without what was typed, and where it happened. Never what hangs on it
 * besides: rows, statements, answers of a mail server, the input.
 */
export function errorForLog(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return typeof error === 'string' ? scrub(error) : { type: typeof error }
  const { code, constraint, table, routine } = error as Error & Readonly<Record<string, unknown>>
  const texts = Object.entries({ code, constraint, table, routine }).filter(([, value]) => typeof value === 'string')
  const inner = error instanceof AggregateError ? error.errors.slice(0, DEPTH) : error.cause === undefined ? [] : [error.cause]
  return {
    type: error.name,
    ...Object.fromEntries(texts),
    message: messageForLog(error, typeof code === 'string' ? code : ''),
    stack: framesOf(error),
    ...(inner.length > 0 && depth < DEPTH ? { causes: inner.map((each: unknown) => errorForLog(each, depth + 1)) } : {}),
  }
}

function messageForLog(error: Error, code: string): string {
  // What could not be read says in its message what it was.
  if (error instanceof SyntaxError) return scrub(error.message.replace(/["'`].*$/s, GONE))
  if (error.name === 'ZodError') return faultsOf(error)
  const isOfDatabase = 'severity' in error
  const quotesValues = !isOfDatabase || code.startsWith('22')
  return scrub(quotesValues ? error.message.replace(/"[^"]*"/g, `"${GONE}"`) : error.message)
}

/** Where and how something does not fit its schema, never what was there. */
function faultsOf(error: Error): string {
  const { issues } = error as Error & { readonly issues?: readonly { readonly code?: string; readonly path?: readonly PropertyKey[] }[] }
  return (issues ?? []).map(({ code, path }) => `${code ?? 'fault'} at ${scrub((path ?? []).map(String).join('.'))}`).join('; ')
}

/** The lines of the stack that name places; those before them repeat the message. */
function framesOf(error: Error): string {
  const lines = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return lines.map((line) => line.replace(/\?[^\s:)]*/g, '')).join('\n')
}
