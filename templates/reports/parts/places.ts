import { PAGE, type Sheet } from '../document/sheet.ts'

export interface Bookmark {
  addItem(title: string, options: object): Bookmark
}

/** Names the place reached, so that links and the contents can lead to it. */
export function addPlace(sheet: Sheet, name: string): void {
  sheet.doc.addNamedDestination(name, 'XYZ', 0, Math.max(0, sheet.y - 12), null as unknown as number)
  sheet.places.set(name, sheet.page)
}

/** Adds a bookmark to the place reached, under `parent` or at the top level. */
export function addBookmark(sheet: Sheet, title: string, parent?: Bookmark): Bookmark {
  const root = sheet.doc.outline as unknown as Bookmark
  return (parent ?? root).addItem(title, { top: Math.max(0, sheet.y - 12), left: PAGE.width, zoom: 0, fit: false, expanded: !parent })
}
