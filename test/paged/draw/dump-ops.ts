import type {PaintOp} from '../../../src/paged/draw/display-list.ts'

const fields = (values: Readonly<Record<string, unknown>>): string =>
  Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${show(value)}`)
    .join(' ')

const show = (value: unknown): string =>
  typeof value === 'number'
    ? String(Math.round(value * 100) / 100)
    : typeof value === 'string'
      ? value
      : Array.isArray(value)
        ? value.map(show).join(' ')
        : value && typeof value === 'object'
          ? Object.values(value)
              .filter(part => part !== 'rgb')
              .map(show)
              .join(',')
          : String(value)

/** A display list as lines: what a test compares. */
export function dumpOps(ops: readonly PaintOp[]): string {
  let indent = ''
  const lines = ops.map(op => {
    if (op.type.startsWith('end')) indent = indent.slice(2)
    const line = `${indent}${dumpOp(op)}`
    if (op.type.startsWith('begin')) indent += '  '
    return line
  })
  return `${lines.join('\n')}\n`
}

function dumpOp(op: PaintOp): string {
  switch (op.type) {
    case 'begin-content':
      return op.content.role
    case 'begin-artifact':
      return `artifact ${op.kind}`
    case 'glyphs':
      return `glyphs ${JSON.stringify(op.run.text)} ${fields({x: op.x, baseline: op.baseline})}`
    case 'space':
      return `space ${fields({x: op.x, baseline: op.baseline})}`
    case 'link': {
      const {type, element, ...rest} = op
      return `link ${fields(rest)} ${JSON.stringify(element.link)}`
    }
    case 'image': {
      const {type, image, ...rest} = op
      return `image ${fields(rest)}`
    }
    default: {
      const {type, ...rest} = op
      return `${type} ${fields(rest)}`.trim()
    }
  }
}
