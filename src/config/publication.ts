import {z} from 'zod'
import {formatNames} from './format-names.ts'
import {
  authorSchema,
  glossarySchema,
  langSchema,
  slugSchema,
  uriSchema,
  variablesSchema,
} from './frontmatter.ts'

/** Only the engine knows the zones. */
function isZone(timeZone: string): boolean {
  try {
    return Boolean(Intl.DateTimeFormat('en', {timeZone}))
  } catch {
    return false
  }
}

/** `publication.yaml`. */
export const publicationSchema = z.strictObject({
  title: z
    .string()
    .min(1)
    .describe(
      "Name of the newspaper, magazine or house. Default without publication.yaml: the folder's name.",
    ),
  subtitle: z.string().optional().describe('The line under the title.'),
  description: z.string().default('').describe('What it is about, for feeds and search engines.'),
  url: z
    .url({protocol: /^https?$/})
    .default('http://localhost/')
    .describe('Where the site will stand, base path included.'),
  id: uriSchema
    .optional()
    .describe(
      'Stable URI of the publication, from which those of its works are derived. Default: a tag: URI of its url.',
    ),
  lang: langSchema.default('en').describe('BCP 47.'),
  timeZone: z
    .string()
    .refine(isZone, {error: 'expected an IANA zone (Asia/Tehran)'})
    .default('UTC')
    .describe('IANA zone in which dates are printed.'),
  calendars: z
    .record(z.string(), z.enum(['gregory', 'persian', 'islamic-umalqura']))
    .default({})
    .meta({title: 'calendar by language'})
    .describe(
      "Calendars in which dates are printed, by language: `{fa: gregory, ckb: persian}`. Default: a language's own.",
    ),
  publisher: z.string().optional().describe('The house, as PDF and EPUB name it.'),
  authors: z.array(authorSchema).default([]).describe('Byline of documents without authors.'),
  rights: z.string().optional().describe('Copyright or licence line of documents without one.'),
  theme: z
    .string()
    .default('press')
    .describe("A built-in theme's name, or a folder relative to publication.yaml."),
  styles: z
    .array(z.string().min(1))
    .default([])
    .describe(
      "Stylesheets of your own, which come after the theme's in every format: paths relative to publication.yaml.",
    ),
  images: z
    .enum(['responsive', 'original'])
    .default('responsive')
    .describe(
      'How the site has pictures: responsive gives browsers several sizes as AVIF and WebP to choose from, original the files as they are. Default: responsive.',
    ),
  icon: z
    .string()
    .min(1)
    .optional()
    .describe(
      "Picture for browser tabs and home screens: path of an SVG file, or of a square PNG of 512 pixels, relative to publication.yaml. Default: the theme's.",
    ),
  sections: z
    .array(
      z.strictObject({
        slug: slugSchema.describe('Its part of addresses, and what documents call it.'),
        title: z.string().min(1).describe('As printed.'),
        lang: langSchema.optional().describe("Default: the publication's."),
        description: z.string().optional().describe('What it is about.'),
      }),
    )
    .default([])
    .describe('In the order of the navigation.'),
  formats: z
    .array(z.enum(formatNames))
    .default(['html', 'pdf', 'epub', 'rss', 'atom', 'json'])
    .describe(
      'What is written: ninjs and newsml are for news agencies and their clients. Default: html, pdf, epub, rss, atom and json.',
    ),
  math: z
    .boolean()
    .optional()
    .describe(
      'Whether documents are read with `$x$` and `$$…$$` as formulas in TeX. Default: no, dollars are money.',
    ),
  variables: variablesSchema.describe('Values by name, for `{{ name }}` in texts.'),
  feed: z
    .strictObject({
      items: z.int().positive().default(20).describe('Newest items in each feed.'),
      per: z
        .array(z.enum(['section', 'tag', 'author', 'language']))
        .default(['section', 'language'])
        .describe(
          'What has feeds of its own beside the publication. Languages have them where there are several.',
        ),
      archive: z
        .boolean()
        .default(false)
        .describe(
          'Whether feeds lead to files with all older items (RFC 5005), by month of publication, a hundred at most in each.',
        ),
      hub: z
        .url({protocol: /^https?$/})
        .optional()
        .describe(
          'WebSub hub that tells subscribers of new items; `octavo announce` tells the hub.',
        ),
      podcast: z
        .strictObject({
          category: z.string().min(1).describe("One of Apple's categories: News."),
          subcategory: z.string().min(1).optional().describe('One below it: Daily News.'),
          image: z
            .string()
            .min(1)
            .describe('Path of a square picture of 1400 to 3000 pixels, JPEG or PNG.'),
          explicit: z.boolean().default(false).describe('Whether it is for adults only.'),
          owner: z
            .strictObject({name: z.string().min(1), email: z.email()})
            .optional()
            .describe('Whom directories write to. Everybody can read it.'),
        })
        .optional()
        .describe('Makes the RSS feeds a podcast: what directories ask for.'),
    })
    .prefault({})
    .describe('RSS, Atom and JSON feeds.'),
  list: z
    .strictObject({
      items: z.int().positive().default(30).describe('Items on one page of a list.'),
    })
    .prefault({})
    .describe('Lists of sections, tags and authors.'),
  trustedFiles: z
    .array(z.string())
    .default([])
    .describe(
      'Files that can run (HTML, XML, scripts) and that documents may offer all the same: paths or folders, relative to publication.yaml.',
    ),
  demandRights: z
    .boolean()
    .default(false)
    .describe('Whether a picture without credit or licence is an error.'),
  contentsDepth: z
    .int()
    .min(1)
    .max(6)
    .default(3)
    .describe('Deepest level of headings in the contents of e-books: 1 for chapters alone.'),
  pageList: z
    .boolean()
    .default(true)
    .describe('Whether e-books of works that are also printed say where the pages begin.'),
  scripts: z
    .array(z.enum(['theme-switch', 'note-popups']))
    .default([])
    .describe('Small scripts for pages that work without them. Default: none.'),
  search: z
    .boolean()
    .default(false)
    .describe('Whether the site has a page to search it, the only one with a script.'),
  newsSitemap: z
    .boolean()
    .default(false)
    .describe(
      'Whether the site has a `news-sitemap.xml` of the stories of the last two days, for search engines of news.',
    ),
  indexNow: z
    .boolean()
    .default(false)
    .describe(
      'Whether `octavo announce` tells search engines of changed pages (IndexNow), with the key in OCTAVO_INDEXNOW_KEY.',
    ),
  glossary: glossarySchema
    .optional()
    .describe('How texts use their glossaries, where a document or book does not say.'),
  pageSize: z.string().optional().describe('Overrides the `size` of `@page`: A4, A5, 6in 9in …'),
})

/** Everything resolved: no field is optional but those whose absence means something. */
export type PublicationConfig = z.output<typeof publicationSchema>
export type FormatName = PublicationConfig['formats'][number]

/** What a build works with. */
export interface Config extends Omit<PublicationConfig, 'id'> {
  readonly id: string
  /** `url`, ending with '/'. */
  readonly url: string
  /** Seconds since 1970 of SOURCE_DATE_EPOCH, else 0: the date of what has none. */
  readonly sourceDate: Date
  /** The instant the build counts as now, for embargoes. */
  readonly now: Date
}
