// The search page: reads the index beside it and shows what has all words. Without it, the page leads to every story.

/** The terms of what a reader types, by the rules that the index was made by. */
export function termsOf(query, rules) {
  const pieces = new RegExp(`${rules.unspaced}|${rules.word}`, 'gu')
  const unspaced = new RegExp(`^${rules.unspaced}$`, 'u')
  const folded = rules.folds
    .reduce(
      (text, [from, to]) => text.replace(new RegExp(from, 'gu'), to),
      query.normalize('NFKD').toLowerCase(),
    )
    .normalize('NFKC')
  return [...new Set((folded.match(pieces) ?? []).flatMap(termsIn))]

  function termsIn(piece) {
    const characters = [...piece]
    if (!unspaced.test(piece)) {
      if (characters.length < 2 && !/\p{N}/u.test(piece)) return []
      const word = characters.slice(0, rules.longest).join('')
      return [word.replace(new RegExp(rules.article, 'u'), '')]
    }
    if (characters.length === 1) return [piece]
    return characters.slice(1).map((second, index) => characters[index] + second)
  }
}

/** Numbers of the documents that have all terms, the best first; of equals the newest. */
export async function find(terms, index, read) {
  const scores = await Promise.all(terms.map(term => scoresOf(term, index, read)))
  const [first, ...others] = scores
  if (!first) return []
  return [...first]
    .filter(([number]) => others.every(other => other.has(number)))
    .map(([number, score]) => [
      number,
      others.reduce((sum, other) => sum + other.get(number), score),
    ])
    .sort(([a, scoreOfA], [b, scoreOfB]) => scoreOfB - scoreOfA || b - a)
    .map(([number]) => number)
}

/** A word, and words that begin with it; where there are none, the word without its ending. */
async function scoresOf(term, index, read) {
  for (let stem = term; ; stem = stem.slice(0, -1)) {
    const scores = await scoresOfStem(stem, term, index, read)
    if (scores.size > 0 || stem.length < 4 || stem.length < term.length - 1) return scores
  }
}

async function scoresOfStem(stem, term, index, read) {
  const scores = new Map()
  const names = index.terms.map(([, name]) => name)
  const firsts = index.terms.map(([first]) => first)
  const start = Math.max(
    0,
    firsts.findLastIndex(first => first <= stem),
  )
  for (let at = start; at < names.length; at++) {
    if (at > start && !firsts[at].startsWith(stem)) break
    for (const [word, numbers] of Object.entries(await read(names[at]))) {
      if (!word.startsWith(stem)) continue
      const rare = Math.log(1 + index.count / (numbers.length / 2))
      const near = word === term ? 1 : stem.length / word.length / 2
      let number = 0
      for (let place = 0; place < numbers.length; place += 2) {
        number += numbers[place]
        const score = near * rare * Math.log(1 + numbers[place + 1])
        scores.set(number, Math.max(score, scores.get(number) ?? 0))
      }
    }
  }
  return scores
}

const most = 30

function open(page) {
  const [form, status, list] = ['form', '[role=status]', 'ol'].map(name => page.querySelector(name))
  const input = form.querySelector('input')
  const {locale, found, none, failed} = page.dataset
  const forms = JSON.parse(found)
  const files = new Map()
  const read = name => {
    if (!files.has(name)) files.set(name, load(name))
    return files.get(name)
  }
  const load = async name => {
    const response = await fetch(name, name === page.dataset.index ? {cache: 'no-cache'} : {})
    if (!response.ok) throw new Error(`${name}: ${response.status}`)
    return response.json()
  }
  let latest = 0

  async function search() {
    const turn = ++latest
    try {
      const index = await read(page.dataset.index)
      const terms = termsOf(input.value, index.rules)
      const numbers = await find(terms, index, read)
      const results = await Promise.all(
        numbers.slice(0, most).map(number => describe(number, index)),
      )
      // A slower answer to an earlier question says nothing any more.
      if (turn === latest) show(terms, numbers.length, results)
    } catch {
      files.clear()
      status.textContent = failed
    }
  }

  async function describe(number, {documents, perFile}) {
    const part = await read(documents[Math.floor(number / perFile)])
    return part[number % perFile]
  }

  function show(terms, count, results) {
    const category = new Intl.PluralRules(locale).select(count)
    const number = new Intl.NumberFormat(locale, {useGrouping: false}).format(count)
    const words = (forms[category] ?? forms.other).replace('{count}', number)
    status.textContent = terms.length === 0 ? '' : count === 0 ? none : words
    list.hidden = results.length === 0
    list.replaceChildren(...results.map(card))
  }

  form.addEventListener('submit', event => {
    event.preventDefault()
    history.replaceState(null, '', `?q=${encodeURIComponent(input.value)}`)
    search()
  })
  input.addEventListener('input', search)
  form.hidden = false
  page.querySelector('.search-lists').hidden = true
  input.value = new URLSearchParams(location.search).get('q') ?? ''
  if (input.value !== '') search()
}

/** A result, as lists show stories. Text is put in as text: nothing in an index can be markup. */
function card([href, title, summary, date, lang, dir]) {
  const link = element('a', {href}, title)
  const parts = [
    element('h2', {className: 'card-title'}, link),
    element('p', {className: 'card-text'}, summary),
    element('p', {className: 'card-line'}, date),
  ]
  const shown = parts.filter(part => part.textContent !== '')
  return element('li', {}, element('article', {className: 'card', lang, dir}, ...shown))
}

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}

if (typeof document !== 'undefined')
  for (const page of document.querySelectorAll('.search')) open(page)
