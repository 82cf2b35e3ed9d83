import type {Viz} from '@viz-js/viz'

/** A diagram drawn, or why not. */
export type DrawnDiagram =
  | {readonly type: 'drawing'; readonly svg: string}
  /** In what Graphviz wrote; `line` counts from 1 in the source. */
  | {readonly type: 'fault'; readonly reason: string; readonly line: number}
  | {readonly type: 'missing-package'}

/** Longer ones are data, and could keep a build busy for hours. */
const longest = 50_000

let shared: Promise<Viz | undefined> | undefined

/** Undefined where the package is not installed: few publications have diagrams. */
const loadViz = (): Promise<Viz | undefined> => {
  shared ??= import('@viz-js/viz').then(
    ({instance}) => instance(),
    () => undefined,
  )
  return shared
}

/** Letters whose width Graphviz does not know, and takes for that of a space. */
const unmeasured = /[^\p{Script=Latin}\p{Script=Common}]/u

/** DOT → SVG, in letters that the theme replaces by its own. Files that the source names are not there for it. */
export async function drawDiagram(source: string): Promise<DrawnDiagram> {
  if (source.length > longest) {
    const reason = `Unexpected diagram of more than ${longest} characters, expected less`
    return {type: 'fault', reason, line: 1}
  }
  const viz = await loadViz()
  if (!viz) return {type: 'missing-package'}
  const drawn = viz.render(source, {
    format: 'svg',
    graphAttributes: {bgcolor: 'transparent', fontname: 'Helvetica'},
    nodeAttributes: {
      fontname: 'Helvetica',
      ...(unmeasured.test(source) && {margin: '0.35,0.1'}),
    },
    edgeAttributes: {fontname: 'Helvetica'},
  })
  if (drawn.status === 'success' && drawn.output.trim() !== '')
    return {type: 'drawing', svg: drawn.output}
  const message = drawn.errors.find(({level}) => level === 'error')?.message ?? 'nothing to draw'
  const line = Number(/line (\d+)/.exec(message)?.[1] ?? 1)
  const near = /near '([^']*)'/.exec(message)?.[1]
  return {
    type: 'fault',
    line,
    reason: near
      ? `Unexpected \`${near}\` in a diagram, expected the DOT language`
      : `Unexpected diagram (${message}), expected the DOT language`,
  }
}
