/** The part of MathJax 4 that we use. It has no types of its own. */
interface MathJax {
  readonly init: (config: unknown) => Promise<unknown>
  readonly tex2svgPromise: (tex: string, options: {readonly display: boolean}) => Promise<unknown>
  readonly mathml2svgPromise: (mathml: string) => Promise<unknown>
  readonly startup: {
    readonly adaptor: {
      readonly innerHTML: (node: unknown) => string
      readonly outerHTML: (node: unknown) => string
      /** Width and height in ems: a guess where there is no browser. */
      nodeSize: (node: unknown) => readonly [number, number]
    }
    readonly output: {readonly unknownCache: Map<unknown, unknown>}
  }
}

/** Width in ems of an SVG `text` whose letters MathJax's own font lacks. */
export type MeasureText = (text: string) => number

/** A formula as SVG text; undefined when it cannot be set. */
export interface FormulaSetter {
  readonly fromTex: (
    tex: string,
    isDisplay: boolean,
    measure: MeasureText,
  ) => Promise<string | undefined>
  readonly fromMathml: (mathml: string, measure: MeasureText) => Promise<string | undefined>
}

let shared: Promise<FormulaSetter | undefined> | undefined

/** Undefined where the package is not installed: it is as large as all others together, and few publications need it. */
export function loadFormulaSetter(): Promise<FormulaSetter | undefined> {
  shared ??= start()
  return shared
}

const options = {
  loader: {load: ['input/tex', 'input/mml', 'output/svg']},
  tex: {
    // What a formula defines would hold for all that come after.
    packages: {'[-]': ['require', 'noundefined', 'newcommand', 'configmacros']},
    autoload: {newcommand: []},
    formatError: (_: unknown, error: Error) => {
      throw error
    },
  },
  svg: {fontCache: 'none', linebreaks: {inline: false}},
  startup: {typeset: false},
}

async function start(): Promise<FormulaSetter | undefined> {
  const mathjax = await load()
  if (!mathjax) return undefined
  await mathjax.init(options)
  const {adaptor, output} = mathjax.startup
  let last: Promise<unknown> = Promise.resolve()
  return {
    fromTex: (tex, display, measure) =>
      inTurn(measure, () => mathjax.tex2svgPromise(tex, {display})),
    fromMathml: (mathml, measure) => inTurn(measure, () => mathjax.mathml2svgPromise(mathml)),
  }

  /** It is one for all works: one formula at a time, so that each is measured in the fonts of its own work. */
  function inTurn(
    measure: MeasureText,
    convert: () => Promise<unknown>,
  ): Promise<string | undefined> {
    const svg = last.then(async () => {
      adaptor.nodeSize = node => [measure(adaptor.outerHTML(node)), 0.8]
      output.unknownCache.clear()
      try {
        return adaptor.innerHTML(await convert())
      } catch {
        return undefined
      }
    })
    last = svg
    return svg
  }
}

async function load(): Promise<MathJax | undefined> {
  const name = 'mathjax'
  try {
    const {default: mathjax}: {default: MathJax} = await import(name)
    return mathjax
  } catch {
    return undefined
  }
}
