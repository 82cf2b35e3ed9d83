import type {XmlElement} from '@rgrove/parse-xml'
import {isAsNamed} from '../../../source/medium-format.ts'
import {elementsOf, isAbsolute, targetOf, wordsOf} from './book.ts'
import {type EpubRules, onElements, onPages} from './rule.ts'

/** How a file of a media type begins, as Latin-1. */
const signatures: Readonly<Record<string, readonly string[]>> = {
  'image/jpeg': ['\xff\xd8\xff'],
  'image/png': ['\x89PNG\r\n\x1a\n'],
  'image/gif': ['GIF87a', 'GIF89a'],
  'font/ttf': ['\0\x01\0\0', 'true'],
  'font/otf': ['OTTO', '\0\x01\0\0'],
  'font/woff': ['wOFF'],
  'font/woff2': ['wOF2'],
}

const core = new Set([
  ...Object.keys(signatures),
  'application/xhtml+xml',
  'application/x-dtbncx+xml',
  'image/svg+xml',
  'text/css',
  'audio/mpeg',
  'audio/mp4',
  'audio/ogg; codecs=opus',
  'text/vtt',
])

/** What the manifest says of a page, in which words of ours, and by what it is so. */
const propertiesOfPages: readonly (readonly [
  property: string,
  name: string,
  isHeld: (element: XmlElement) => boolean,
])[] = [
  ['mathml', 'math', ({name}) => name === 'math'],
  ['svg', 'svg', ({name}) => name === 'svg'],
  [
    'remote-resources',
    'sound or film from the web',
    ({name, attributes: {src}}) => players.has(name) && src !== undefined && isAbsolute(src),
  ],
]

const players = new Set(['audio', 'source', 'video'])

/** Whether the files of a package are what the package says (EPUB 3.3, 4 and 5). */
export const structureRules: EpubRules = {
  'epub-mimetype': {
    severity: 'error',
    meaning: 'The container does not begin with the uncompressed file `mimetype`.',
    remedy:
      'Pack the file first and uncompressed: Octavo does, other programs that change the file may not.',
    *check({beginsRight}) {
      if (!beginsRight)
        yield {
          path: 'mimetype',
          reason:
            'Unexpected beginning of the container, expected the file `mimetype`, uncompressed, with `application/epub+zip`',
        }
    },
  },
  'epub-container': {
    severity: 'error',
    meaning: 'The container names no package document, or one that is not there.',
    remedy: 'Name it in `META-INF/container.xml`.',
    *check({opfPath, files}) {
      if (opfPath === undefined || !files.has(opfPath))
        yield {
          path: 'META-INF/container.xml',
          reason: `Unexpected package document \`${opfPath ?? ''}\`, expected a file of the container`,
        }
    },
  },
  'epub-well-formed': {
    severity: 'error',
    meaning: 'A file is not well-formed XML.',
    remedy: 'Look for HTML in the Markdown or the layout that does not close what it opens.',
    *check({broken}) {
      for (const [path, fault] of broken)
        yield {path, reason: `Unexpected ${fault}, expected well-formed XML`}
    },
  },
  'epub-manifest-missing': {
    severity: 'error',
    meaning: 'The manifest lists a file that is not in the container.',
    remedy: 'Add the file or leave its entry out.',
    *check({items, files, opfPath = ''}) {
      for (const {path, href} of items)
        if (!isAbsolute(href) && !files.has(path))
          yield {
            path: opfPath,
            reason: `Unexpected entry \`${href}\`, expected a file of the container`,
          }
    },
  },
  'epub-manifest-unlisted': {
    severity: 'error',
    meaning: 'The container holds a file that the manifest does not list.',
    remedy: 'List the file or leave it out.',
    *check({items, files, opfPath}) {
      const listed = new Set(items.map(({path}) => path))
      for (const path of files.keys())
        if (
          !listed.has(path) &&
          path !== opfPath &&
          path !== 'mimetype' &&
          !path.startsWith('META-INF/')
        )
          yield {path, reason: 'Unexpected file, expected one that the manifest lists'}
    },
  },
  'epub-manifest-twice': {
    severity: 'error',
    meaning: 'The manifest lists a file or an id twice.',
    remedy: 'Leave one of the entries out.',
    *check({items, opfPath = ''}) {
      for (const key of ['id', 'path'] as const) {
        const seen = new Set<string>()
        for (const item of items) {
          if (seen.has(item[key]))
            yield {
              path: opfPath,
              reason: `Unexpected second entry with the ${key === 'id' ? 'id' : 'file'} \`${item[key]}\`, expected one`,
            }
          seen.add(item[key])
        }
      }
    },
  },
  'epub-media-type': {
    severity: 'error',
    meaning: 'A file is not of the kind that the manifest says.',
    remedy: 'Give the file the ending of what it is.',
    *check({items, files}) {
      for (const {path, mediaType} of items) {
        const begins = signatures[mediaType]
        const head = Buffer.from(files.get(path)?.subarray(0, 16) ?? []).toString('latin1')
        const bytes = files.get(path)
        const isOther = begins
          ? !begins.some(one => head.startsWith(one))
          : bytes !== undefined && !isAsNamed(mediaType.split(';')[0] ?? '', bytes)
        if (files.has(path) && isOther)
          yield {path, reason: `Unexpected contents, expected ${mediaType}`}
      }
    },
  },
  'epub-foreign-type': {
    severity: 'error',
    meaning: 'A file is of a kind that reading systems need not know.',
    remedy: 'Use JPEG, PNG, GIF or SVG; TrueType, OpenType or WOFF; MP3, AAC in MP4 or Opus.',
    *check({items}) {
      for (const {path, mediaType} of items)
        if (!core.has(mediaType) && !mediaType.startsWith('video/'))
          yield {path, reason: `Unexpected media type \`${mediaType}\`, expected a core media type`}
    },
  },
  'epub-spine-missing': {
    severity: 'error',
    meaning: 'The reading order is empty, or names what the manifest does not list.',
    remedy: 'List every page of the book in the manifest and in the spine.',
    *check({spine, opfPath = '', opf}) {
      if (opf && spine.length === 0)
        yield {path: opfPath, reason: 'Unexpected empty spine, expected the pages of the book'}
      if (spine.includes(undefined))
        yield {
          path: opfPath,
          reason: 'Unexpected entry of the spine, expected the id of a manifest item',
        }
    },
  },
  'epub-spine-twice': {
    severity: 'error',
    meaning: 'A page comes twice in the reading order.',
    remedy: 'Leave one of the entries out.',
    *check({spine, opfPath = ''}) {
      const seen = new Set<string>()
      for (const item of spine) {
        if (item && seen.has(item.id))
          yield {
            path: opfPath,
            reason: `Unexpected second entry for \`${item.href}\` in the spine, expected one`,
          }
        if (item) seen.add(item.id)
      }
    },
  },
  'epub-spine-type': {
    severity: 'error',
    meaning: 'What is in the reading order is no page.',
    remedy: 'Show a picture on a page of its own.',
    *check({spine}) {
      for (const item of spine)
        if (item && item.mediaType !== 'application/xhtml+xml')
          yield {
            path: item.path,
            reason: `Unexpected ${item.mediaType} in the spine, expected application/xhtml+xml`,
          }
    },
  },
  'epub-page-unread': {
    severity: 'warning',
    meaning: 'A page is in the package and not in the reading order.',
    remedy: 'Add it to the spine: readers that turn pages never come there.',
    *check({pages, spine, nav}) {
      const read = new Set(spine.map(item => item?.path))
      for (const {path} of pages)
        if (!read.has(path) && path !== nav?.path)
          yield {path, reason: 'Unexpected page outside of the spine, expected every page in it'}
    },
  },
  'epub-properties': {
    severity: 'error',
    meaning:
      'The manifest does not say that a page holds MathML, SVG or something from the web, or says so of one that does not.',
    remedy:
      'Give the item the properties `mathml`, `svg` and `remote-resources` as the page has them.',
    *check({pages, items}) {
      for (const {path, elements} of pages) {
        const item = items.find(one => one.path === path)
        for (const [property, name, isHeld] of propertiesOfPages) {
          const holds = elements.some(isHeld)
          const says = item?.properties.includes(property) ?? false
          if (holds !== says)
            yield {
              path,
              reason: says
                ? `Unexpected property \`${property}\`, expected it on pages with ${name} alone`
                : `Unexpected ${name}, expected the property \`${property}\` in the manifest`,
            }
        }
      }
    },
  },
  'epub-file-name': {
    severity: 'warning',
    meaning: 'A file has a name that some systems cannot keep.',
    remedy: 'Use letters of English, digits, points and hyphens.',
    *check({files}) {
      for (const path of files.keys())
        if (!/^[\w./-]{1,200}$/.test(path))
          yield {
            path,
            reason: 'Unexpected characters in the name, expected A–Z, a–z, 0–9, `.`, `-` and `_`',
          }
    },
  },
  'epub-unused': {
    severity: 'warning',
    meaning: 'A picture or font is in the package and shown nowhere.',
    remedy: 'Leave it out: readers pay for what they download.',
    *check({items, pages, sheets}) {
      const used = new Set<string>()
      for (const page of pages)
        for (const {attributes} of page.elements)
          for (const name of ['src', 'href', 'xlink:href', 'poster', 'data'])
            if (attributes[name] !== undefined) used.add(targetOf(attributes[name], page.path).path)
      for (const {path, css} of sheets)
        for (const [, url = ''] of css.matchAll(/url\(["']?([^"')]*)["']?\)/g))
          used.add(targetOf(url, path).path)
      for (const {path, mediaType, properties} of items)
        if (
          /^(image|font)\//.test(mediaType) &&
          !used.has(path) &&
          !properties.includes('cover-image')
        )
          yield {
            path,
            reason: 'Unexpected file that no page and no style sheet shows, expected none',
          }
    },
  },
  'epub-id-twice': {
    severity: 'error',
    meaning: 'A page has one id twice: links lead to the first alone.',
    remedy: 'Give one of the two headings or elements another id.',
    check: onPages(function* ({path, elements}) {
      const seen = new Set<string>()
      for (const [
        element,
        {
          attributes: {id},
        },
      ] of elements.entries()) {
        if (id !== undefined && seen.has(id))
          yield {path, element, reason: `Unexpected second id \`${id}\`, expected one of each`}
        if (id !== undefined) seen.add(id)
      }
    }),
  },
  'epub-reference': {
    severity: 'error',
    meaning: 'An attribute names an id that the page does not have.',
    remedy: 'Name one that is there.',
    check: onPages(function* ({path, elements, ids}) {
      for (const [element, {attributes}] of elements.entries())
        for (const name of [
          'aria-labelledby',
          'aria-describedby',
          'aria-details',
          'headers',
          'for',
        ])
          for (const id of wordsOf(attributes[name]))
            if (!ids.has(id))
              yield {
                path,
                element,
                reason: `Unexpected id \`${id}\` in ${name}, expected one of the page`,
              }
    }),
  },
  'epub-style-missing': {
    severity: 'error',
    meaning: 'A page names a style sheet that is not in the package.',
    remedy: 'Add the sheet or leave the link out.',
    check: onElements(({name, attributes}, {path}, {files}) =>
      name === 'link' &&
      wordsOf(attributes.rel).includes('stylesheet') &&
      !files.has(targetOf(attributes.href ?? '', path).path)
        ? `Unexpected style sheet \`${attributes.href ?? ''}\`, expected a file of the package`
        : undefined,
    ),
  },
  'epub-empty-page': {
    severity: 'warning',
    meaning: 'A page has nothing on it.',
    remedy: 'Write the chapter, or leave it out of the book.',
    check: onPages(function* ({path, root}) {
      const body = elementsOf(root).find(({name}) => name === 'body')
      const shows = body && elementsOf(body).some(({name}) => /^(img|svg|math|image)$/.test(name))
      if (!shows && (body?.text.trim() ?? '') === '')
        yield {path, reason: 'Unexpected empty page, expected text or a picture'}
    }),
  },
}
