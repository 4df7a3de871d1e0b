/** What one row brings, by field: a list for fields that hold several. What is empty is absent. */
export interface RowValues {
  readonly row: number
  text(name: string): string
  list(name: string): readonly string[]
  /** Texts in Spanish and English, either of which may be empty. */
  localized(name: string): { readonly es: string; readonly en: string }
  has(name: string): boolean
}

/** Wraps the values of a row. */
export function rowValues(row: number, values: ReadonlyMap<string, string | readonly string[]>): RowValues {
  const text = (name: string) => {
    const value = values.get(name) ?? ''
    return typeof value === 'string' ? value : value.join('\n')
  }
  return {
    row,
    text,
    list(name) {
      const value = values.get(name) ?? []
      return typeof value === 'string' ? [value] : value
    },
    localized: (name) => ({ es: text(`${name}_es`), en: text(`${name}_en`) }),
    has: (name) => values.has(name),
  }
}
