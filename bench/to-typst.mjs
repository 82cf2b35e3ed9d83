// to-typst.mjs OUT FILE...: Markdown files as one Typst document, set like the theme's book: the same page, font and size,
// justified and hyphenated, contents with page numbers, notes at the foot, running heads.
import {readFileSync, writeFileSync} from 'node:fs'
import {dirname, resolve} from 'node:path'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'

const [out, layout, ...files] = process.argv.slice(2)
const parser = unified().use(remarkParse).use(remarkGfm).freeze()

const common = `#set text(font: "Source Serif 4", lang: "en", hyphenate: true, size: 10.5pt)
#set par(justify: true, leading: 0.55em, spacing: 0.55em, first-line-indent: 1.3em)
#show raw: set text(font: "JetBrains Mono", size: 8pt)
#show figure: set block(above: 1em, below: 1em)
`
const pages = {
  book: `#set page(width: 6in, height: 9in, margin: (inside: 21mm, outside: 17mm, top: 21mm, bottom: 24mm), numbering: "1",
  header: context { let seen = query(heading.where(level: 1)); emph[#seen.at(0, default: (body: [])).body] })
#set heading(numbering: none)
#outline()
`,
  story: `#set page(paper: "a4", margin: (x: 40mm, top: 28mm, bottom: 32mm), numbering: "1")
`,
}

writeFileSync(out, common + pages[layout] + files.map(textOfFile).join('\n\n'))

function textOfFile(file) {
  const [, frontmatter, body] = /^(---\n.*?\n---\n)?(.*)$/s.exec(readFileSync(file, 'utf8'))
  const tree = parser.parse(body)
  const notes = new Map()
  for (const node of tree.children) {
    if (node.type === 'footnoteDefinition') notes.set(node.identifier, node)
  }
  const title = /^title: "?(.*?)"?$/m.exec(frontmatter ?? '')?.[1]
  const write = node => typstOf(node, {write, notes, folder: dirname(resolve(file))})
  return (title ? `= ${escaped(title)}\n\n` : '') + tree.children.map(write).join('\n\n')
}

function typstOf(node, {write, notes, folder}) {
  const inner = () => (node.children ?? []).map(write).join('')
  const blocks = () => node.children.map(write).join('\n\n')
  switch (node.type) {
    case 'text':
      return escaped(node.value)
    case 'paragraph':
      return inner()
    case 'heading':
      return `${'='.repeat(node.depth)} ${inner()}`
    case 'emphasis':
      return `#emph[${inner()}]`
    case 'strong':
      return `#strong[${inner()}]`
    case 'delete':
      return `#strike[${inner()}]`
    case 'inlineCode':
      return `#raw(${JSON.stringify(node.value)})`
    case 'code':
      return `#raw(block: true, lang: ${JSON.stringify(node.lang ?? 'txt')}, ${JSON.stringify(node.value)})`
    case 'link':
      return `#link(${JSON.stringify(node.url)})[${inner()}]`
    case 'image':
      return `#figure(image(${JSON.stringify(resolve(folder, node.url))}, width: 60%), caption: [${escaped(node.alt ?? '')}])`
    case 'blockquote':
      return `#quote(block: true)[${blocks()}]`
    case 'list':
      return `#${node.ordered ? 'enum' : 'list'}(${node.children.map(item => `[${write(item)}]`).join(', ')})`
    case 'listItem':
      return node.children.map(write).join('\n\n')
    case 'table':
      return `#table(columns: ${node.children[0].children.length}, ${node.children.map(write).join(', ')})`
    case 'tableRow':
      return node.children.map(cell => `[${cell.children.map(write).join('')}]`).join(', ')
    case 'footnoteReference': {
      const note = notes.get(node.identifier)
      return note ? `#footnote[${note.children.map(write).join('\n\n')}]` : ''
    }
    case 'thematicBreak':
      return '#align(center)[⁂]'
    case 'break':
      return '\\ '
    case 'footnoteDefinition':
    case 'definition':
      return ''
    default:
      throw new Error(`Unexpected node ${node.type}`)
  }
}

function escaped(text) {
  return text.replace(/[\\#$*_`<>@~[\]/=+"'-]/g, '\\$&').replace(/^(\d+)\./gm, '$1\\.')
}
