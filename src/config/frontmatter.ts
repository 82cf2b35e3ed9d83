import {z} from 'zod'

/** A date, or a date and time with its zone: `2026-03-14`, `2026-03-14T09:30:00+03:30`. */
const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/, {
    error: 'expected a date (2026-03-14) or a date and time with zone (2026-03-14T09:30:00Z)',
  })
const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/, {
    error: 'expected a date and time with zone (2026-03-14T09:30:00+03:30)',
  })
export const langSchema = z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, {
  error: 'expected a BCP 47 language tag (en, fa, ar-IQ)',
})
export const uriSchema = z
  .string()
  .regex(/^[a-z][a-z0-9+.-]*:\S+$/i, {error: 'expected a URI (tag:, urn: or https:)'})
const slug = z
  .string()
  .regex(/^[^/\\?#%\s]+$/u, {error: 'expected a name without spaces, /, \\, ?, # or %'})

export const authorSchema = z.union([
  z
    .string()
    .min(1)
    .transform(name => ({name})),
  z.strictObject({
    name: z.string().min(1).describe('As printed in the byline.'),
    email: z.email().optional().describe('Given in feeds only.'),
    url: z
      .url({protocol: /^https?$/})
      .optional()
      .describe('Their page.'),
    role: z
      .string()
      .optional()
      .describe('What they did: author, translator, photographer, editor … (default author).'),
  }),
])

export const imageSchema = z.strictObject({
  src: z.string().min(1).describe('Path of the file, relative to the document.'),
  alt: z
    .string()
    .describe('What it shows, for those who cannot see it; empty when it is decoration.'),
  caption: z.string().optional(),
  credit: z.string().optional(),
  license: z.string().optional(),
})

const documentShape = {
  title: z.string().min(1).optional().describe('The headline. Default: the first heading.'),
  subtitle: z.string().optional().describe('The line under the headline (dek).'),
  kicker: z.string().optional().describe('The short line above the headline.'),
  slug: slug.optional().describe('Last part of the address. Default: the file name.'),
  id: uriSchema
    .optional()
    .describe(
      'Stable URI of the work. Default: derived from the publication id and the first path of the file.',
    ),
  kind: z
    .enum(['story', 'book', 'issue', 'page', 'chapter'])
    .optional()
    .describe(
      'Default: book with `chapters`, issue with `stories`, page under pages/, else story.',
    ),
  date: date.optional().describe('When it was, or will be, first published.'),
  updated: date.optional().describe('When it last changed in substance.'),
  status: z
    .enum(['draft', 'published', 'embargoed', 'killed'])
    .default('published')
    .describe('draft is never published, embargoed not before `embargo`, killed never again.'),
  embargo: instant.optional().describe('Held from every output until this instant.'),
  lang: langSchema.optional().describe("BCP 47. Default: the publication's."),
  dir: z.enum(['ltr', 'rtl']).optional().describe('Default: from lang.'),
  section: z.string().optional().describe("One of the publication's sections."),
  tags: z.array(z.string().min(1)).default([]),
  authors: z.array(authorSchema).default([]).describe('Names, or {name, email, url, role}.'),
  author: z
    .union([authorSchema, z.array(authorSchema)])
    .optional()
    .describe('The same as `authors`, where there is one.'),
  dateline: z
    .strictObject({
      place: z.string().min(1),
      agency: z.string().optional().describe('The agency the report came by.'),
    })
    .optional(),
  summary: z
    .string()
    .optional()
    .describe('For lists, feeds and search. Default: the first paragraph.'),
  image: imageSchema.optional().describe('The lead picture.'),
  corrections: z.array(z.strictObject({date, text: z.string().min(1)})).default([]),
  rights: z.string().optional().describe("Copyright or licence line. Default: the publication's."),
  sources: z
    .array(z.union([z.string(), z.strictObject({name: z.string(), url: z.url().optional()})]))
    .default([])
    .describe('Whom or what it rests on.'),
  formats: z
    .array(z.enum(['html', 'pdf', 'epub', 'rss', 'atom', 'json']))
    .optional()
    .describe('Only these formats. Default: all that the publication writes.'),
}

/** How an issue chooses stories when it does not list them. */
export const querySchema = z.strictObject({
  section: z.string().optional(),
  tag: z.string().optional(),
  lang: langSchema.optional(),
  from: date.optional().describe('First date, inclusive.'),
  to: date.optional().describe('Last date, inclusive.'),
  limit: z.int().positive().optional(),
})

/** Keys of every kind of document; those from `publisher` on belong to books and issues. */
export const frontmatterSchema = z.strictObject({
  ...documentShape,
  publisher: z.string().optional(),
  isbn: z
    .string()
    .regex(/^(97[89][- ]?)?(\d[- ]?){9}[\dXx]$/, {error: 'expected an ISBN of 10 or 13 digits'})
    .optional(),
  edition: z.string().optional(),
  cover: imageSchema.optional(),
  series: z.strictObject({name: z.string().min(1), position: z.number().optional()}).optional(),
  chapters: z
    .array(z.string().min(1))
    .optional()
    .describe('Paths of the chapters, in order, relative to this file.'),
  stories: z
    .union([z.array(z.string().min(1)), querySchema])
    .optional()
    .describe('Paths of the stories, in order, or a query.'),
})

/** Frontmatter as checked: defaults filled, `lang`, `dir`, `title` and `date` still as written. */
export type Frontmatter = z.output<typeof frontmatterSchema>
export type Author = z.output<typeof authorSchema>
export type StoryQuery = z.output<typeof querySchema>
export type FrontmatterImage = z.output<typeof imageSchema>
