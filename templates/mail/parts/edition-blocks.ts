import type { Words } from '../../i18n/index.ts'
import { finding } from '../../pages/parts/finding.ts'
import { periodName } from '../../reports/normalise/edition-words.ts'
import type { EditionFileView } from '../../view/edition.ts'
import { editionNumber } from '../../view/edition-number.ts'
import type { Place, ToldEdition } from './act.ts'
import type { Block } from './block.ts'
import { labelled } from './phrases.ts'

/** An edition: its number and period, what it finds in one sentence, its files with size and digest, where to read it. */
export function editionBlocks({ edition, figures, timeZone, note }: ToldEdition, words: Words, { origin }: Place): Block[] {
  const number = editionNumber(edition)
  const lead =
    edition.periodStart === null
      ? words.t('mails.edition.lead.baseline', { number })
      : words.t('mails.edition.lead.period', { number, period: periodName({ ...edition, timeZone }, words) })
  const asOf = words.t('mails.edition.as_of', { instant: words.instant(edition.asOf, timeZone), zone: timeZone })
  const blocks: Block[] = [{ kind: 'paragraph', phrase: { text: lead } }]
  if (edition.supersededBy) {
    const text = words.t('mails.edition.replaced', { number: editionNumber(edition.supersededBy) })
    blocks.push({ kind: 'paragraph', phrase: { text, href: `${origin}/${words.language}/reports/${edition.supersededBy.slug}` } })
  }
  if (edition.supersedes) {
    blocks.push(...labelled(words.t('mails.edition.replaces', { number: editionNumber(edition.supersedes) }), note, words))
  }
  const own = (file: EditionFileView) => (file.language === words.language ? 0 : 1)
  const files = edition.files.toSorted((a, b) => own(a) - own(b))
  return [
    ...blocks,
    { kind: 'labelled', label: asOf, phrase: { text: `${finding({ words }, figures)}.` } },
    {
      kind: 'list',
      items: files.map((file) => ({
        text: words.t('mails.edition.pdf', {
          language: words.languageName(file.language),
          pages: file.pages,
          bytes: words.number(file.bytes),
        }),
        note: words.t('mails.edition.digest', { digest: file.sha256 }),
        href: `${origin}/reports/${edition.slug}.${file.language}.pdf`,
      })),
    },
    { kind: 'links', items: [{ text: words.t('mails.edition.online'), href: `${origin}/${words.language}/reports/${edition.slug}` }] },
  ]
}
