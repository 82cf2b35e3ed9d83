import type {Root} from 'hast'
import type {VFile} from 'vfile'
import type {Stylesheet} from '../paged/index.ts'

export type {Target} from '../document/targets.ts'

/** Translated interface strings of one language: `strings.continues` … with English behind. */
export type Strings = Readonly<Record<string, string>>

/** By kind of work, the names of the ways a theme can dress it; the first is the one that nobody asked for. */
export type Designs = Readonly<Record<'story' | 'book' | 'issue', readonly string[]>>

/** A theme folder, loaded. */
export interface Theme {
  readonly name: string
  /** SHA-256 over every file of the folder. */
  readonly hash: string
  /**
   * Fill `layouts/<name>.liquid` with plain data, make it hast once, and put trees in its slots:
   * `<slot name="body"></slot>` is replaced by `slots.body`'s children. Template errors are reported on `file`
   * (template path, line, column) and leave an empty tree.
   */
  readonly render: (
    layout: string,
    view: Readonly<Record<string, unknown>>,
    slots: Readonly<Record<string, Root>>,
    file: VFile,
  ) => Root
  /** As `render`, but as HTML text, with HTML text for the slots: nothing is parsed or stringified again but for a signed number. */
  readonly renderText: (
    layout: string,
    view: Readonly<Record<string, unknown>>,
    slots: Readonly<Record<string, string>>,
    file: VFile,
  ) => string
  readonly hasLayout: (name: string) => boolean
  readonly designs: Designs
  /** Layouts and partials as written, by the paths that messages name. */
  readonly templates: ReadonlyMap<string, string>
  /** How wide pictures of a text are on the site, as `sizes` says it. */
  readonly pictureSizes: string
  /** Of `web.fonts`, the paths of those that a page in a language begins with. */
  readonly preload: (lang: string) => readonly string[]
  /** What browsers paint around pages, as CSS colors. */
  readonly colors: {readonly light: string; readonly dark: string}
  /** A picture for the tabs of sites that have none of their own. */
  readonly icon:
    | {readonly bytes: Uint8Array; readonly hash: string; readonly mediaType: string}
    | undefined
  readonly strings: (lang: string) => Strings
  /** The cascade as written, `@import`s not yet resolved: for the typesetter. */
  readonly stylesheets: readonly Stylesheet[]
  /** The cascade for the site: one sheet, imports inlined, fonts' URLs pointing at `files`. */
  readonly web: {
    readonly css: string
    readonly files: readonly ThemeFile[]
    /** Subset WOFF2 files that `css` names, each made on demand: subsetting is slow, so a task makes each one. */
    readonly fonts: readonly WebFont[]
  }
  /** Scripts for pages that work without them, by name: `search`. */
  readonly scripts: ReadonlyMap<string, ThemeFile>
  /** Custom properties of `:root`, as they are where text runs in a direction. */
  readonly properties: (dir: 'ltr' | 'rtl') => ReadonlyMap<string, string>
  /** The cascade compiled down for reading systems; fonts' URLs point at `files`. */
  readonly ebook: {readonly css: string; readonly files: readonly ThemeFile[]}
  /** Bytes of a theme file by its path, as stylesheets resolve it. */
  readonly load: (path: string) => Uint8Array | undefined
}

/** A font or picture that goes with a stylesheet. `path` is relative to that stylesheet. */
export interface ThemeFile {
  readonly path: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** A font of the site, not yet made. */
export interface WebFont {
  /** As in ThemeFile; it carries `hash`. */
  readonly path: string
  readonly mediaType: 'font/woff2'
  /** Over the source font, the characters it keeps and the way it is made. */
  readonly hash: string
  readonly make: () => Promise<Uint8Array>
}
