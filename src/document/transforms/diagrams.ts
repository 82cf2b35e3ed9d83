import {posix} from 'node:path'
import type {Blockquote, Code, Image, Paragraph, Parents, Root, RootContent} from 'mdast'
import type {VFile} from 'vfile'
import {report} from '../../diagnostics.ts'
import {sha256} from '../../source/hash.ts'
import {diagramLanguages} from '../diagram-languages.ts'
import {drawDiagram} from '../diagrams.ts'
import type {Drawing} from '../document.ts'

interface DiagramPlace {
  /** The file that it stands in. */
  readonly path: string
  readonly file: VFile
  /** Gets what was drawn. */
  readonly drawings: Drawing[]
}

/** Draw the code blocks of a tree that hold diagrams; those that cannot be drawn stay code, and are reported. */
export async function transformDiagrams(
  parent: Root | Parents,
  place: DiagramPlace,
): Promise<void> {
  const children: RootContent[] = []
  for (const child of parent.children as RootContent[]) {
    if ('children' in child) await transformDiagrams(child, place)
    const isDiagram = child.type === 'code' && diagramLanguages.includes(child.lang ?? '')
    children.push(isDiagram ? await diagram(child, place) : child)
  }
  parent.children = children as never
}

async function diagram(code: Code, place: DiagramPlace): Promise<RootContent> {
  const {position, value} = code
  if (!position) return code
  const start = {start: position.start, end: position.start}
  const alt = attribute(code, 'alt')
  if (!alt) {
    const reason = `Unexpected diagram without alternative text, expected \`\`\`${code.lang} alt="…"\``
    report(place.file, 'diagram-alt', reason, start)
    return undrawn(code)
  }
  const drawn = await drawDiagram(value)
  switch (drawn.type) {
    case 'missing-package':
      report(
        place.file,
        'missing-package',
        'Unexpected diagram without `@viz-js/viz`, expected it to be installed: `npm install @viz-js/viz`',
        start,
      )
      return undrawn(code)
    case 'fault': {
      const line = position.start.line + drawn.line
      report(place.file, 'diagram-syntax', drawn.reason, {line, column: 1})
      return undrawn(code)
    }
    case 'drawing':
      return figureOf(code, imageOf(code, alt, keep(drawn.svg, place)))
  }
}

/** The drawing as a file of the publication, under a name that changes with it; gives its path from the document. */
function keep(svg: string, {path, drawings}: DiagramPlace): string {
  const drawing = {path: `diagrams/diagram-${sha256(svg).slice(0, 12)}.svg`, svg}
  if (!drawings.some(known => known.path === drawing.path)) drawings.push(drawing)
  return posix.relative(posix.dirname(path), drawing.path)
}

const imageOf = ({position}: Code, alt: string, url: string): Image => ({
  type: 'image',
  url,
  alt,
  position: position!,
})

/** The figure of its code, so that what refers to it finds it: one fault is told once. */
const undrawn = (code: Code): RootContent => (labelOf(code) ? figureOf(code, code) : code)

const labelOf = ({meta}: Code): string | undefined => /\{#(fig:[^\s{}]+)/.exec(meta ?? '')?.[1]

/** mdast has no node for a figure: a blockquote is the flow node whose element `hName` replaces. */
function figureOf(code: Code, content: Image | Code): RootContent {
  const {position} = code
  const caption = attribute(code, 'caption')
  const id = labelOf(code)
  const line = {
    type: 'paragraph',
    children: [{type: 'text', value: caption ?? '', position}],
    data: {hName: 'figcaption'},
    position,
  } as Paragraph
  return {
    type: 'blockquote',
    children: [content, ...(caption ? [line] : [])],
    data: {hName: 'figure', hProperties: {className: ['diagram'], ...(id && {id})}},
    position,
  } as unknown as Blockquote
}

/** `name="…"` behind the language. */
const attribute = ({meta}: Code, name: string): string | undefined =>
  new RegExp(`(?:^|[\\s{])${name}="([^"]*)"`).exec(meta ?? '')?.[1]?.trim()
