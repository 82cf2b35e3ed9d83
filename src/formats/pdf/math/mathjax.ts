/** The part of MathJax 4 that we use. It has no types of its own. */
interface MathJax {
  readonly init: (config: unknown) => Promise<unknown>
  readonly tex2svgPromise: (tex: string, options: {readonly display: boolean}) => Promise<unknown>
  readonly mathml2svgPromise: (mathml: string) => Promise<unknown>
  readonly startup: {readonly adaptor: {readonly innerHTML: (node: unknown) => string}}
}

/** A formula as SVG text; undefined when it cannot be set. */
export interface FormulaSetter {
  readonly fromTex: (tex: string, isDisplay: boolean) => Promise<string | undefined>
  readonly fromMathml: (mathml: string) => Promise<string | undefined>
}

let shared: Promise<FormulaSetter | undefined> | undefined

/** Undefined where the package is not installed: it is as large as all others together, and few publications need it. */
export function loadFormulaSetter(): Promise<FormulaSetter | undefined> {
  shared ??= start()
  return shared
}

async function start(): Promise<FormulaSetter | undefined> {
  const mathjax = await load()
  if (!mathjax) return undefined
  await mathjax.init({
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
  })
  const svgOf = async (node: Promise<unknown>): Promise<string | undefined> => {
    try {
      return mathjax.startup.adaptor.innerHTML(await node)
    } catch {
      return undefined
    }
  }
  return {
    fromTex: (tex, display) => svgOf(mathjax.tex2svgPromise(tex, {display})),
    fromMathml: mathml => svgOf(mathjax.mathml2svgPromise(mathml)),
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
