import type {Element, ElementContent, Root} from 'hast'
import {report} from '../../../diagnostics.ts'
import {mathLine, mathText, texOf, writtenTex} from '../../../document/math-text.ts'
import type {Drawing} from '../../../paged/index.ts'
import {eachElement, mapElements} from '../../map-elements.ts'
import type {OpenLettering} from '../images.ts'
import type {Reports} from '../reports.ts'
import {drawFormula} from './draw-formula.ts'
import {loadFormulaSetter} from './mathjax.ts'

/** A tree whose formulas are images (`altimg`), and the drawings by the names that it gives them. */
export interface SetFormulas {
  readonly tree: Root
  readonly drawings: ReadonlyMap<string, Drawing>
  /** What only formulas have that stand as text for want of MathJax: of their characters, no font needs to be told. */
  readonly unset: ReadonlySet<string>
}

/**
 * Draw the formulas of a tree. One that cannot be drawn is a line of text or its TeX instead, reported as
 * `math-print`; all are where MathJax is not installed, reported once as `missing-package`.
 */
export async function setFormulas(
  tree: Root,
  {fileAt}: Reports,
  lettering: OpenLettering,
): Promise<SetFormulas> {
  const formulas: Element[] = []
  eachElement(tree, element => {
    if (element.tagName === 'math') formulas.push(element)
  })
  const [first] = formulas
  if (!first) return {tree, drawings: new Map(), unset: new Set()}
  const setter = await loadFormulaSetter()
  if (!setter) report(fileAt(first.position), 'missing-package', withoutPackage, first.position)
  const names = new Map<string, string>()
  const drawings = new Map<string, Drawing>()
  for (const math of setter ? formulas : []) {
    const key = keyOf(math)
    if (!names.has(key)) {
      const name = `formula:${names.size + 1}`
      names.set(key, name)
      const drawing = await drawFormula(math, setter!, lettering)
      if (drawing) drawings.set(name, drawing)
    }
    if (!drawings.has(names.get(key)!)) reportUndrawn(math, fileAt)
  }
  const image = (math: Element) => {
    const name = names.get(keyOf(math)) ?? ''
    return drawings.has(name) ? name : undefined
  }
  return {
    tree: mapElements(tree, element =>
      element.tagName === 'math' ? printed(element, image(element)) : element,
    ),
    drawings,
    unset: setter ? new Set() : charactersOf(formulas, tree),
  }
}

/** Those of formulas that no other text has. */
function charactersOf(formulas: readonly Element[], tree: Root): ReadonlySet<string> {
  const elsewhere = new Set<string>()
  const note = ({children}: Root | Element): void => {
    for (const child of children) {
      if (child.type === 'text') for (const character of child.value) elsewhere.add(character)
      if (child.type === 'element' && child.tagName !== 'math') note(child)
    }
  }
  note(tree)
  const own = formulas.flatMap(math => [...mathText(math)])
  return new Set(own.filter(character => !elsewhere.has(character)))
}

const keyOf = (math: Element): string => `${math.properties.display ?? ''} ${writtenTex(math)}`

const withoutPackage =
  'Unexpected formula without the package `mathjax`, expected it beside octavo: `npm install mathjax`'

function reportUndrawn(math: Element, fileAt: Reports['fileAt']): void {
  const reason = `Unexpected \`${texOf(math)}\` in a PDF, expected commands and letters that MathJax has: it is printed as text`
  report(fileAt(math.position), 'math-print', reason, math.position)
}

/** As the typesetter takes it: an image with what it says, or the words alone. */
function printed(math: Element, altimg: string | undefined): Element {
  const text = mathText(math)
  const children: ElementContent[] = [
    {type: 'text', value: text, ...(math.position ? {position: math.position} : {})},
  ]
  if (altimg !== undefined) {
    return {...math, properties: {...math.properties, altimg, alttext: text}, children}
  }
  const code: Element = {...math, tagName: 'code', properties: {}, children}
  const isCode = mathLine(math) === undefined
  return {
    ...math,
    tagName: 'span',
    properties: {className: ['math'], dir: 'ltr'},
    children: isCode ? [code] : children,
  }
}
