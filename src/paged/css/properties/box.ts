import type {Display, Size, Style} from '../style.ts'
import {integer, length, lengthPercentage, nonNegative, share} from '../values/length.ts'
import {
  always,
  either,
  keywordFor,
  keywords,
  mapped,
  onlyKeyword,
  type Parse,
  replaced,
  significant,
} from '../values/value.ts'
import {own} from './longhand.ts'

const displays = keywords(
  'none',
  'contents',
  'block',
  'flow-root',
  'inline',
  'inline-block',
  'grid',
  'list-item',
  'table',
  'inline-table',
  'table-header-group',
  'table-row-group',
  'table-footer-group',
  'table-row',
  'table-cell',
  'table-column',
  'table-column-group',
  'table-caption',
)

/** Flexible boxes keep their words: they become blocks, and that is reported. */
const approximations: Readonly<Record<string, Display>> = {
  flex: 'block',
  'inline-flex': 'inline-block',
  'inline-grid': 'inline-block',
  '-webkit-box': 'block',
  math: 'inline',
  ruby: 'inline',
}

const display: Parse<Display> = (value, source) => {
  const known = displays(value, source)
  if (known) return known
  const keyword = onlyKeyword(value) ?? ''
  const nearest = Object.hasOwn(approximations, keyword) ? approximations[keyword] : undefined
  if (!nearest) return undefined
  source.complain(
    `Unexpected display \`${keyword}\`, expected one that is laid out; \`${nearest}\` is used`,
  )
  return always(nearest)
}

const floats = either(
  keywords('none', 'left', 'right', 'inside', 'outside', 'top', 'bottom', 'footnote'),
  // css-page-floats-3, 4: as long as lines run across the page, these are its head and its foot.
  keywordFor('block-start', 'top'),
  keywordFor('block-end', 'bottom'),
)

const running: Parse<Style['position']> = value => {
  const node = value[0]
  if (value.length !== 1 || node?.type !== 'Function' || node.name.toLowerCase() !== 'running')
    return undefined
  const name = significant(node.children)[0]
  return name?.type === 'Identifier' ? always({type: 'running', name: name.name}) : undefined
}

const intrinsic = keywords('auto', 'min-content', 'max-content', 'fit-content')
const size: Parse<Size> = either(intrinsic, nonNegative(lengthPercentage))
const maximum: Parse<Size | 'none'> = either(keywords('none'), size)
/** `min-width: auto` is 0 for everything but flex items. */
const minimum: Parse<Size> = either(keywordFor('auto', 0), size)

const marginSide = either(keywords('auto'), lengthPercentage)
const paddingSide = nonNegative(lengthPercentage)
const insetSide = either(keywords('auto'), lengthPercentage)

/** One radius for all corners, both axes alike. */
const radius: Parse<number> = nonNegative(length)

export const boxProperties = {
  display: own<Display>('inline', display),
  position: own<Style['position']>(
    'static',
    either(keywords('static', 'relative', 'absolute'), running),
  ),
  'z-index': own<number>(0, either(keywordFor('auto', 0), integer)),
  float: own<Style['float']>('none', floats),
  clear: own<Style['clear']>('none', keywords('none', 'left', 'right', 'both')),
  width: own<Size>('auto', size),
  height: own<Size>('auto', size),
  'min-width': own<Size>(0, minimum),
  'max-width': own<Size | 'none'>('none', maximum),
  'min-height': own<Size>(0, minimum),
  'max-height': own<Size | 'none'>('none', maximum),
  'box-sizing': own<Style['boxSizing']>('content-box', keywords('content-box', 'border-box')),
  'margin-top': own(0, marginSide),
  'margin-right': own(0, marginSide),
  'margin-bottom': own(0, marginSide),
  'margin-left': own(0, marginSide),
  'padding-top': own(0, paddingSide),
  'padding-right': own(0, paddingSide),
  'padding-bottom': own(0, paddingSide),
  'padding-left': own(0, paddingSide),
  top: own('auto', insetSide),
  right: own('auto', insetSide),
  bottom: own('auto', insetSide),
  left: own('auto', insetSide),
  'border-radius': own(0, radius),
  'box-decoration-break': own<Style['boxDecorationBreak']>('slice', keywords('slice', 'clone')),
  visibility: {
    inherited: true,
    initial: 'visible' as Style['visibility'],
    // Rows and columns keep their room.
    parse: either(keywords('visible', 'hidden'), replaced('visibility', ['collapse'], 'hidden')),
  },
  opacity: own(
    1,
    mapped(share, value => Math.min(1, Math.max(0, value))),
  ),
  'object-fit': own<Style['objectFit']>(
    'fill',
    keywords('fill', 'contain', 'cover', 'none', 'scale-down'),
  ),
} as const
