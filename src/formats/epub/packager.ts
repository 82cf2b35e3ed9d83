import {EPub} from 'epub-gen-memory'
import type {Root} from 'hast'
import JSZip from 'jszip'
import type {ThemeFile} from '../../theme/theme.ts'

/** A finished file of the package, named relative to its package document. */
export interface PackageFile {
  readonly href: string
  readonly contents: Uint8Array | string
  /** Compressed already: stored as it is. */
  readonly stored: boolean
}

export interface PackageParts {
  /** Package document, navigation document, NCX and style sheet, as text. */
  readonly opf: string
  readonly nav: string
  readonly ncx: string
  readonly css: string
  /** XHTML in UTF-8 by file name: ASCII, no slashes, none of the names above. */
  readonly documents: ReadonlyMap<string, Uint8Array>
  /** The trees that they were written from, which know where they stand in the Markdown. */
  readonly bodies: ReadonlyMap<string, Root>
  readonly files: readonly PackageFile[]
  /** Fonts, the same array in every book that has the same ones. */
  readonly fonts: readonly ThemeFile[]
}

/** The first instant a zip can name. */
const zipEpoch = new Date('1980-01-01T00:00:00Z')

/** The EPUB container of finished parts: the same bytes for the same parts. */
export const packEpub = async (parts: PackageParts): Promise<Uint8Array> =>
  new Packager(parts, await zippedFonts(parts.fonts)).genEpub()

/** Fonts compressed once for all the books that carry them: the zip takes over what a zip has compressed. */
function zippedFonts(fonts: readonly ThemeFile[]): Promise<Uint8Array> {
  const before = zipped.get(fonts)
  if (before) return before
  const zip = new JSZip()
  for (const {path, bytes} of fonts) zip.file(`OEBPS/${path}`, bytes, {createFolders: false})
  const bytes = zip.generateAsync({type: 'uint8array', ...compression})
  zipped.set(fonts, bytes)
  return bytes
}

const zipped = new WeakMap<readonly ThemeFile[], Promise<Uint8Array>>()

const compression = {compression: 'DEFLATE', compressionOptions: {level: 6}} as const

/**
 * `epub-gen-memory` reduced to a container: its templates print our own files whole, it gets no chapter to clean, and
 * its downloads are replaced, so that it neither touches the network nor invents identifiers or dates. Only these
 * strings may become options: whatever else is in them is read as settings of its template engine.
 */
class Packager extends EPub {
  private readonly documents: PackageParts['documents']
  private readonly files: readonly PackageFile[]
  private readonly fonts: Uint8Array

  constructor({opf, nav, ncx, css, documents, files}: PackageParts, fonts: Uint8Array) {
    const options = {
      title: 'title',
      css,
      opf,
      nav,
      ncx,
      contentOPF: '<%- opf %>',
      tocXHTML: '<%- nav %>',
      tocNCX: '<%- ncx %>',
    }
    super(options, [])
    this.documents = documents
    this.files = files
    this.fonts = fonts
  }

  /** Pages are chapters to it, which come first. */
  protected override async generateTemplateFiles(): Promise<void> {
    for (const [href, xhtml] of this.documents) this.add(href, xhtml, 'DEFLATE')
    await super.generateTemplateFiles()
  }

  protected override async downloadAllFonts(): Promise<void> {
    await this.zip.loadAsync(this.fonts, {createFolders: false})
  }

  protected override async makeCover(): Promise<void> {}

  protected override async downloadAllImages(): Promise<void> {
    for (const {href, contents, stored} of this.files)
      this.add(href, contents, stored ? 'STORE' : 'DEFLATE')
  }

  private add(href: string, contents: Uint8Array | string, method: 'STORE' | 'DEFLATE'): void {
    this.zip.file(`OEBPS/${href}`, contents, {createFolders: false, compression: method})
  }

  override async genEpub(): Promise<Buffer> {
    await this.render()
    for (const [name, file] of Object.entries(this.zip.files)) {
      if (file.dir) delete this.zip.files[name]
      else file.date = zipEpoch
    }
    return this.generateAsync({type: 'nodebuffer', platform: 'DOS', ...compression})
  }
}
