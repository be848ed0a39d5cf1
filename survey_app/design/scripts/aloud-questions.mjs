// What is read aloud of a page of questions: all of it, or one question.

const WORDS = 'h1, h2, p, li, dt, dd, legend, label, summary, .govuk-hint, .govuk-details__text'
const ROOTS = '.govuk-form-group'
const main = document.querySelector('main')

const partsOf = (root) => root.querySelectorAll(WORDS)
const wordsOf = (part) => part.textContent.trim().replace(/\s+/g, ' ')
const languageOf = () => document.documentElement.lang

// The smallest parts, as they stand now: what is folded is left out but for its name, and so are our buttons.
const isTold = (part) => wordsOf(part) && !part.matches('form > p') && !part.querySelector(WORDS) &&
  (part.matches('summary') || !part.closest('details:not([open])'))
