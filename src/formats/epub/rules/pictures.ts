import {imageSize} from 'image-size'
import {isPlain} from '../../../source/pictures/plain.ts'
import {stripMetadata} from '../../../source/pictures/strip.ts'
import {limits} from '../limits.ts'
import {type Book, childrenOf, elementsOf, type Item, isAbsolute, targetOf, textOf} from './book.ts'
import {type EpubRules, onElements, onPages} from './rule.ts'

interface Size {
  readonly width: number
  readonly height: number
}

function sizeOf(bytes: Uint8Array | undefined): Size | undefined {
  try {
    return bytes && imageSize(bytes)
  } catch {
    return undefined
  }
}

/** Pictures of dots that the package holds. */
const picturesOf = ({items, files}: Book): readonly (Item & {readonly bytes: Uint8Array})[] =>
  items.flatMap(item => {
    const bytes = files.get(item.path)
    return bytes && /^image\/(jpeg|png|gif)$/.test(item.mediaType) ? [{...item, bytes}] : []
  })

/** Whether pictures are there, are described, and are what shops take. */
export const pictureRules: EpubRules = {
  'epub-image-missing': {
    severity: 'error',
    meaning: 'A page shows a picture that is not in the package.',
    remedy: 'Check the path in the Markdown.',
    check: onElements(({name, attributes: {src = ''}}, {path}, {files}) =>
      name === 'img' && !isAbsolute(src) && !files.has(targetOf(src, path).path)
        ? `Unexpected picture \`${src}\`, expected a file of the package`
        : undefined,
    ),
  },
  'epub-image-alt': {
    severity: 'warning',
    meaning: 'A picture has no alternative text, and nothing says that it is decoration.',
    remedy: 'Describe it: `![what it shows](picture.png)`.',
    check: onPages(function* ({path, elements}) {
      for (const [element, {name, attributes}] of elements.entries())
        if (name === 'img' && attributes.alt === undefined)
          yield {
            path,
            element,
            reason: 'Unexpected picture without alternative text, expected what it shows',
          }
    }),
  },
  'epub-image-alt-name': {
    severity: 'warning',
    meaning: 'The alternative text of a picture is the name of a file.',
    remedy: 'Say what the picture shows.',
    check: onElements(({name, attributes: {alt = ''}}) =>
      name === 'img' && /^[^\s]+\.(jpe?g|png|gif|svg|webp|avif)$/i.test(alt.trim())
        ? `Unexpected alternative text \`${alt}\`, expected what the picture shows`
        : undefined,
    ),
  },
  'epub-image-caption': {
    severity: 'warning',
    meaning: 'The alternative text of a picture repeats its caption: a listener hears it twice.',
    remedy: 'Say what the picture shows, and leave the rest to the caption.',
    check: onPages(function* ({path, elements}) {
      for (const figure of elements) {
        if (figure.name !== 'figure') continue
        const caption = childrenOf(figure).find(({name}) => name === 'figcaption')
        const image = elementsOf(figure).find(({name}) => name === 'img')
        if (caption && image?.attributes.alt && image.attributes.alt.trim() === textOf(caption))
          yield {
            path,
            element: elements.indexOf(image),
            reason:
              'Unexpected alternative text that is the caption, expected what the picture shows',
          }
      }
    }),
  },
  'epub-image-link': {
    severity: 'warning',
    meaning: 'A link is a picture without alternative text: nobody hears where it leads.',
    remedy: 'Describe the picture by where it leads.',
    check: onPages(function* ({path, elements}) {
      for (const [element, link] of elements.entries()) {
        const images = link.name === 'a' ? elementsOf(link).filter(({name}) => name === 'img') : []
        if (
          images.length > 0 &&
          textOf(link) === '' &&
          images.every(({attributes}) => !attributes.alt)
        )
          yield {
            path,
            element,
            reason:
              'Unexpected link of a picture without alternative text, expected where it leads',
          }
      }
    }),
  },
  'epub-image-pixels': {
    severity: 'error',
    meaning: `A picture has more than ${limits.picturePixels / 1e6} million pixels, which Apple Books refuses.`,
    remedy: 'Make it smaller.',
    *check(book) {
      for (const {path, bytes} of picturesOf(book)) {
        const {width = 0, height = 0} = sizeOf(bytes) ?? {}
        if (width * height > limits.picturePixels)
          yield {
            path,
            reason: `Unexpected ${width} by ${height} pixels, expected ${limits.picturePixels / 1e6} million at most`,
          }
      }
    },
  },
  'epub-image-bytes': {
    severity: 'error',
    meaning: `A picture has more than ${limits.pictureBytes / 1e6} MB, which Kindle refuses.`,
    remedy: 'Save it as JPEG, or make it smaller.',
    *check({items, files}) {
      for (const {path, mediaType} of items) {
        const length = files.get(path)?.length ?? 0
        if (mediaType.startsWith('image/') && length > limits.pictureBytes)
          yield {
            path,
            reason: `Unexpected ${(length / 1e6).toFixed(1)} MB, expected ${limits.pictureBytes / 1e6} at most`,
          }
      }
    },
  },
  'epub-image-metadata': {
    severity: 'warning',
    meaning: 'A picture says where and with what it was taken, or holds other text of programs.',
    remedy: 'Save it without EXIF, XMP and comments.',
    *check(book) {
      for (const {path, mediaType, bytes} of picturesOf(book)) {
        const bare = stripMetadata(mediaType, bytes)
        if (bare && bare.length < bytes.length)
          yield {
            path,
            reason: `Unexpected ${bytes.length - bare.length} bytes beside the picture, expected its dots alone`,
          }
      }
    },
  },
  'epub-image-colors': {
    severity: 'warning',
    meaning:
      'A picture lies on its side by EXIF alone, is in inks, or in another color space than sRGB: readers differ in what they show.',
    remedy: 'Save it upright and in sRGB.',
    *check(book) {
      for (const {path, mediaType, bytes} of picturesOf(book))
        if (!isPlain(mediaType, bytes))
          yield {
            path,
            reason: 'Unexpected orientation or colors, expected an upright picture in sRGB',
          }
    },
  },
  'epub-cover': {
    severity: 'warning',
    meaning: 'A book of chapters has no cover.',
    remedy: 'Name one with `cover` in the frontmatter.',
    *check({items, pages, opfPath = ''}) {
      const isBook = pages.some(({elements}) =>
        elements.some(({attributes}) => attributes['epub:type'] === 'chapter'),
      )
      if (isBook && !items.some(({properties}) => properties.includes('cover-image')))
        yield {
          path: opfPath,
          reason:
            'Unexpected book without a cover, expected an item with the property `cover-image`',
        }
    },
  },
  'epub-cover-size': {
    severity: 'warning',
    meaning: 'A cover is smaller than shops ask for.',
    remedy: 'Give it 1,600 by 2,560 pixels, and 1,000 pixels of height at least.',
    *check(book) {
      const cover = picturesOf(book).find(({properties}) => properties.includes('cover-image'))
      const {width = 0, height = 0} = sizeOf(cover?.bytes) ?? {}
      if (cover && height < 1000)
        yield {
          path: cover.path,
          reason: `Unexpected cover of ${width} by ${height} pixels, expected a height of 1000 at least`,
        }
    },
  },
  'epub-cover-shape': {
    severity: 'warning',
    meaning: 'A cover is wider than high, or much higher than wide: shelves show a part of it.',
    remedy: 'Make it 1.3 to 1.7 times as high as wide.',
    *check(book) {
      const cover = picturesOf(book).find(({properties}) => properties.includes('cover-image'))
      const {width = 1, height = 1.5} = sizeOf(cover?.bytes) ?? {}
      if (cover && (height / width < 1.2 || height / width > 1.8))
        yield {
          path: cover.path,
          reason: `Unexpected cover ${(height / width).toFixed(2)} times as high as wide, expected 1.2 to 1.8`,
        }
    },
  },
}
