import {readFileSync} from 'node:fs'
import sharp from 'sharp'
import {noise} from '../../noise.ts'

/** A book that no rule minds: a cover, two chapters, a note, a table, a picture. Names are those in its package. */
export const baseFiles = async (): Promise<ReadonlyMap<string, Uint8Array>> =>
  new Map(
    Object.entries({
      mimetype: 'application/epub+zip',
      'META-INF/container.xml': `<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles><rootfile full-path="O/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`,
      'O/content.opf': opf,
      'O/toc.xhtml': pageOf('Contents', nav),
      'O/toc.ncx': ncx,
      'O/style.css':
        '@font-face {font-family:"F";src:url(fonts/f.ttf)}\np {margin:0;font-size:1em}\n',
      'O/cover.xhtml': pageOf(
        'Cover',
        '<section epub:type="cover"><img src="images/cover.jpg" alt="Cover"/></section>',
      ),
      'O/chapter-001.xhtml': pageOf('One', one),
      'O/chapter-002.xhtml': pageOf('Two', two),
      'O/fonts/f.ttf': Buffer.from('\0\x01\0\0font', 'latin1'),
      'O/images/a.png': await picture(8, 6).png().toBuffer(),
      'O/images/cover.jpg': await picture(800, 1280).jpeg().toBuffer(),
    }).map(([path, contents]) => [
      path,
      typeof contents === 'string' ? new TextEncoder().encode(contents) : contents,
    ]),
  )

const picture = (width: number, height: number) =>
  sharp({create: {width, height, channels: 3, background: '#456'}})

/** Files that cases put in place of others, by name. */
export const bytesOf: Readonly<Record<string, () => Promise<Uint8Array>>> = {
  'a-small-cover': () => picture(400, 600).jpeg().toBuffer(),
  'a-wide-cover': () => picture(1600, 1200).jpeg().toBuffer(),
  'many-pixels': () => picture(2400, 2400).png().toBuffer(),
  'many-bytes': () => noise(1400, 1400).png().toBuffer(),
  'a-photograph': () =>
    picture(8, 6)
      .withExif({IFD0: {Artist: 'Ann'}})
      .jpeg()
      .toBuffer(),
  'a-lying-photograph': () => picture(8, 6).withMetadata({orientation: 6}).jpeg().toBuffer(),
  'a-plain-photograph': () => picture(8, 6).jpeg().toBuffer(),
  'a-large-font': async () =>
    Buffer.concat([Buffer.from('\0\x01\0\0', 'latin1'), Buffer.alloc(600_000)]),
  'a-theme-font': async () => readFileSync('templates/press/fonts/LibreFranklin-Regular.ttf'),
  'fifty-megabytes': async () => Buffer.concat([Buffer.from('wOF2'), Buffer.alloc(51_000_000)]),
  'nine-megabytes': async () =>
    Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(10_100_000)]),
}

const pageOf = (title: string, body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en" dir="ltr"><head><title>${title}</title><link rel="stylesheet" type="text/css" href="style.css"/></head><body>${body}</body></html>
`

const one = `<section epub:type="chapter" role="doc-chapter" aria-label="One"><h1>One</h1><!--body-->
<h2 id="tables">Tables</h2>
<table><thead><tr><th scope="col">River</th><th scope="col">km</th></tr></thead><tbody><tr><td>Zab</td><td>400</td></tr></tbody></table>
<p>Noted<a epub:type="noteref" role="doc-noteref" id="c1" href="#n1">1</a>, see <a href="chapter-002.xhtml#end">the end</a> and <a href="https://x.example/">elsewhere</a>.</p>
<figure><img src="images/a.png" alt="A bridge"/><figcaption>The bridge in spring</figcaption></figure>
<aside epub:type="footnote" role="doc-footnote" id="n1"><p><a href="#c1" role="doc-backlink">1</a> A note.</p></aside></section>`

const two =
  '<section epub:type="chapter" role="doc-chapter" aria-label="Two"><h1>Two</h1><p id="end">The end.</p></section>'

const nav = `<nav epub:type="toc" role="doc-toc"><h1>Contents</h1><ol><li><a href="chapter-001.xhtml">One</a><ol><li><a href="chapter-001.xhtml#tables">Tables</a></li></ol></li><li><a href="chapter-002.xhtml">Two</a></li></ol></nav>
<nav epub:type="landmarks"><ol><li><a epub:type="cover" href="cover.xhtml">Cover</a></li><li><a epub:type="bodymatter" href="chapter-001.xhtml">Start</a></li></ol></nav>`

const ncx = `<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><head><meta name="dtb:uid" content="urn:uuid:1"/></head><docTitle><text>B</text></docTitle><navMap><navPoint id="p1" playOrder="1"><navLabel><text>One</text></navLabel><content src="chapter-001.xhtml"/><navPoint id="p2" playOrder="2"><navLabel><text>Tables</text></navLabel><content src="chapter-001.xhtml#tables"/></navPoint></navPoint><navPoint id="p3" playOrder="3"><navLabel><text>Two</text></navLabel><content src="chapter-002.xhtml"/></navPoint></navMap></ncx>`

const opf = `<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="identifier" xml:lang="en"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="identifier">urn:uuid:1</dc:identifier><dc:identifier id="isbn">urn:isbn:9780000000002</dc:identifier>
<dc:title id="title">B</dc:title><meta refines="#title" property="title-type">main</meta>
<dc:language>en</dc:language><dc:creator>Ann</dc:creator><dc:publisher>House</dc:publisher><dc:date>2026-01-02</dc:date><dc:description>About.</dc:description>
<meta property="dcterms:modified">2026-01-02T03:04:05Z</meta>
<meta property="schema:accessMode">textual</meta><meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">alternativeText</meta><meta property="schema:accessibilityHazard">none</meta><meta property="schema:accessibilitySummary">All of it.</meta>
<meta name="cover" content="cover-image"/></metadata>
<manifest><item id="nav" href="toc.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/><item id="style" href="style.css" media-type="text/css"/><item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/><item id="c1" href="chapter-001.xhtml" media-type="application/xhtml+xml"/><item id="c2" href="chapter-002.xhtml" media-type="application/xhtml+xml"/><item id="cover-image" href="images/cover.jpg" media-type="image/jpeg" properties="cover-image"/><item id="a" href="images/a.png" media-type="image/png"/><item id="f" href="fonts/f.ttf" media-type="font/ttf"/></manifest>
<spine toc="ncx"><itemref idref="cover"/><itemref idref="c1"/><itemref idref="c2"/></spine></package>`
