import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../templates/i18n/index.ts'

const folder = join(import.meta.dirname, '../../templates/i18n')
const [model = 'es', ...others] = LANGUAGES

describe.each(others)('%s has what Spanish has', (language) => {
  it('the same files', () => {
    expect(readdirSync(join(folder, language)).toSorted()).toEqual(readdirSync(join(folder, model)).toSorted())
  })

  it.each(readdirSync(join(folder, model)))('%s: the same keys, with the same values to fill in', (file) => {
    expect(argumentsByKey(language, file)).toEqual(argumentsByKey(model, file))
  })
})

function argumentsByKey(language: string, file: string): Record<string, string[]> {
  const messages = JSON.parse(readFileSync(join(folder, language, file), 'utf8')) as Record<string, string>
  return Object.fromEntries(Object.entries(messages).map(([key, text]) => [key, argumentsOf(text, language)]))
}

/** Names of the values that are shown. One that only picks a plural or a variant may serve one language and not another. */
function argumentsOf(text: string, language: string): string[] {
  const names = new Set<string>()
  collect(new IntlMessageFormat(text, language).getAst() as readonly AstNode[], null, names)
  return [...names].toSorted()
}

const POUND = 7

function collect(nodes: readonly AstNode[], plural: string | null, names: Set<string>): void {
  for (const node of nodes) {
    if (node.type >= 1 && node.type <= 4) names.add(node.value)
    else if (node.type === POUND && plural !== null) names.add(plural)
    for (const option of Object.values(node.options ?? {})) collect(option.value, node.value, names)
  }
}

interface AstNode {
  readonly type: number
  readonly value: string
  readonly options?: Readonly<Record<string, { readonly value: readonly AstNode[] }>>
}
