// sitemaps.mjs: the sitemaps of a small publication of news, and those of one that needs an index, are what the schemas
// in rules/ allow: the rules of sitemaps.org and of Google's news sitemaps, in RELAX NG.
import {execFileSync, spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import {sitemapFiles} from '../../build/modules/formats/html/sitemap-files.js'
import {openChecks} from './checks.mjs'

const {check, finish} = openChecks()
const work = mkdtempSync(join(tmpdir(), 'octavo-sitemaps-'))
const schema = fileURLToPath(new URL('rules/sitemap.rng', import.meta.url))

const content = join(work, 'content')
mkdirSync(content)
writeFileSync(join(content, 'publication.yaml'), 'title: "Q & A"\nurl: https://news.example/\nformats: [html]\nnewsSitemap: true\n')
const today = new Date().toISOString().slice(0, 10)
const story = (title, facts) => `---\ntitle: ${title}\ndate: ${today}\n${facts}\n---\n\nWords.\n`
writeFileSync(join(content, 'one.md'), story('"Rates < 3 & > 2"', 'lang: en-GB'))
writeFileSync(join(content, 'one.fa.md'), story('رود', 'lang: fa\ntranslationOf: one.md'))
writeFileSync(join(content, 'zh.md'), story('新闻', 'lang: zh-Hans'))
const dist = join(work, 'dist')
execFileSync('node', [resolve('build/cli.js'), 'build', content, '--out', dist], {cwd: work})
for (const name of ['sitemap.xml', 'news-sitemap.xml']) check(name, fault(join(dist, name)))
const news = execFileSync('xmllint', ['--xpath', 'count(//*[local-name()="news"])', join(dist, 'news-sitemap.xml')], {encoding: 'utf8'})
check('all three stories are news', news.trim() === '3' ? '' : `${news.trim()} are`)

const entries = Array.from({length: 50_001}, (_, index) => ({
  path: `${index}/`,
  first: index,
  lastmod: '2026-01-01T00:00:00Z',
  xml: `<url><loc>https://news.example/${index}/</loc><lastmod>2026-01-01T00:00:00Z</lastmod></url>\n`,
}))
for (const {path, contents} of sitemapFiles(entries, path => `https://news.example/${path}`)) {
  writeFileSync(join(work, path), contents)
  check(`of 50,001 addresses: ${path}`, fault(join(work, path)))
}
rmSync(work, {recursive: true, force: true})
finish()

function fault(path) {
  const {status, stderr} = spawnSync('xmllint', ['--noout', '--nonet', '--relaxng', schema, path], {encoding: 'utf8'})
  return status === 0 && stderr.trim().endsWith('validates') ? '' : stderr.slice(0, 300)
}
