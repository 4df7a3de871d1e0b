import { z } from 'zod'
import { POSITIONS } from '../../templates/view/scales.ts'
import { calendarDate, localizedText, requiredText, someText } from '../kernel/fields.ts'

export const PositionStatement = z.object({
  position: z.string('required').min(1, 'required').pipe(z.enum(POSITIONS, 'unknown_value')),
  statedOn: calendarDate,
  statement: localizedText(5_000),
})

export const ReadingContent = z.object({
  readOn: calendarDate,
  /** As it would stand in a table: a number, a share, a fraction. */
  value: requiredText(80),
  note: localizedText(2_000),
})

export const IndicatorContent = z.object({
  title: someText(300),
  unit: someText(80),
  direction: z
    .string('required')
    .min(1, 'required')
    .pipe(z.enum(['up', 'down'], 'unknown_value')),
})

export const MilestoneContent = z.object({ dueOn: calendarDate, target: someText(300) })

export type PositionStatement = z.output<typeof PositionStatement>
export type ReadingContent = z.output<typeof ReadingContent>
export type IndicatorContent = z.output<typeof IndicatorContent>
export type MilestoneContent = z.output<typeof MilestoneContent>
