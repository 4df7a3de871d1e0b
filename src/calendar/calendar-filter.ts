import { z } from 'zod'
import { ListFilter } from '../recommendations/index.ts'

const { shape } = ListFilter

/** The filters of a calendar as they stand in its address: the list's. Each name that is none of them is a fault. */
export const CalendarFilter = z.looseObject(shape).superRefine((given, context) => {
  for (const name of Object.keys(given)) {
    if (!(name in shape)) context.addIssue({ code: 'custom', path: [name], message: 'filter_name_unknown' })
  }
})
export type ParsedCalendarFilter = Pick<z.output<typeof CalendarFilter>, keyof typeof shape>
