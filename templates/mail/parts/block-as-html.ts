import type { Words } from '../../i18n/index.ts'
import type { Status } from '../../view/scales.ts'
import type { Block, Phrase, SourceLine } from './block.ts'
import { escapeXml as escaped } from '../../feeds/xml.ts'
import { markColor, STATUS_GLYPHS } from './status-glyph.ts'

/** A block as HTML for the style sheet of the frame; it reads well without it. Status is word, shape and colour. */
export function blockAsHtml(block: Block, words: Words): string {
  switch (block.kind) {
    case 'title':
      return `<h1>${phrase(block.phrase)}</h1>`
    case 'section':
      return `<h2>${phrase(block.phrase)}</h2>`
    case 'heading':
      return `<h3>${phrase(block.phrase)}</h3>`
    case 'name':
      return `<h4>${phrase(block.phrase)}</h4>`
    case 'paragraph':
      return `<p>${phrase(block.phrase)}</p>`
    case 'quiet':
      return `<p class="q">${phrase(block.phrase)}</p>`
    case 'quote':
      return `<blockquote>${phrase(block.phrase)}</blockquote>`
    case 'labelled':
      return `<p><b>${escaped(block.label)}:</b> ${phrase(block.phrase)}</p>`
    case 'move':
      return `<p class="move">${block.from === block.to ? '' : `${marked(block.from, words)} → `}${marked(block.to, words)}</p>`
    case 'sources':
      return `<p class="l"><b>${escaped(block.label)}:</b></p>\n<ul>${block.sources.map((one) => `<li>${source(one)}</li>`).join('\n')}</ul>`
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${phrase(item)}${item.note === undefined ? '' : `<br><span class="q">${escaped(item.note)}</span>`}</li>`).join('\n')}</ul>`
    case 'links':
      return `<p class="q">${block.items.map((item) => phrase(item)).join(' · ')}</p>`
    case 'button':
      return `<p><a class="button" href="${escaped(block.href)}">${escaped(block.text)}</a></p>\n<p class="address">${escaped(block.href)}</p>`
  }
}

function phrase({ text, language, href }: Phrase): string {
  const body = escaped(text).replaceAll('\n', '<br>')
  const spoken = language === undefined ? '' : ` lang="${escaped(language)}"`
  if (href !== undefined) return `<a href="${escaped(href)}"${spoken}>${body}</a>`
  return language === undefined ? body : `<span${spoken}>${body}</span>`
}

function marked(status: Status, words: Words): string {
  const mark = `<span class="m s-${status}" style="color:${markColor(status)}" aria-hidden="true">${STATUS_GLYPHS[status]}</span>`
  return `<span class="status">${mark}&nbsp;${escaped(words.t(`terms.status.${status}`))}</span>`
}

function source({ title, facts, note }: SourceLine): string {
  const said = note === null ? '' : `<br>${phrase(note)}`
  const host = title.href === undefined ? '' : ` <span class="q">(${escaped(new URL(title.href).hostname)})</span>`
  return `${phrase(title)}${host}<br><span class="q">${escaped(facts)}</span>${said}`
}
