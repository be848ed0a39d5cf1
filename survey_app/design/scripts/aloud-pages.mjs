// What is read aloud of every other page with a script: all of it but answers of one's own, or a heading and
// what belongs to it, answers and all. Words that only other aids hear are not read: what is read is what is seen.

const WORDS = 'h1, h2, p, li, dt, dd, legend, label, summary, .govuk-hint, .govuk-details__text, a.govuk-button, button[type=submit]'
const HIDDEN = '.govuk-visually-hidden, [hidden]'
const ROOTS = 'h2:not(.govuk-notification-banner__title), .govuk-form-group'
const main = document.querySelector('main')

// A code, and after it the list that spells it: that is what is read, where a voice has its language.
const hasCode = (part) => part?.querySelector('.app-code')
const spellingOf = (part) => {
  const list = hasCode(part) && part.nextElementSibling?.querySelector('ol')
  return list && voiceFor(list.lang) ? list : undefined
}
const isSpelling = (part) => hasCode(part.closest('ol')?.closest('details')?.previousElementSibling)

const seen = (part) => {
  const copy = part.cloneNode(true)
  for (const each of copy.querySelectorAll(HIDDEN)) each.remove()
  return copy.textContent.trim().replace(/\s+/g, ' ')
}

const wordsOf = (part) => {
  if (!hasCode(part)) return seen(part)
  const list = spellingOf(part)
  return list ? [...list.children].map(seen).join('. ') : [...seen(part).replace(/[^\p{L}\p{N}]/gu, '')].join('. ')
}

const languageOf = (part) => {
  const own = part !== main && part.querySelector('[lang]')
  return (spellingOf(part) ?? (own || part)).closest('[lang]').lang
}

const isTold = (part) => wordsOf(part) && !part.querySelector(WORDS) &&
  !part.closest(HIDDEN) && !isSpelling(part) && voiceFor(languageOf(part)) &&
  (part.matches('summary') || !part.closest('details:not([open])'))

const partsIn = (root) => [...root.querySelectorAll(WORDS)]

const partsOf = (root) => {
  if (root === main) return partsIn(main).filter((part) => !part.closest('[data-own]'))
  if (!root.matches('h2')) return partsIn(root)
  const parts = [root]
  for (let each = root.nextElementSibling; each && !each.matches('h2'); each = each.nextElementSibling) {
    parts.push(each, ...partsIn(each))
  }
  return parts.filter((part) => part.matches(WORDS))
}
