import {posix} from 'node:path'

/** What browsers run where the site stands, and what common servers run instead of handing it out. */
const active = new Set(
  (
    '.asp .aspx .cgi .hta .htm .html .htc .js .jsp .mht .mhtml .mjs .phar .php .phtml .pl .shtm .shtml .svgz .swf ' +
    '.xht .xhtml .xml .xsl .xslt'
  ).split(' '),
)

/**
 * Whether the file at `path` can run: whoever may write a document may offer files, but not put programs on the site.
 * Files and folders in `trusted` are vouched for by who writes publication.yaml.
 */
export function isActive(path: string, trusted: readonly string[]): boolean {
  const extension = posix.extname(path).toLowerCase()
  // `.php5`, `.php7`: servers know each version by its own name.
  if (!active.has(extension) && !/^\.ph(?:p|tml)\d$/.test(extension)) return false
  return !trusted.some(name => path === name || path.startsWith(name.replace(/\/*$/, '/')))
}
