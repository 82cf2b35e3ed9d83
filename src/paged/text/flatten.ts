import type {Style} from '../css/style.ts'
import type {InlineItem} from './paragraph.ts'

/** The text of a paragraph as the algorithms of Unicode want it: one string, other content as characters. */
export interface FlatText {
  readonly text: string
  /** Item i is `text.slice(starts[i], starts[i + 1])`. */
  readonly starts: Int32Array
  /** Offsets before which a soft hyphen stood; it is taken out of the text, as is U+200B. */
  readonly softHyphens: ReadonlySet<number>
  readonly zeroWidthSpaces: ReadonlySet<number>
}

const OBJECT = '\ufffc'
/** Bidi sees a tab as what separates segments, and that is what a leader does. */
const LEADER = '\t'

export const keepsNewlines = ({whiteSpace}: Style) => whiteSpace.startsWith('pre')
export const keepsSpaces = ({whiteSpace}: Style) =>
  whiteSpace === 'pre' || whiteSpace === 'pre-wrap'
export const wraps = ({whiteSpace, textWrap}: Style) =>
  whiteSpace !== 'pre' && whiteSpace !== 'nowrap' && textWrap !== 'nowrap'

/** Join the items of a paragraph; isolates and embeddings become the control characters of UAX #9. */
export function flatten<Source>(items: readonly InlineItem<Source>[], block: Style): FlatText {
  const starts = new Int32Array(items.length + 1)
  const softHyphens = new Set<number>()
  const zeroWidthSpaces = new Set<number>()
  const override = block.unicodeBidi === 'bidi-override' || block.unicodeBidi === 'isolate-override'
  /** Controls that are open: a forced break ends their paragraph, so they begin again after it. */
  const controls = override ? [bidiControls({...block, unicodeBidi: 'bidi-override'}).open] : []
  let text = controls.join('')
  for (const [index, item] of items.entries()) {
    starts[index] = text.length
    switch (item.type) {
      case 'text': {
        const clean = keepsNewlines(item.style) ? item.text : item.text.replace(/[\r\n]/g, ' ')
        if (!/[\u00ad\u200b\ufeff\r]/.test(clean)) {
          text += clean
          break
        }
        for (const part of clean.replace(/\r\n?/g, '\n').split(/([\u00ad\u200b\ufeff])/)) {
          if (part === '\u00ad') softHyphens.add(text.length)
          else if (part === '\u200b') zeroWidthSpaces.add(text.length)
          else if (part !== '\ufeff') text += part
        }
        break
      }
      case 'atomic':
        text += OBJECT
        break
      case 'leader':
        text += LEADER
        break
      case 'break':
        text += `\n${controls.join('')}`
        break
      case 'open': {
        const {open} = bidiControls(item.style)
        if (open) controls.push(open)
        text += open
        break
      }
      case 'close': {
        const {close} = bidiControls(item.style)
        if (close) controls.pop()
        text += close
        break
      }
      case 'mark':
        break
    }
  }
  starts[items.length] = text.length
  return {text, starts, softHyphens, zeroWidthSpaces}
}

/** CSS Writing Modes 4, 2.4.2. */
function bidiControls({unicodeBidi, direction}: Style): {open: string; close: string} {
  const rightToLeft = direction === 'rtl'
  const isolate = rightToLeft ? '\u2067' : '\u2066'
  const override = rightToLeft ? '\u202e' : '\u202d'
  switch (unicodeBidi) {
    case 'normal':
      return {open: '', close: ''}
    case 'embed':
      return {open: rightToLeft ? '\u202b' : '\u202a', close: '\u202c'}
    case 'isolate':
      return {open: isolate, close: '\u2069'}
    case 'plaintext':
      return {open: '\u2068', close: '\u2069'}
    case 'bidi-override':
      return {open: override, close: '\u202c'}
    case 'isolate-override':
      return {open: isolate + override, close: '\u202c\u2069'}
  }
}
