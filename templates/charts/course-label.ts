import type { Words } from '../i18n/index.ts'
import type { StandingCourse } from '../view/institution-record.ts'

/** What a point of a course is called: its month, quarter or year, and of the last one its day. */
export function courseLabel({ step, points }: StandingCourse, index: number, words: Words, style: 'long' | 'short'): string {
  const day = points[index]?.day ?? ''
  if (index === points.length - 1) return words.date(day, style)
  if (step === 'month') return words.date(day.slice(0, 7), style)
  const year = day.slice(0, 4)
  return step === 'year' ? year : words.t('record.place.quarter', { n: Math.ceil(Number(day.slice(5, 7)) / 3), year })
}
