import {color} from '../values/color.ts'
import {always, keywordOf, onlyKeyword, type Value} from '../values/value.ts'
import {decorationLine, decorationStyle, decorationThickness} from './decoration.ts'
import {type WhiteSpaceCollapse, whiteSpaceCollapse, wrapMode, wrapStyle} from './line-breaking.ts'
import {anyOrder, type Expansion, type Shorthand} from './shorthand.ts'

const textDecoration: Shorthand = {
  longhands: [
    'text-decoration-line',
    'text-decoration-color',
    'text-decoration-thickness',
    'text-decoration-style',
  ],
  expand: (value, source) => {
    const lines = value.filter(node => decorationLine([node], source))
    const rest = value.filter(node => !lines.includes(node))
    const line = lines.length ? decorationLine(lines, source) : undefined
    const others = rest.length
      ? anyOrder(rest, source, {
          'text-decoration-style': decorationStyle,
          'text-decoration-color': color,
          'text-decoration-thickness': decorationThickness,
        })
      : {}
    if (!others || (lines.length && !line)) return undefined
    return {...others, ...(line ? {'text-decoration-line': line} : {})}
  },
}

/** The values that `white-space` had before it was a shorthand. */
const whiteSpaces: Readonly<Record<string, readonly [WhiteSpaceCollapse, 'wrap' | 'nowrap']>> = {
  normal: ['collapse', 'wrap'],
  nowrap: ['collapse', 'nowrap'],
  pre: ['preserve', 'nowrap'],
  'pre-wrap': ['preserve', 'wrap'],
  'pre-line': ['preserve-breaks', 'wrap'],
  'break-spaces': ['preserve', 'wrap'],
}

const whiteSpace: Shorthand = {
  longhands: ['white-space-collapse', 'text-wrap-mode'],
  expand: (value, source) => {
    const known = whiteSpaces[onlyKeyword(value) ?? '']
    if (known) return {'white-space-collapse': always(known[0]), 'text-wrap-mode': always(known[1])}
    return anyOrder(value, source, {
      'white-space-collapse': whiteSpaceCollapse,
      'text-wrap-mode': wrapMode,
    })
  },
}

const textWrap: Shorthand = {
  longhands: ['text-wrap-mode', 'text-wrap-style'],
  expand: (value, source) =>
    anyOrder(value, source, {'text-wrap-mode': wrapMode, 'text-wrap-style': wrapStyle}),
}

/** `none`, or the kinds that may be faked; `position` never is. */
const fontSynthesis: Shorthand = {
  longhands: ['font-synthesis-weight', 'font-synthesis-style', 'font-synthesis-small-caps'],
  expand: value => {
    const names = value.map(keywordOf)
    const known = ['weight', 'style', 'small-caps', 'position']
    const none = onlyKeyword(value) === 'none'
    if (!names.length || !(none || names.every(name => known.includes(name ?? ''))))
      return undefined
    return synthesisOf(value, none)
  },
}

const synthesisOf = (value: Value, none: boolean): Expansion =>
  Object.fromEntries(
    ['weight', 'style', 'small-caps'].map(kind => {
      const named = !none && value.some(node => keywordOf(node) === kind)
      return [`font-synthesis-${kind}`, always(named ? 'auto' : 'none')]
    }),
  )

export const textShorthands: Readonly<Record<string, Shorthand>> = {
  'text-decoration': textDecoration,
  'white-space': whiteSpace,
  'text-wrap': textWrap,
  'font-synthesis': fontSynthesis,
}
