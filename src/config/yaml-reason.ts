import type {YAMLError} from 'yaml'

/** What is wrong with YAML, in the words of those who write frontmatter: mostly a text that needs quotes around it. */
export function yamlReason({code, message, pos}: YAMLError, text: string): string {
  const [from] = pos
  const [rest = ''] = text.slice(from).split(/\r?\n/, 1)
  switch (code) {
    case 'DUPLICATE_KEY':
      return `Unexpected second key \`${rest.split(/[:\s]/, 1)[0]}\`, expected each key once`
    case 'TAB_AS_INDENT':
      return 'Unexpected tab, expected spaces before a key'
    case 'TAG_RESOLVE_FAILED':
      return `Unexpected tag \`${text.slice(...pos)}\`, expected plain YAML`
    case 'BLOCK_AS_IMPLICIT_KEY':
      if (/:(?:\s|$)/.test(rest)) return `Unexpected colon in a text, expected ${inQuotes(rest)}`
      break
    case 'BAD_SCALAR_START':
      return `Unexpected \`${rest[0]}\` before a text, expected ${inQuotes(rest)}`
    case 'UNEXPECTED_TOKEN': {
      const value = /:[ \t]+(["'].*)$/.exec(text.slice(0, from).split('\n').at(-1) + rest)?.[1]
      if (value) return `Unexpected text behind a quotation mark, expected ${inQuotes(value)}`
      break
    }
    case 'MULTILINE_IMPLICIT_KEY': {
      const [, key, value] = /^([\w-]+):(\S.*)$/.exec(rest) ?? []
      if (key)
        return `Unexpected \`${key}:\` without a space behind it, expected \`${key}: ${value}\``
      break
    }
    case 'MISSING_CHAR': {
      const quote = /^Missing closing (["'])/.exec(message)?.[1]
      if (quote) return `Unexpected text in quotes without an end, expected a second \`${quote}\``
      break
    }
  }
  return `Unexpected YAML, expected it to be well formed: ${message.trim()}`
}

/** A value as it can be read, for a message: short ones in full. */
function inQuotes(value: string): string {
  const text = value.trim().replace(/^(?:'(.+)'|"(.+)")$/, '$1$2')
  if (text.length > 60) return 'quotes around it'
  const quoted = text.includes('"') ? `'${text.replaceAll("'", "''")}'` : `"${text}"`
  return `quotes around it: \`${quoted}\``
}
