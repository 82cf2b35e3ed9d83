import type {z} from 'zod'

const listed = new Intl.ListFormat('en', {type: 'disjunction'})

/** What a schema issue says was expected, in words for people who write YAML. */
export function expectationOf(issue: z.core.$ZodIssue): string {
  if (issue.message.startsWith('expected ')) return issue.message.slice('expected '.length)
  switch (issue.code) {
    case 'invalid_type':
      return typeName(issue.expected)
    case 'invalid_value':
      return listed.format(issue.values.map(value => `\`${String(value)}\``))
    case 'invalid_format':
      return formatName(issue.format)
    case 'too_small':
      if (issue.origin === 'string') return 'at least one character'
      return issue.inclusive ? `at least ${issue.minimum}` : `more than ${issue.minimum}`
    case 'too_big':
      return issue.inclusive ? `at most ${issue.maximum}` : `less than ${issue.maximum}`
    case 'invalid_union':
      return listed.format([...new Set(issue.errors.flat().map(expectationOf))])
    case 'unrecognized_keys':
      return 'known keys'
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return issue.message
  }
}

/** A value as an author would call it. */
export function nameOf(value: unknown): string {
  if (value === null) return 'empty value'
  if (Array.isArray(value)) return 'list'
  if (typeof value === 'object') return 'mapping'
  const written = String(value)
  const short = written.length > 40 ? `${written.slice(0, 39)}…` : written
  return typeof value === 'string' ? `\`${short}\`` : `${typeof value} \`${short}\``
}

function typeName(expected: string): string {
  const names: Readonly<Record<string, string>> = {
    string: 'a text (in quotes if it looks like a number)',
    number: 'a number',
    int: 'a whole number',
    boolean: '`true` or `false`',
    array: 'a list',
    object: 'a mapping',
  }
  return names[expected] ?? expected
}

function formatName(format: string): string {
  const names: Readonly<Record<string, string>> = {
    url: 'a full URL (https://example.org/)',
    email: 'an e-mail address',
  }
  return names[format] ?? `another form (${format})`
}

/** How a list or a mapping is written, for those who have written something else; empty for all other faults. */
export function exampleOf(
  issue: z.core.$ZodIssue,
  key: string | undefined,
  {value, known}: {readonly value: unknown; readonly known: readonly string[]},
): string {
  if (issue.code !== 'invalid_type') return ''
  const [first = 'key', second] = known
  const pairs = [first, second].filter(Boolean).map(name => `${name}: …`)
  switch (issue.expected) {
    case 'array':
      return key !== undefined && typeof value !== 'object'
        ? ` (\`${key}: [${String(value)}]\`)`
        : ''
    case 'object':
      return key === undefined ? ` (\`${pairs[0]}\`)` : ` (\`${key}: {${pairs.join(', ')}}\`)`
    default:
      return ''
  }
}
