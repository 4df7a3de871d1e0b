import type { AddresseeView } from '../../templates/view/addressee.ts'
import type { EvidenceView } from '../../templates/view/evidence.ts'
import type { IndicatorView } from '../../templates/view/indicator.ts'
import type { FoundItem } from '../../templates/view/found.ts'
import type { RecommendationView } from '../../templates/view/recommendation.ts'
import type { PositionView, UpdateView } from '../../templates/view/update.ts'
import type { Context } from '../kernel/context.ts'
import { linksOf } from './addresses.ts'

type With = Pick<Context, 'settings'>

/** A source with the address of its file's public copy, where it has one that is out. */
export function evidenceJson(ctx: With, view: EvidenceView) {
  const { file } = view
  const address = file?.published === true && !file.destroyed ? `${ctx.settings.publicUrl}/evidence/${view.id}/file` : null
  return { ...view, file: file && { ...file, address }, links: linksOf(ctx, `/evidence/${view.id}`, { kind: 'evidence', id: view.id }) }
}

export function updateJson(ctx: With, view: UpdateView) {
  const page = `/recommendations/${encodeURIComponent(view.recommendation.code)}`
  return {
    ...view,
    evidence: view.evidence.map((evidence) => evidenceJson(ctx, evidence)),
    links: linksOf(ctx, `/updates/${view.id}`, { kind: 'update', id: view.id }, page),
  }
}

export function positionJson<View extends PositionView>(ctx: With, view: View) {
  return { ...view, evidence: view.evidence && evidenceJson(ctx, view.evidence) }
}

export function addresseeJson(ctx: With, view: AddresseeView) {
  return {
    ...view,
    position: view.position && positionJson(ctx, view.position),
    links: addresseeLinks(ctx, view.id, view.recommendation.code),
  }
}

/** An item of the list, whose addressees come without position and reply. */
export function itemJson(ctx: With, view: FoundItem, id: string) {
  const addressees = view.addressees.map((addressee) => ({ ...addressee, links: addresseeLinks(ctx, addressee.id, view.code) }))
  return { ...view, id, addressees, links: recommendationLinks(ctx, view.code, id) }
}

function recommendationLinks(ctx: With, code: string, id: string) {
  const path = `/recommendations/${encodeURIComponent(code)}`
  return linksOf(ctx, path, { kind: 'recommendation', id }, path)
}

function addresseeLinks(ctx: With, id: string, code: string) {
  return linksOf(ctx, `/addressees/${id}`, { kind: 'addressee', id }, `/recommendations/${encodeURIComponent(code)}`)
}

export function indicatorJson<View extends IndicatorView>(ctx: With, view: View) {
  return {
    ...view,
    readings: view.readings.map((reading) => ({ ...reading, evidence: reading.evidence ? evidenceJson(ctx, reading.evidence) : null })),
  }
}

export function recommendationJson(ctx: With, view: RecommendationView, id: string) {
  return {
    ...view,
    id,
    addressees: view.addressees.map((addressee) => addresseeJson(ctx, addressee)),
    links: recommendationLinks(ctx, view.code, id),
    indicators: view.indicators.map((indicator) => indicatorJson(ctx, indicator)),
    updates: view.updates.map((update) => updateJson(ctx, update)),
    bearingEvidence: view.bearingEvidence.map((evidence) => evidenceJson(ctx, evidence)),
  }
}
