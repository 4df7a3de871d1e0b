export { CalendarFilter } from './calendar-filter.ts'
export { calendarState } from './calendar-state.ts'
export { readCalendar } from './read-calendar.ts'
