import type { Citation } from './citation.ts'

const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '&': '\\&',
  '%': '\\%',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}

/** As one BibTeX entry (biblatex's `online`), UTF-8, with what TeX takes for commands escaped. */
export function asBibtex(citation: Citation): string {
  const fields = [
    ['title', `{${escaped(citation.title)}}`],
    ['author', `{${escaped(citation.site)}}`],
    ['date', citation.day],
    ['year', citation.day.slice(0, 4)],
    ['url', citation.address],
    ['urldate', citation.day],
    ['langid', citation.language === 'es' ? 'spanish' : citation.language === 'en' ? 'english' : citation.language],
    ['note', escaped(citation.note)],
  ]
  const key = `vigia-${citation.code.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-${citation.day}`
  return `@online{${key},\n${fields.map(([name, value]) => `  ${name} = {${value}}`).join(',\n')}\n}\n`
}

function escaped(text: string): string {
  return text.replaceAll(/[\\{}&%$#_~^]/g, (letter) => SPECIAL[letter] ?? letter)
}
