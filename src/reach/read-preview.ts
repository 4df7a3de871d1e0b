import { STANDING_KINDS } from '../../templates/reach/standing.ts'
import type { PreviewView } from '../../templates/reach/preview-sheet.ts'
import { readAgreement } from '../agreements/index.ts'
import { dateIn } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { countFigures, listThemes } from '../recommendations/index.ts'
import { readEdition } from '../reports/index.ts'
import { readStandings } from '../standings/index.ts'
import { readStanding } from './read-standing.ts'
import type { RecordMoment } from './record-moment.ts'

/** What the picture for links to a page says; without an id it is of the whole record. Throws NotFound. */
export async function readPreview(ctx: Context, kind: string, id: string | null, moment: RecordMoment): Promise<PreviewView> {
  const common = { recordOn: moment.recordOn, origin: ctx.settings.publicUrl }
  if (id === null) {
    const { addressees, recommendations } = await readStandings(ctx, moment.bound)
    const standing = [...recommendations.values()].filter(({ withdrawn }) => !withdrawn)
    return { ...common, of: 'record', figures: countFigures(addressees, standing.length, await listThemes(ctx)) }
  }
  const standing = STANDING_KINDS.find((candidate) => candidate === kind)
  if (standing !== undefined) return { ...common, of: 'standing', standing: await readStanding(ctx, standing, id, moment) }
  if (kind === 'agreements') {
    const { title, type, parties, signedOn, disclosure } = await readAgreement(ctx, id, moment.bound)
    return { ...common, of: 'agreement', title, type: type.title, parties, signedOn, disclosure }
  }
  if (kind === 'reports') {
    const { edition, snapshot } = await readEdition(ctx, id)
    const { figures, scope, log } = snapshot
    const recordOn = dateIn(snapshot.edition.timeZone, new Date(Date.parse(edition.asOf) - 1))
    return {
      ...common,
      recordOn,
      of: 'edition',
      edition,
      snapshot: { figures, log, edition: snapshot.edition, ...(scope ? { scope } : {}) },
    }
  }
  throw new NotFound('preview')
}
