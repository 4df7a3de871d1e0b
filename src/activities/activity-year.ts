/** The year that an activity is counted in, and what says so: a fiscal year that the row names, else its start, else its report. */
export interface ActivityYear {
  readonly year: number
  readonly from: 'fiscal' | 'start' | 'report'
}

const FISCAL = /\b(?:FY|F\.Y\.|fiscal year|año fiscal)\s*'?(\d{4}|\d{2})\b/i
const YEAR = /(?<!\d)((?:19|20)\d{2})(?!\d)/

/** Null when the row names no year at all. Two digits: 70 to 99 are of the twentieth century. */
export function activityYear(
  texts: Readonly<Record<'program' | 'title' | 'fiscalYear' | 'report', string>>,
  startsOn: string | null,
): ActivityYear | null {
  const own = YEAR.exec(texts.fiscalYear)?.[1] ?? FISCAL.exec(texts.program)?.[1] ?? FISCAL.exec(texts.title)?.[1]
  if (own !== undefined) return { year: fullYear(own), from: 'fiscal' }
  if (startsOn !== null) return { year: Number(startsOn.slice(0, 4)), from: 'start' }
  const report = YEAR.exec(texts.report)?.[1]
  return report === undefined ? null : { year: Number(report), from: 'report' }
}

function fullYear(digits: string): number {
  const year = Number(digits)
  return digits.length === 4 ? year : year + (year < 70 ? 2000 : 1900)
}
