import type { Operation } from './operation.ts'

/** A command line that asks an operation with curl. What only a reader knows stands in shell variables: `$KEY`, `$ID`, `$ETAG`, `$FILE`. */
export function codeSample(operation: Operation, base: string): string {
  const { method, example, access } = operation
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => example?.params?.[name] ?? `$${name.toUpperCase()}`)
  const address = `"${base}${path === '/' ? '' : path}${example?.query === undefined ? '' : `?${example.query}`}"`
  const parts = [
    `curl ${method === 'get' ? '' : `-X ${method.toUpperCase()} `}${address}`,
    ...(access === 'public' ? [] : ['-H "Authorization: Bearer $KEY"']),
    ...(operation.current ? [`-H "If-Match: $ETAG"`] : []),
    ...(operation.file ? ['-H "Content-Type: application/pdf"', '--data-binary "@$FILE"'] : []),
    ...(example?.body === undefined
      ? []
      : ['-H "Content-Type: application/json"', `-d '${JSON.stringify(example.body, null, 2).replaceAll("'", String.raw`'\''`)}'`]),
  ]
  return parts.join(' \\\n  ')
}
