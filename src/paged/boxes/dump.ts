import type {Box, Marks} from './box.ts'

/** The box tree as indented lines, for tests and for `inspect`: type, what generated it, marks, text. */
export function dumpBoxes(box: Box): string {
  return `${linesOf(box).join('\n')}\n`
}

const indented = (lines: readonly string[]) => lines.map(line => `  ${line}`)
const below = (boxes: readonly Box[]) => indented(boxes.flatMap(linesOf))

function linesOf(box: Box): readonly string[] {
  const head = [box.type, name(box), ...extras(box), ...marks(box.marks)].filter(Boolean).join(' ')
  switch (box.type) {
    case 'block':
      return [
        head,
        ...(box.marker ? indented(['marker:', ...below([box.marker])]) : []),
        ...below(box.content.children),
      ]
    case 'table-cell':
      return [head, ...below(box.content.children)]
    case 'inline':
      return [head, ...below(box.children)]
    case 'inline-block':
      return [head, ...below([box.block])]
    case 'footnote':
      return [head, ...below([box.call, box.body])]
    case 'table':
      return [
        head,
        ...below(box.captions),
        ...below([box.header ?? [], box.bodies, box.footer ?? []].flat()),
      ]
    case 'table-row-group':
      return [head, ...below(box.rows)]
    case 'table-row':
      return [head, ...below(box.cells)]
    case 'text':
    case 'replaced':
    case 'leader':
    case 'page-reference':
    case 'line-break':
    case 'anchor':
      return [head]
  }
}

function name({type, element, pseudo}: Box): string {
  if (type === 'text' || type === 'line-break') return ''
  if (!element) return '(anonymous)'
  return pseudo ? `${element.tagName}::${pseudo}` : element.tagName
}

function extras(box: Box): readonly string[] {
  switch (box.type) {
    case 'text':
    case 'leader':
      return [JSON.stringify(box.text)]
    case 'replaced':
      return [box.src]
    case 'page-reference':
      return [box.item.type, ...(box.target === undefined ? [] : [`→ #${box.target}`])]
    case 'table':
      return box.columns.length ? [`columns=${box.columns.length}`] : []
    case 'table-cell':
      return [
        ...(box.colSpan > 1 ? [`colspan=${box.colSpan}`] : []),
        ...(box.rowSpan > 1 ? [`rowspan=${box.rowSpan}`] : []),
      ]
    case 'table-row-group':
      return box.style.display === 'table-row-group' ? [] : [box.style.display]
    case 'block':
    case 'inline':
    case 'inline-block':
    case 'footnote':
    case 'table-row':
    case 'line-break':
    case 'anchor':
      return []
  }
}

function marks({id, strings, bookmark, running, pageCounter}: Marks): readonly string[] {
  return [
    ...(id === undefined ? [] : [`#${id}`]),
    ...strings.map(({name, text}) => `string ${name}=${JSON.stringify(text)}`),
    ...(bookmark ? [`bookmark ${bookmark.level}=${JSON.stringify(bookmark.label)}`] : []),
    ...running.map(({name}) => `running(${name})`),
    ...(pageCounter === undefined ? [] : [`page=${pageCounter}`]),
  ]
}
