import {z} from 'zod'
import {frontmatterSchema} from './frontmatter.ts'
import {publicationSchema} from './publication.ts'

/** The part of JSON Schema (draft 7) that zod writes of our schemas. */
interface JsonSchema {
  /** What kind of text it is. */
  readonly title?: string
  readonly description?: string
  readonly type?: string
  readonly enum?: readonly string[]
  readonly pattern?: string
  readonly format?: string
  readonly default?: unknown
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
}

type SchemaName = 'frontmatter' | 'publication'

/** What editors check YAML by: `schemas/<name>.schema.json`. */
export const jsonSchemas = (): Readonly<Record<SchemaName, JsonSchema>> => ({
  frontmatter: jsonSchema(frontmatterSchema, 'Frontmatter of an Octavo document'),
  publication: jsonSchema(publicationSchema, 'publication.yaml of Octavo'),
})

const jsonSchema = (schema: z.ZodType, title: string): JsonSchema => ({
  title,
  ...(z.toJSONSchema(schema, {io: 'input', target: 'draft-7', reused: 'inline'}) as JsonSchema),
})

/** The same as Markdown: one table of keys for each file. */
export function referenceTables(): string {
  const {frontmatter, publication} = jsonSchemas()
  return [
    '## Frontmatter {#frontmatter-keys}',
    'Every key is optional. Keys from `publisher` on belong to books and issues.',
    table(frontmatter),
    '## publication.yaml {#publication-keys}',
    'Only `title` is required, and without a publication.yaml not even that.',
    table(publication),
    '',
  ].join('\n\n')
}

const table = (schema: JsonSchema): string =>
  ['| Key | Value | Meaning |', '| --- | --- | --- |', ...rows(schema, '')].join('\n')

function rows({properties = {}, required = []}: JsonSchema, prefix: string): string[] {
  return Object.entries(properties).flatMap(([name, property]) => {
    const key = prefix + name
    const meaning = [
      property.description,
      defaultOf(property),
      requiredNote(required, name, prefix),
    ]
    const cells = [`\`${key}\``, kindOf(property), meaning.filter(Boolean).join(' ')]
    return [
      `| ${cells.map(escaped).join(' | ')} |`,
      ...nested(property).flatMap(part => rows(part.schema, key + part.suffix)),
    ]
  })
}

/** The mappings inside a value: its own, an element's, or an alternative's. */
function nested(schema: JsonSchema, suffix = '.'): {schema: JsonSchema; suffix: string}[] {
  if (schema.description?.startsWith('The same as')) return []
  if (schema.properties) return [{schema, suffix}]
  if (schema.items) return nested(schema.items, `[]${suffix}`)
  return schema.anyOf?.flatMap(alternative => nested(alternative, suffix)) ?? []
}

function kindOf({title, type, enum: values, format, items, anyOf}: JsonSchema): string {
  if (values) return values.map(value => `\`${value}\``).join(', ')
  if (anyOf) return [...new Set(anyOf.map(kindOf))].join(', or ')
  if (type === 'array') return `list of: ${items ? kindOf(items) : 'anything'}`
  if (type === 'object') return 'mapping'
  if (format === 'uri') return 'URL'
  if (format === 'email') return 'e-mail address'
  if (type === 'string' && title) return title
  return (
    {string: 'text', integer: 'whole number', number: 'number', boolean: '`true` or `false`'}[
      type ?? ''
    ] ?? 'anything'
  )
}

function defaultOf({default: value}: JsonSchema): string | undefined {
  if (value === undefined || value === '' || typeof value === 'object') return undefined
  return `Default: \`${String(value)}\`.`
}

const requiredNote = (required: readonly string[], name: string, prefix: string) =>
  required.includes(name) && (prefix !== '' || name === 'title') ? 'Required.' : undefined

const escaped = (cell: string) => cell.replaceAll('|', '\\|')
