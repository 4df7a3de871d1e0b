import { changeTitle } from '../../templates/feeds/change-title.ts'
import { words } from '../../templates/i18n/index.ts'
import { DIGEST_SECTIONS, type DigestView } from '../../templates/mail/digest.mail.ts'
import { actAddress } from '../../templates/mail/parts/act-links.ts'
import type { ToldAct } from '../../templates/mail/parts/act.ts'
import type { Fragment, Phrase } from '../../templates/mail/parts/block.ts'
import { digestAct, digestGroup } from '../../templates/mail/parts/digest-group.ts'
import type { Context } from '../kernel/context.ts'
import type { ArrangedDigest, DigestPiece, ListedAct } from './arrange-digest.ts'
import type { Batch } from './batch.ts'
import { readToldActs } from './read-told-acts.ts'
import { LINES, PIECES } from './shelves.ts'

/** Acts read in one go. */
const STEP = 500

type Written = Pick<DigestView, 'sections' | 'minor'>

/** Reads the acts of pieces that nobody has written yet, and writes them; returns what gives a digest its pieces. */
export async function digestPieces(
  ctx: Context,
  batch: Batch,
  digests: readonly { readonly language: string; readonly arranged: ArrangedDigest }[],
): Promise<(language: string, arranged: ArrangedDigest) => Written> {
  const { memory, place } = batch
  const pieces = new Map<string, Fragment>()
  const lines = new Map<string, Phrase>()
  const wanted = new Set<number>()
  for (const { language, arranged } of digests) {
    for (const piece of arranged.pieces) {
      const key = pieceKey(language, piece)
      const known = pieces.get(key) ?? memory.get(PIECES, key)
      if (known) pieces.set(key, known)
      else for (const act of piece.acts.flat()) wanted.add(act.seq)
    }
    for (const act of arranged.minor) {
      const key = lineKey(language, act)
      const known = lines.get(key) ?? memory.get(LINES, key)
      if (known) lines.set(key, known)
      else wanted.add(act.seq)
    }
  }
  const told = await readAll(ctx, [...wanted])
  const fragmentOf = (language: string, piece: DigestPiece): Fragment[] => {
    const key = pieceKey(language, piece)
    const made = pieces.get(key) ?? write(piece, told, language, place)
    if (!made) return []
    pieces.set(key, made)
    memory.set(PIECES, key, made)
    return [made]
  }
  const lineOf = (language: string, act: ListedAct): Phrase[] => {
    const key = lineKey(language, act)
    const change = told.get(act.seq)?.change
    const made = lines.get(key) ?? (change && line(change, language, place))
    if (!made) return []
    lines.set(key, made)
    memory.set(LINES, key, made)
    return [made]
  }
  return (language, arranged) => ({
    sections: DIGEST_SECTIONS.map((name) => ({
      name,
      pieces: arranged.pieces.filter(({ section }) => section === name).flatMap((piece) => fragmentOf(language, piece)),
    })),
    minor: arranged.minor.flatMap((act) => lineOf(language, act)),
  })
}

async function readAll(ctx: Context, seqs: readonly number[]): Promise<ReadonlyMap<number, ToldAct>> {
  const all = new Map<number, ToldAct>()
  for (let from = 0; from < seqs.length; from += STEP) {
    for (const [seq, act] of await readToldActs(ctx, seqs.slice(from, from + STEP))) all.set(seq, act)
  }
  return all
}

function write(piece: DigestPiece, told: ReadonlyMap<number, ToldAct>, language: string, place: Batch['place']): Fragment | null {
  const acts = piece.acts.map((own) => own.flatMap(({ seq }) => told.get(seq) ?? []))
  const first = acts[0]?.[0]
  if (!first) return null
  const { recommendation } = first.change
  if (piece.section !== 'status' || !recommendation) return digestAct(first, words(language), place)
  const addressees = acts.flatMap((own) => {
    const [begun, ended] = [own[0], own.at(-1)]
    const institution = begun?.change.institution
    if (!institution || !begun?.moved || !ended?.moved) return []
    return [{ institution, from: begun.moved.from, to: ended.moved.to, acts: own }]
  })
  return digestGroup({ recommendation, addressees }, words(language), place)
}

function line(change: ToldAct['change'], language: string, place: Batch['place']): Phrase {
  return { text: changeTitle(change, words(language)), href: actAddress(change, words(language), place) }
}

function pieceKey(language: string, { section, acts }: DigestPiece): string {
  return `piece ${language} ${section} ${acts.map((own) => own.map(({ seq }) => seq).join(',')).join(';')}`
}

function lineKey(language: string, { seq }: ListedAct): string {
  return `line ${language} ${seq}`
}
