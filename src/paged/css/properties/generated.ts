import type {ContentItem, CounterChange, Style} from '../style.ts'
import {content, contentList, stringSet} from '../values/content.ts'
import {counterChanges, counterStyleOf} from '../values/counter.ts'
import {integer} from '../values/length.ts'
import {always, either, keywords, onlyKeyword, type Parse} from '../values/value.ts'
import {inherited, own} from './longhand.ts'

/** A counter style by name, or a string, which is kept in its quotes. */
export const listStyleType: Parse<string> = (value, source) => {
  const node = value[0]
  if (value.length !== 1) return undefined
  if (node?.type === 'String') return always(JSON.stringify(node.value))
  const style = counterStyleOf(node, source)
  return style === undefined ? undefined : always(style)
}

/** `auto`, `none`, or pairs of strings from the outermost in. */
const quotes: Parse<Style['quotes']> = value => {
  const keyword = onlyKeyword(value)
  if (keyword === 'auto' || keyword === 'none') return always<Style['quotes']>(keyword)
  const marks = value.flatMap(node => (node.type === 'String' ? [node.value] : []))
  if (!marks.length || marks.length !== value.length || marks.length % 2) return undefined
  return always(
    Array.from({length: marks.length / 2}, (_, pair) => ({
      open: marks[pair * 2]!,
      close: marks[pair * 2 + 1]!,
    })),
  )
}

const wholeText: readonly ContentItem[] = [{type: 'content', which: 'text'}]

export const generatedProperties = {
  'list-style-type': inherited('disc', listStyleType),
  'list-style-position': inherited<Style['listStylePosition']>(
    'outside',
    keywords('outside', 'inside'),
  ),
  content: own<Style['content']>('normal', content),
  quotes: inherited<Style['quotes']>('auto', quotes),
  'counter-reset': own<readonly CounterChange[]>([], counterChanges(0)),
  'counter-increment': own<readonly CounterChange[]>([], counterChanges(1)),
  'counter-set': own<readonly CounterChange[]>([], counterChanges(0)),
  'string-set': own<Style['stringSet']>([], stringSet),
  'bookmark-level': own<Style['bookmarkLevel']>('none', either(keywords('none'), integer)),
  'bookmark-label': own<Style['bookmarkLabel']>(wholeText, contentList),
  'bookmark-state': own<Style['bookmarkState']>('open', keywords('open', 'closed')),
} as const
