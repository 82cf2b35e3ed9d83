import type {Element} from 'hast'
import {toString as textOf} from 'hast-util-to-string'
import {report} from '../../diagnostics.ts'
import type {Heading} from '../document.ts'
import {fromOf} from '../from.ts'
import {labelKind} from '../labels.ts'
import {plainText} from '../plain-text.ts'
import {noteTargets, type Settling} from '../settle.ts'
import {claimLabel} from './claim-label.ts'

const writtenId = /\s*\{#([^\s{}#]+)\}\s*$/

/**
 * Give a heading its id while its text is still as typed: the one written behind it as `{#id}`, or else
 * github-slugger's. Reports `heading-order`.
 */
export function startHeading(heading: Element, settling: Settling): void {
  const {ids, anchors, headings, file} = settling
  const depth = depthOf(heading)
  const last = heading.children.at(-1)
  const written = last?.type === 'text' ? writtenId.exec(last.value) : undefined
  if (last?.type === 'text' && written) last.value = last.value.slice(0, written.index)
  const label = written?.[1] && labelKind(written[1]) ? written[1] : undefined
  const id = label
    ? claimLabel(label, heading.position, settling)
    : written?.[1]
      ? ids.claim(written[1])
      : ids.claimFor(textOf(heading).trim())
  heading.properties = {...heading.properties, id}
  anchors.set(id, id)
  noteTargets(id, settling)
  if (depth === 1) {
    const reason = 'Unexpected second title, expected a heading of level 2: a document has one'
    report(file, 'second-title', reason, heading.position)
  }
  // The title is the first heading, of depth 1, and stands outside the body.
  const above = headings.at(-1)?.depth ?? 1
  if (depth > above + 1) {
    report(
      file,
      'heading-order',
      `Unexpected heading of level ${depth} below level ${above}, expected level ${above + 1}`,
      heading.position,
    )
  }
}

/** Note a heading when its text is as printed. */
export function endHeading(heading: Element, settling: Settling): void {
  const {headings} = settling
  headings.push({
    depth: depthOf(heading),
    id: String(heading.properties.id),
    text: plainText(heading).trim(),
    position: heading.position,
    ...fromOf(settling),
  })
}

const depthOf = ({tagName}: Element) => Number(tagName[1]) as Heading['depth']
