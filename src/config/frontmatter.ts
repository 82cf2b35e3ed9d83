import {z} from 'zod'
import {siteAddressSchema} from './address-record.ts'
import {formatNames} from './format-names.ts'
import {hasCheckDigit} from './isbn.ts'

/** Whether a well-formed date names a day there is: not 2026-02-30, not 25:00. */
function isOnCalendar(date: string): boolean {
  const day = new Date(date.slice(0, 10))
  return !Number.isNaN(Date.parse(date)) && day.toISOString().slice(0, 10) === date.slice(0, 10)
}

/** A date, or a date and time with its zone: `2026-03-14`, `2026-03-14T09:30:00+03:30`. */
const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/, {
    error: 'expected a date (2026-03-14) or a date and time with zone (2026-03-14T09:30:00Z)',
  })
  .refine(isOnCalendar, {error: 'expected a day that the calendar has'})
  .meta({title: 'date, or date and time with zone'})
const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/, {
    error: 'expected a date and time with zone (2026-03-14T09:30:00+03:30)',
  })
  .refine(isOnCalendar, {error: 'expected a day that the calendar has'})
  .meta({title: 'date and time with zone'})
export const langSchema = z
  .string()
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, {
    error: 'expected a BCP 47 language tag (en, fa, ar-IQ)',
  })
  .meta({title: 'language tag'})
export const uriSchema = z
  .string()
  .regex(/^[a-z][a-z0-9+.-]*:\S+$/i, {error: 'expected a URI (tag:, urn: or https:)'})
  .meta({title: 'URI'})
/** Values that texts may name as `{{ name }}`. */
export const variablesSchema = z
  .record(
    z.string().regex(/^[\p{L}_][\p{L}\p{M}\p{N}_.-]*$/u, {
      error: 'expected names of letters, digits, `_`, `.` and `-`',
    }),
    z.union([z.string(), z.number(), z.boolean()]),
  )
  .optional()
/** A name that can be part of an address and of a path on any system. */
export const slugSchema = z
  .string()
  .regex(/^[^/\\?#%:*"<>|\s\p{C}.][^/\\?#%:*"<>|\s\p{C}]{0,99}$/u, {
    error: 'expected a name of at most 100 letters, digits and hyphens',
  })
  .meta({title: 'part of an address'})

export const glossarySchema = z.strictObject({
  link: z
    .enum(['marked', 'first'])
    .default('marked')
    .describe(
      'Which words lead to their explanation: those `marked` by `:term`, or the `first` use of each term in a document, too. Default: marked.',
    ),
})

const seriesSchema = z.strictObject({
  name: z.string().min(1).describe('As printed.'),
  position: z.number().optional().describe('Which one of the series it is.'),
})

export const authorSchema = z.union([
  z
    .string()
    .trim()
    .min(1)
    .transform(name => ({name})),
  z.strictObject({
    name: z.string().trim().min(1).describe('As printed in the byline.'),
    email: z.email().optional().describe('Given in feeds only.'),
    url: z
      .url({protocol: /^https?$/})
      .optional()
      .describe('Their page.'),
    role: z
      .string()
      .optional()
      .describe(
        'What they did: author, translator, photographer, editor …, or a MARC relator code (default author).',
      ),
    fileAs: z
      .string()
      .min(1)
      .optional()
      .describe('Under which shops and shelves sort the name: Le Guin, Ursula K.'),
  }),
])

export const imageSchema = z.strictObject({
  src: z.string().min(1).describe('Path of the file, relative to the document.'),
  alt: z
    .string()
    .describe('What it shows, for those who cannot see it; empty when it is decoration.'),
  caption: z.string().optional().describe('What is said below it.'),
  credit: z.string().optional().describe('Who made it.'),
  license: z.string().optional().describe('Under which licence it is printed.'),
})

const documentShape = {
  title: z.string().min(1).optional().describe('The headline. Default: the first heading.'),
  subtitle: z.string().optional().describe('The line under the headline (dek).'),
  kicker: z.string().optional().describe('The short line above the headline.'),
  slug: slugSchema.optional().describe('Last part of the address. Default: the file name.'),
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
  date: date
    .optional()
    .describe(
      'When it was first published. A story dated in the future is held until then, if it has no `embargo`.',
    ),
  updated: date.optional().describe('When it last changed in substance.'),
  status: z
    .enum(['draft', 'published', 'embargoed', 'killed'])
    .default('published')
    .describe('draft is never published, embargoed not before `embargo`, killed never again.'),
  killed: z
    .strictObject({
      date: date.optional().describe('When. Default: when it last changed.'),
      note: z.string().min(1).optional().describe('Why: for the newsroom, in no output.'),
    })
    .optional()
    .describe('Of a killed story: when and why. It kills one whose status says nothing, too.'),
  embargo: instant.optional().describe('Held from every output until this instant.'),
  lang: langSchema
    .optional()
    .describe("BCP 47. Default: the book's for a chapter, else the publication's."),
  dir: z.enum(['ltr', 'rtl']).optional().describe('Default: from lang.'),
  math: z
    .boolean()
    .optional()
    .describe(
      "Whether `$x$` and `$$…$$` are formulas in TeX. Default: the book's for a chapter, else the publication's.",
    ),
  variables: variablesSchema.describe(
    "Values by name, for `{{ name }}` in the text; before the publication's.",
  ),
  section: z.string().optional().describe("One of the publication's sections."),
  tags: z
    .array(z.string().trim().min(1))
    .default([])
    .describe('Words to find it by; each has a page.'),
  authors: z.array(authorSchema).default([]).describe('Names, or {name, email, url, role}.'),
  author: z
    .union([authorSchema, z.array(authorSchema)])
    .optional()
    .describe('The same as `authors`, where there is one.'),
  translationOf: z
    .string()
    .min(1)
    .optional()
    .describe('Path of the document that it was translated from, relative to this file.'),
  dateline: z
    .strictObject({
      place: z.string().min(1).describe('Where it was reported from.'),
      agency: z.string().optional().describe('The agency the report came by.'),
    })
    .optional()
    .describe('Place and agency in front of the first words.'),
  summary: z
    .string()
    .optional()
    .describe('For lists, feeds and search. Default: the first paragraph.'),
  aliases: z
    .array(siteAddressSchema)
    .optional()
    .describe('Addresses on the site that lead here as well, such as those that it had before.'),
  free: z
    .boolean()
    .default(true)
    .describe(
      'Whether everybody may read it without paying: search engines are told. Who may read it is up to the server.',
    ),
  related: z
    .array(z.string().min(1))
    .optional()
    .describe(
      'Paths of what to read next, relative to this file; an empty list for nothing. Default: by tags and section.',
    ),
  image: imageSchema.optional().describe('The lead picture.'),
  corrections: z
    .array(
      z.strictObject({
        date: date.describe('When it was corrected.'),
        text: z.string().min(1).describe('What was wrong, and what is right.'),
      }),
    )
    .default([])
    .describe('Printed with the story, newest last.'),
  rights: z.string().optional().describe("Copyright or licence line. Default: the publication's."),
  sources: z
    .array(
      z.union([
        z.string(),
        z.strictObject({
          name: z.string().min(1).describe('As printed.'),
          url: z
            .url({protocol: /^https?$/})
            .optional()
            .describe('Where to read it.'),
        }),
      ]),
    )
    .default([])
    .describe('Whom or what it rests on.'),
  slugline: z
    .string()
    .min(1)
    .optional()
    .describe(
      'What newsrooms call a story, in ninjs and NewsML-G2: river-levels-1. Never printed.',
    ),
  urgency: z
    .int()
    .min(1)
    .max(9)
    .optional()
    .describe('How pressing it is to newsrooms, in ninjs and NewsML-G2: from 1, the most, to 9.'),
  edNote: z
    .string()
    .min(1)
    .optional()
    .describe('A word to the editors who get it as ninjs or NewsML-G2. Never printed.'),
  design: slugSchema
    .optional()
    .describe(
      "How a story, book or issue is dressed: one of the theme's designs for its kind. Default: the first of them.",
    ),
  formats: z
    .array(z.enum(formatNames))
    .optional()
    .describe('Only these formats. Default: all that the publication writes.'),
  contentsDepth: z
    .int()
    .min(1)
    .max(6)
    .optional()
    .describe(
      "Deepest level of headings in the contents of the e-book: 1 for chapters alone. Default: the publication's.",
    ),
  pageList: z
    .boolean()
    .optional()
    .describe(
      "Whether the e-book says where the pages of its PDF begin. Default: the publication's.",
    ),
}

/** How an issue chooses stories when it does not list them. */
export const querySchema = z.strictObject({
  section: z.string().optional().describe('Only of this section.'),
  tag: z.string().optional().describe('Only with this tag.'),
  lang: langSchema.optional().describe('Only in this language.'),
  from: date.optional().describe('First date, inclusive.'),
  to: date.optional().describe('Last date, inclusive.'),
  limit: z.int().positive().optional().describe('At most so many, the newest.'),
})

const isbn = z
  .string()
  .regex(/^(97[89][- ]?)?(\d[- ]?){9}[\dXx]$/, {error: 'expected an ISBN of 10 or 13 digits'})
  .refine(hasCheckDigit, {error: 'expected an ISBN whose last digit fits the others'})
  .meta({title: 'ISBN'})

const subject = z.strictObject({
  name: z.string().min(1).describe('As people read it: FICTION / General.'),
  authority: z.string().min(1).describe('Whose code it is: BISAC, Thema, LCSH …'),
  term: z.string().min(1).describe('The code: FIC000000.'),
})

const epigraphSchema = z.union([
  z.string().min(1),
  z.strictObject({
    text: z.string().min(1).describe('The quotation. Its lines stay lines.'),
    source: z.string().min(1).optional().describe('Whose it is.'),
    lang: langSchema.optional().describe("BCP 47. Default: the book's."),
  }),
])

/** Keys of every kind of document; those from `publisher` on belong to books and issues. */
export const frontmatterSchema = z.strictObject({
  ...documentShape,
  publisher: z.string().optional().describe("Default: the publication's."),
  isbn: isbn.optional().describe('Of this edition.'),
  ebookIsbn: isbn
    .optional()
    .describe('Of the e-book, where it has one of its own. Default: `isbn`.'),
  subjects: z
    .array(subject)
    .default([])
    .describe('What it is about, in the codes of BISAC, Thema and others: shops sort by them.'),
  pages: z.int().positive().optional().describe('How many pages the printed edition has.'),
  accessibility: z
    .strictObject({
      summary: z
        .string()
        .min(1)
        .optional()
        .describe(
          'For readers with disabilities. Default: what the e-book holds, in its language.',
        ),
      hazards: z
        .array(
          z.enum([
            'none',
            'flashing',
            'noFlashingHazard',
            'motionSimulation',
            'noMotionSimulationHazard',
            'sound',
            'noSoundHazard',
          ]),
        )
        .min(1)
        .optional()
        .describe('What may harm some readers. Default: unknown, since no file tells.'),
      conformsTo: z
        .string()
        .min(1)
        .optional()
        .describe(
          'A standard that somebody has found it to meet: EPUB Accessibility 1.1 - WCAG 2.2 Level AA. Default: none is claimed.',
        ),
      certifiedBy: z.string().min(1).optional().describe('Who found it.'),
    })
    .optional()
    .describe(
      'What the e-book says of itself to readers with disabilities, beside what is seen in it.',
    ),
  edition: z.string().optional().describe('As printed: second edition, spring 2026 …'),
  cover: imageSchema.optional().describe('The picture on the cover.'),
  dedication: z
    .string()
    .min(1)
    .optional()
    .describe('To whom a book is given: on a page before its contents. Its lines stay lines.'),
  epigraph: epigraphSchema
    .optional()
    .describe(
      'A quotation on a page before the contents of a book: its text, or {text, source, lang}.',
    ),
  series: z
    .union([seriesSchema, z.array(seriesSchema).min(1)])
    .optional()
    .describe('The series that it belongs to, or a list of them, the first before all others.'),
  chapters: z
    .array(z.string().min(1))
    .optional()
    .describe('Paths of the chapters, in order, relative to this file.'),
  glossary: glossarySchema
    .optional()
    .describe(
      "How texts use its glossaries; that of a book holds for its chapters. Default: the publication's.",
    ),
  numbering: z
    .enum(['chapter', 'through'])
    .optional()
    .describe(
      'How a book numbers its figures, tables, equations and listings: 3.2 by `chapter`, or 14 `through` the book. Default: chapter.',
    ),
  stories: z
    .union([z.array(z.string().min(1)), querySchema])
    .optional()
    .describe('Paths of the stories, in order, or a query.'),
})

/** Frontmatter as checked: defaults filled, `lang`, `dir`, `title` and `date` still as written. */
export type Frontmatter = Omit<z.output<typeof frontmatterSchema>, 'status'> & {
  /** `unreadable` holds a document whose frontmatter says something of its status that cannot be read. */
  status: z.output<typeof frontmatterSchema>['status'] | 'unreadable'
}
export type Author = z.output<typeof authorSchema>
export type StoryQuery = z.output<typeof querySchema>
export type FrontmatterImage = z.output<typeof imageSchema>
