import type {CssNodePlain, MediaQueryPlain} from 'css-tree'
import type {Sheet} from './sheet.ts'
import {keywordOf} from './values/value.ts'

/** True when a media query list takes print in. Features that only a device has are reported and do not match. */
export function matchesPrint(queries: readonly CssNodePlain[], sheet: Sheet): boolean {
  if (!queries.length) return true
  return queries.some(query => query.type === 'MediaQuery' && matchesQuery(query, sheet))
}

function matchesQuery(query: MediaQueryPlain, sheet: Sheet): boolean {
  const {modifier, mediaType, condition} = query
  const type = mediaType?.toLowerCase() ?? 'all'
  const print = type === 'all' || type === 'print'
  // A condition is asked only where its type applies: no message for `screen and (min-width: …)`.
  const holds = print && (!condition || conditionHolds(condition, sheet))
  return modifier?.toLowerCase() === 'not' ? !holds : holds
}

function conditionHolds(node: CssNodePlain, sheet: Sheet): boolean {
  if (node.type === 'Condition') {
    const operators = node.children.flatMap(child => keywordOf(child) ?? [])
    const parts = node.children.filter(child => child.type !== 'Identifier')
    const results = parts.map(part => conditionHolds(part, sheet))
    if (operators[0] === 'not') return !results[0]
    return operators[0] === 'or' ? results.includes(true) : !results.includes(false)
  }
  if (node.type === 'Feature') {
    const name = node.name.toLowerCase()
    const onPaper = Object.hasOwn(paper, name) ? paper[name] : undefined
    if (onPaper) return onPaper.includes(node.value ? (keywordOf(node.value) ?? '') : '')
    if (ofDevices.test(name)) return false
  }
  const feature = node.type === 'Feature' ? ` \`${node.name}\`` : ''
  const reason = `Unexpected media feature${feature}, expected a media type alone; it does not match on paper`
  sheet.report('unsupported-at-rule', reason, node.loc)
  return false
}

/** Features that paper answers, with the values that hold; '' is the feature without a value. */
const paper: Readonly<Record<string, readonly string[]>> = {
  color: [''],
  'prefers-color-scheme': ['light'],
  'prefers-reduced-motion': ['', 'reduce'],
  'prefers-contrast': ['no-preference'],
  'forced-colors': ['none'],
  hover: ['none'],
  'any-hover': ['none'],
  pointer: ['none'],
  'any-pointer': ['none'],
  scripting: ['none'],
  update: ['none'],
  'overflow-block': ['paged'],
}

const ofDevices =
  /^(?:monochrome|grid|scan|display-mode|inverted-colors|prefers-|dynamic-range|video-|-webkit-|-moz-)/
