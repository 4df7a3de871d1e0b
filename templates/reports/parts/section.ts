import { COLORS } from '../../charts/tokens.ts'
import { drawRule, ensureRoom, newPage, space } from '../document/pages.ts'
import { MEASURE, PAGE, type Sheet } from '../document/sheet.ts'
import { artifact } from '../document/tags.ts'
import { flow } from '../text/flow.ts'
import { plain } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { addBookmark, addPlace, type Bookmark } from './places.ts'

export interface SectionOptions {
  readonly newPage?: boolean
  /** Points that must be free for the headline and what it may not be parted from. */
  readonly room?: number
}

/** Begins a section of the report: rule, headline, bookmark, and the place that the contents lead to. */
export function beginSection(sheet: Sheet, place: string, title: string, options: SectionOptions = {}): Bookmark {
  if (options.newPage && sheet.y > PAGE.top) newPage(sheet)
  space(sheet, 26)
  ensureRoom(sheet, Math.min(options.room ?? 150, PAGE.bottom - PAGE.top))
  artifact(sheet, 'Layout', () => drawRule(sheet, PAGE.left, sheet.y, MEASURE, COLORS.ink, 1))
  addPlace(sheet, place)
  const bookmark = addBookmark(sheet, title)
  sheet.y += 8
  flow(sheet, plain(title), STYLES.section, { role: 'H2', after: 8 })
  return bookmark
}

/** A small heading inside a recommendation's block, kept with the first `room` points of what follows it. */
export function subheading(sheet: Sheet, title: string, room = 50): void {
  space(sheet, 10)
  ensureRoom(sheet, STYLES.subheading.leading + 3 + Math.min(room, (PAGE.bottom - PAGE.top) / 2))
  flow(sheet, plain(title), STYLES.subheading, { role: 'H4', after: 3 })
}
