import { words as wordsOf } from '../i18n/index.ts'
import type { ReportSnapshot } from '../view/edition.ts'
import type { Language } from '../view/text.ts'
import { openDocument } from './document/open-document.ts'
import { drawChanges } from './parts/changes.ts'
import { reserveContents } from './parts/contents.ts'
import { drawCover } from './parts/cover.ts'
import { drawKeyFigures } from './parts/key-figures.ts'
import { drawMethod } from './parts/method.ts'
import { drawRecommendations } from './parts/recommendations.ts'
import { drawRegister } from './parts/register.ts'
import { drawThemes } from './parts/themes.ts'
import { drawVerify } from './parts/verify.ts'

/** Which layout this is. Any change of the bytes that a stored snapshot gives is a further one. */
export const LAYOUT = 'vigia-report-layout/2'

/**
 * The status report of an edition as a PDF that is accessible (PDF/UA-1) and archivable (PDF/A-3a), its data attached.
 * A pure function: the same snapshot and language give the same bytes, on any day and in any time zone.
 * Throws on a language without words.
 */
export async function renderStatusReport(snapshot: ReportSnapshot, language: Language): Promise<{ bytes: Uint8Array; pages: number }> {
  const document = openDocument(snapshot, wordsOf(language))
  const { sheet } = document
  drawCover(sheet, snapshot)
  const contents = reserveContents(sheet, snapshot)
  await drawKeyFigures(sheet, snapshot)
  await drawThemes(sheet, snapshot)
  await drawChanges(sheet, snapshot)
  await drawRegister(sheet, snapshot)
  await drawRecommendations(sheet, snapshot)
  await drawMethod(sheet)
  drawVerify(sheet, snapshot)
  contents.complete()
  return { bytes: await document.close(), pages: sheet.page }
}
