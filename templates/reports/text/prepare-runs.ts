import { cleanText } from './clean-text.ts'
import { STAND_IN } from './glyphs.ts'
import { isMark, type ParagraphStyle, type Run, type TextRun } from './run.ts'
import { splitMissing } from './split-missing.ts'

/** Signs that one stand-in run covers: short, so that it is never cut. */
const MOST = 4

/** Room for the number of a page. */
const PAGE_NUMBER = '0000'

/** Runs as the faces can print them: cleaned, and divided where another face or a stand-in is printed. */
export function prepareRuns(runs: readonly Run[], style: ParagraphStyle): readonly Run[] {
  return runs.flatMap((run): readonly Run[] => (isMark(run) ? [run] : prepareRun(run, style)))
}

function prepareRun(run: TextRun, style: ParagraphStyle): readonly TextRun[] {
  if (run.pageOf !== undefined) return [{ ...run, text: PAGE_NUMBER }]
  const face = run.face ?? style.face
  const text = cleanText(run.text)
  const stretches = splitMissing(face, text)
  if (stretches.length === 1 && stretches[0]!.face === face) return [text === run.text ? run : { ...run, text }]
  const prepared: TextRun[] = []
  let signs = 0
  for (const stretch of stretches) {
    const last = prepared.at(-1)
    if (stretch.face !== null) prepared.push({ ...run, text: stretch.text, face: stretch.face })
    else if (last?.actual !== undefined && signs < MOST) {
      prepared[prepared.length - 1] = { ...last, text: last.text + STAND_IN, actual: last.actual + stretch.text }
    } else prepared.push({ ...run, text: STAND_IN, actual: stretch.text })
    signs = stretch.face === null && last?.actual !== undefined && signs < MOST ? signs + 1 : 1
  }
  return prepared
}
