import { words as wordsOf, type Words } from '../i18n/index.ts'
import type { ReportSnapshot } from '../view/edition.ts'
import type { Language } from '../view/text.ts'
import { openPress } from './document/open-press.ts'
import { attachFiles, packAttachments } from './document/pack-attachments.ts'
import { draw } from './layout/draw.ts'
import { measure } from './layout/measure.ts'
import { paginate } from './layout/paginate.ts'
import type { PagePlan } from './layout/plan.ts'
import { progressOf } from './layout/progress.ts'
import { documentWords } from './normalise/document-words.ts'
import { normalise } from './normalise/normalise.ts'
import { textWidth } from './text/measure.ts'
import { missingCharacters } from './text/missing-characters.ts'

/** Which layout this is. Any change of the bytes that a stored snapshot gives is a further one. */
export const LAYOUT = 'vigia-report-layout/3'

/**
 * The status report of an edition as a PDF that is accessible (PDF/UA-1) and archivable (PDF/A-3a), its data attached.
 * A pure function: the same snapshot and language give the same bytes, on any day and in any time zone. `onProgress` is told how many
 * of the parts and recommendations that the contents name are printed. Throws on a language without words.
 */
export async function renderStatusReport(
  snapshot: ReportSnapshot,
  language: Language,
  onProgress?: (done: number, total: number) => void,
): Promise<{ bytes: Uint8Array; pages: number }> {
  const words = wordsOf(language)
  const { head, ...facts } = documentWords(snapshot, words)
  const attachments = packAttachments(snapshot, words)
  const { press, close } = openPress(words, facts, head, new Date(snapshot.edition.asOf))
  const [pages, files] = await Promise.all([draw(press, plan(snapshot, words), progressOf(onProgress)), attachments])
  attachFiles(press, snapshot, files)
  return { bytes: await close(pages), pages }
}

/** The same report as page plans, one at a time: where everything stands, without a PDF. Throws on a language without words. */
export function planStatusReport(snapshot: ReportSnapshot, language: Language): Iterable<PagePlan> {
  return plan(snapshot, wordsOf(language))
}

function plan(snapshot: ReportSnapshot, words: Words): Iterable<PagePlan> {
  const width = (text: string, size: number) => textWidth('text', size, text)
  return paginate(measure(normalise(snapshot, words, width, missingCharacters)))
}
