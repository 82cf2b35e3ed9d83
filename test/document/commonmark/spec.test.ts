import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {join} from 'node:path'
import type {Root} from 'hast'
import {toHtml} from 'hast-util-to-html'
import rehypeParse from 'rehype-parse'
import {unified} from 'unified'
import {VFile} from 'vfile'
import {expect, test} from 'vitest'
import {bodyText} from '../../../src/document/body-text.ts'
import {toHast} from '../../../src/document/hast.ts'
import {linkAddresses, parseMarkdown} from '../../../src/document/markdown.ts'
import {survey} from '../../../src/document/survey.ts'
import {transformDirectives} from '../../../src/document/transforms/directives.ts'

interface Example {
  readonly section: string
  /** In the whole CommonMark specification; in its section of the GFM specification. */
  readonly number: number
  readonly markdown: string
  readonly html: string
}

interface Difference {
  readonly section: string
  readonly number: number
  /** Why ours is another. */
  readonly reason: string
}

const read = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8')
const {tests: commonmark}: {tests: Example[]} = createRequire(import.meta.url)('commonmark-spec')
/** In our own words, one for each example that the GFM specification (0.29) has for its extensions. */
const gfm: Example[] = JSON.parse(read('gfm.json'))
const differences: Record<'commonmark' | 'gfm' | 'gfmSpecification', Difference[]> = JSON.parse(
  read('differences.json'),
)
/** Path of the GFM specification's text, which no npm package carries; the conformance suite has it from Debian. */
const specification = process.env.GFM_SPECIFICATION

const specifications: Array<[name: string, examples: Example[], listed: Difference[]]> = [
  ['CommonMark 0.31.2', commonmark, differences.commonmark],
  ['GFM', gfm, differences.gfm],
]
if (specification) {
  specifications.push(['GFM 0.29', examplesOf(specification), differences.gfmSpecification])
}

test.each(specifications)(
  '%s: every example gives the specified HTML, or is listed with its reason',
  (name, examples, listed) => {
    const different = examples.filter(
      ({markdown, html}) => normalized(htmlOf(tabbed(markdown))) !== normalized(tabbed(html)),
    )
    console.log(
      `${name}: ${examples.length - different.length} of ${examples.length} examples, ${different.length} differ for a listed reason`,
    )
    const nameOf = ({section, number}: Difference | Example) => `${section} ${number}`
    expect(different.map(nameOf)).toEqual(listed.map(nameOf))
  },
)

/** The examples of a specification in its text form: between fences, Markdown and HTML apart by a line with a dot. */
function examplesOf(path: string): Example[] {
  const fence = '`'.repeat(32)
  const pattern = new RegExp(
    `^#+ (.*)$|^${fence} example[^\\n]*\\n([\\s\\S]*?)^\\.\\n([\\s\\S]*?)^${fence}$`,
    'gm',
  )
  const examples: Example[] = []
  let section = ''
  for (const [, heading, markdown, html] of readFileSync(path, 'utf8').matchAll(pattern)) {
    if (markdown === undefined) section = heading ?? ''
    else examples.push({section, number: examples.length + 1, markdown, html: html ?? ''})
  }
  return examples
}

/** The Markdown stage alone, before anything editorial. */
function htmlOf(text: string): string {
  const tree = parseMarkdown(text)
  const body = bodyText(text, 0, 0)
  const file = new VFile()
  const {hasDirectives, hasAddresses} = survey(tree, body, file)
  if (hasDirectives) transformDirectives(tree, {body, file, lang: 'en'})
  if (hasAddresses) linkAddresses(tree)
  return toHtml(toHast(tree), {allowDangerousHtml: true})
}

/** The specification prints tabs as arrows. */
const tabbed = (text: string) => text.replaceAll('→', '\t')

const html = unified().use(rehypeParse, {fragment: true}).freeze()

/**
 * One spelling for what HTML lets one spell in several ways: character references, quotes, the order of attributes,
 * line endings between blocks. Where an example is no HTML (an unclosed tag), this is the tree that browsers see.
 */
function normalized(text: string): string {
  const tree: Root = html.parse(text.trimEnd())
  order(tree)
  return toHtml(tree)
}

const blocks = /^(?:blockquote|dd|div|dl|dt|h[1-6]|hr|li|ol|p|pre|table|tbody|td|th|thead|tr|ul)$/
type Node = Root['children'][number]

function order(parent: Root | Extract<Node, {type: 'element'}>): void {
  for (const child of parent.children) {
    if (child.type !== 'element' || child.tagName === 'pre') continue
    // Classes that GitHub's style sheet wants, and that the specification does not show.
    const {className: _, ...properties} = child.properties
    const entries = Object.entries(child.tagName === 'code' ? child.properties : properties)
    child.properties = Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)))
    order(child)
  }
  const isBlock = (node: Node | undefined) =>
    !node || (node.type === 'element' && blocks.test(node.tagName))
  const trimmed: Node[] = []
  for (const [index, child] of parent.children.entries()) {
    if (child.type === 'text') {
      if (isBlock(parent.children[index - 1])) child.value = child.value.trimStart()
      if (isBlock(parent.children[index + 1])) child.value = child.value.trimEnd()
      if (child.value === '') continue
    }
    trimmed.push(child)
  }
  parent.children = trimmed as never
}
