/** The fields that the form with this button, or with any when none is named, would send from a page without scripts. */
export function hiddenFields(page: string, action: RegExp): Record<string, string[]> {
  const form = [...page.matchAll(/<form[^>]*action="([^"]+)"[^>]*>([\s\S]*?)<\/form>/g)].find(([, to = '']) => action.test(unescaped(to)))
  const fields: Record<string, string[]> = {}
  for (const [, name = '', value = ''] of (form?.[2] ?? '').matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)) {
    ;(fields[unescaped(name)] ??= []).push(unescaped(value))
  }
  return fields
}

export function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
}
