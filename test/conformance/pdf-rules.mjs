// pdf-rules.mjs FILE.pdf…: the rules of PDF/UA-1 and PDF/A-2a that can be read off a file, by the names veraPDF has for
// them, over the objects that qpdf finds. First each rule is shown to be one that can fail: a copy of the first file is
// spoiled for it, and must be found out.
import {basename} from 'node:path'
import {openChecks} from './checks.mjs'
import {archiveRules} from './rules/archive.mjs'
import {openDocument, readWithQpdf} from './rules/document.mjs'
import {fontRules} from './rules/fonts.mjs'
import {structureRules} from './rules/ua-structure.mjs'
import {documentRules} from './rules/ua-document.mjs'

const rules = [...documentRules, ...structureRules, ...fontRules, ...archiveRules]
const {check, finish} = openChecks()
const paths = process.argv.slice(2)

// The longest file has the most of what rules are about.
const files = paths.map(path => ({path, file: readWithQpdf(path)}))
const richest = files.toSorted((one, other) => sizeOf(other) - sizeOf(one))[0]
if (richest) for (const rule of rules) check(`${rule.id} can fail`, spoiled(rule, richest.file))

for (const {path, file} of files) {
  const document = openDocument(file)
  const wrong = rules
    .map(({id, says, problem}) => ({id, says, found: problem(document)}))
    .filter(({found}) => found)
  check(
    `${basename(path)}: ${rules.length} rules of PDF/UA-1 and PDF/A-2a`,
    wrong.map(({id, says, found}) => `${id} (${says}): ${found}`).join('\n     '),
  )
}
const count = standard => rules.filter(({id}) => id.startsWith(standard)).length
console.log(`${count('UA1')} rules of PDF/UA-1, ${count('A2a')} of PDF/A-2a, ${files.length} files`)
finish()

function sizeOf({file}) {
  return Object.keys(file.objects).length
}

/** Empty when the rule finds what was spoiled for it, and nothing before. */
function spoiled({problem, spoil}, file) {
  const copy = structuredClone(file)
  spoil(openDocument(copy))
  return problem(openDocument(copy)) ? '' : 'it found nothing wrong in a file spoiled for it'
}
