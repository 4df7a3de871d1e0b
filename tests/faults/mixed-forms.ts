import { unescaped } from '../support/posted-form.ts'

/** What a browser without scripts would send of the form whose action matches, as it stands: every named field with its value. */
export function fieldsOfForm(page: string, action: RegExp): Record<string, string> | null {
  for (const [, head = '', body = ''] of page.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)) {
    const to = unescaped(/action="([^"]*)"/.exec(head)?.[1] ?? '')
    if (action.test(to)) return fieldsIn(body)
  }
  return null
}

function fieldsIn(body: string): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [tag] of body.matchAll(/<input[^>]*>/g)) {
    const { name, value = '', type = 'text' } = attributes(tag)
    const chosen = type === 'radio' || type === 'checkbox'
    if (name !== undefined && type !== 'submit' && type !== 'file' && (!chosen || / checked/.test(tag)))
      fields[name] = chosen ? value || 'on' : value
  }
  for (const [, head = '', text = ''] of body.matchAll(/<textarea([^>]*)>([\s\S]*?)<\/textarea>/g)) {
    const { name } = attributes(head)
    if (name !== undefined) fields[name] = unescaped(text)
  }
  for (const [, head = '', options = ''] of body.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)) {
    const { name } = attributes(head)
    const all = [...options.matchAll(/<option[^>]*>/g)].map(([tag]) => tag)
    const option = all.find((tag) => / selected/.test(tag)) ?? all[0]
    if (name !== undefined && option !== undefined) fields[name] = attributes(option)['value'] ?? ''
  }
  return fields
}

function attributes(tag: string): Record<string, string> {
  return Object.fromEntries([...tag.matchAll(/([a-z-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, unescaped(value)]))
}
