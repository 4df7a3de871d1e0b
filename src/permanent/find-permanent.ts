import type { Database } from '../../db/schema.ts'
import type { PermanentKind } from '../../templates/pages/parts/links.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { readRedactions } from '../redactions/index.ts'
import { locateActivity } from './locate-activity.ts'
import { locateAgreement } from './locate-agreement.ts'
import { locateAssessment } from './locate-assessment.ts'
import { locateEdition } from './locate-edition.ts'
import { locateEvidence } from './locate-evidence.ts'
import { locateNamed } from './locate-named.ts'
import { locateOnRecommendation } from './locate-on-recommendation.ts'
import type { Located, Permanent } from './permanent.ts'

/**
 * Where the stored id of something public leads, now or as of an instant: to its page, or to the tombstone of what was withdrawn
 * by then or of which no text is left. Throws NotFound for what is not on record, was not yet, or is not public.
 */
export async function findPermanent(ctx: Context, kind: PermanentKind, id: string, asOf: Date | null): Promise<Permanent> {
  const located = await locate(ctx.db, kind, id, asOf)
  if (!located) throw new NotFound(kind)
  const { withdrawn, history } = located
  if (withdrawn) {
    return { state: 'gone', tombstone: { kind, id, name: located.name, act: 'withdrawn', ...withdrawn, ground: null, history } }
  }
  const redaction = located.texts !== null && (await nothingLeft(ctx.db, located.texts)) && (await lastRedaction(ctx.db, located.texts))
  if (!redaction) return { state: 'here', path: located.path }
  const { at, reason, seq, ground } = redaction
  const name = kind === 'reply' ? located.name : {}
  return { state: 'gone', tombstone: { kind, id, name, act: 'redacted', at, reason, seq, ground, history } }
}

async function locate(db: Database, kind: PermanentKind, id: string, asOf: Date | null): Promise<Located | undefined> {
  switch (kind) {
    case 'recommendation':
    case 'addressee':
    case 'indicator':
    case 'position':
      return locateOnRecommendation(db, kind, id, asOf)
    case 'update':
    case 'reply':
      return locateAssessment(db, kind, id, asOf)
    case 'agreement':
      return locateAgreement(db, id, asOf)
    case 'edition':
      return locateEdition(db, id, asOf)
    case 'evidence':
      return locateEvidence(db, id, asOf)
    case 'activity':
      return locateActivity(db, id, asOf)
    default:
      return locateNamed(db, kind, id)
  }
}

async function nothingLeft(db: Database, ownerId: string): Promise<boolean> {
  const texts = await db.selectFrom('texts').select('redacted_at').where('owner_id', '=', ownerId).execute()
  return texts.length > 0 && texts.every((text) => text.redacted_at !== null)
}

async function lastRedaction(db: Database, ownerId: string) {
  return (await readRedactions(db, { ownerIds: [ownerId] }, null))[0]
}
