const ES = ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre', 'noviembre', 'diciembre']
const EN = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']
const MONTHS = new Map<string, number>([
  ['setiembre', 9],
  ['set', 9],
  ['sept', 9],
])
for (const names of [ES, EN]) {
  for (const [index, name] of names.entries()) {
    MONTHS.set(name, index + 1)
    MONTHS.set(name.slice(0, 3), index + 1)
  }
}

/** A regular expression's alternatives for every month name, longest first. */
export const MONTH_NAMES = [...MONTHS.keys()].toSorted((a, b) => b.length - a.length).join('|')

/** 1 to 12 by a Spanish or English name or its abbreviation; undefined for anything else. */
export function monthNumber(name: string): number | undefined {
  return MONTHS.get(name.toLowerCase().replace(/\.$/, ''))
}
